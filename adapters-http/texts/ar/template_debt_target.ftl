# دين من ديون القالب واستمارته.

template-debt-target-name = الاسم
template-debt-target-balance = المستحق الآن
template-debt-target-balance-hint = دون الصفر: رصيد دائن
template-debt-target-rate = المعدل السنوي بالمئة
template-debt-target-rate-hint = حتى أربع منازل عشرية، مثل ٣٫٨٧٥؛ و٠ حيث لا فائدة
template-debt-target-minimum = الحد الأدنى للسداد
template-debt-target-minimum-hint = أقل ما يجب دفعه كل شهر، أو يُترك فارغًا
template-debt-target-due-day = يوم الاستحقاق
template-debt-target-due-day-hint = من ١ إلى ٣١، أو يُترك فارغًا
template-debt-target-notes = ملاحظات
template-debt-target-save = حفظ

template-debt-target-leaving = حين يُسدَّد كله
template-debt-target-is-archived = هذا الدين مؤرشف
template-debt-target-archive-lead = الأرشفة تخرجه من الأشهر القادمة. الأشهر التي هو فيها تحتفظ به، ويمكن استعادته.
template-debt-target-archive = أرشفة
template-debt-target-restore-lead = لا يظهر في الأشهر القادمة. الاستعادة تعيده إليها.
template-debt-target-restore = استعادة
template-debt-target-in-use = لا يمكن حذفه، فقد نسخه أحد الأشهر أو يسدده بند.
template-debt-target-delete-lead = لم ينسخه أي شهر ولا يسدده أي بند، فيمكن حذفه. الحذف نهائي.
template-debt-target-delete = حذف
