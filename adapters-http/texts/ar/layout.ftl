# ما يحيط بكل صفحة.

layout-skip = إلى المحتوى
layout-main = القائمة الرئيسية
layout-month = الشهر
layout-months = الأشهر
layout-template = القالب
layout-settings = الإعدادات
layout-theme = التبديل بين الفاتح والداكن
layout-keys = المفاتيح
layout-key-new-posting = قيد جديد
layout-key-filter = تصفية البنود
layout-key-walk = البند التالي والسابق
layout-key-enter = فتح البند، أو حفظ ما كُتب
layout-key-around = الشهر السابق والتالي
layout-key-escape = مغادرة الحقل، إغلاق هذه القائمة
layout-key-list = هذه القائمة
layout-key-use = استخدام المفاتيح ذات الحرف أو الرمز الواحد
layout-close = إغلاق
