# بند من بنود القالب واستمارته.

template-entry-crumb = القالب
template-entry-archived = مؤرشف
template-entry-save = حفظ
template-entry-back = العودة إلى القالب

template-entry-kind = النوع
template-entry-category = الفئة
template-entry-category-hint = القسم الذي يظهر تحته
template-entry-name = الاسم
template-entry-planned = المخطط في كل مرة
template-entry-planned-hint = المبلغ كلما حان موعده
template-entry-due-day = يوم الاستحقاق
template-entry-due-day-hint = من ١ إلى ٣١، أو يُترك فارغًا؛ وفي الأشهر القصيرة هو آخر يوم
template-entry-carry = ما يُرحَّل إلى الشهر التالي
template-entry-carry-none = لا شيء
template-entry-carry-surplus = ما تبقى
template-entry-carry-balance = ما تبقى أو ما جرى تجاوزه
template-entry-debt = يسدد الدين
template-entry-no-debt = لا دين
template-entry-rhythm = التكرار
template-entry-unit = الوتيرة
template-entry-by-months = كل عدد من الأشهر
template-entry-by-weeks = كل عدد من الأسابيع
template-entry-once = مرة واحدة
template-entry-every = كل كم
template-entry-every-hint = ١ لكل مرة، و٣ لكل ثالث مرة
template-entry-from = من شهر
template-entry-from-hint = الشهر الأول، أو الوحيد؛ ويجوز تركه فارغًا لما يتكرر كل شهر
template-entry-first-date = أول تاريخ
template-entry-first-date-hint = منه تُحسب الأسابيع
template-entry-until = آخر شهر
template-entry-until-hint = فارغ: بلا نهاية
template-entry-notes = ملاحظات

template-entry-leaving = حين لا يعود يتكرر
template-entry-is-archived = هذا البند مؤرشف
template-entry-archive-lead = الأرشفة تخرجه من الأشهر القادمة. الأشهر التي هو فيها تحتفظ به، ويمكن استعادته.
template-entry-archive = أرشفة
template-entry-restore-lead = لا يظهر في الأشهر القادمة. الاستعادة تعيده إليها.
template-entry-restore = استعادة
template-entry-in-use = لا يمكن حذفه، فقد نسخه أحد الأشهر.
template-entry-delete-lead = لم ينسخه أي شهر، فيمكن حذفه. الحذف نهائي.
template-entry-delete = حذف
