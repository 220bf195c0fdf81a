# رأس صفحة الشهر: حياته في ثلاث خطوات، والأشهر من حوله.

life-month-before = الشهر السابق
life-month-after = الشهر التالي
life-of-month = مراحل الشهر
life-draft = مسودة { $date }
life-active = نشط
life-active-since = نشط منذ { $date }
life-closed = مغلق
life-closed-on = أُغلق { $date }
life-activate = تنشيط
life-close = إغلاق الشهر…
life-create-month = إنشاء { $month }
life-open-month = فتح { $month }
