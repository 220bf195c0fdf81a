# العناية بالنسخ الاحتياطية.

backups-title = النسخ الاحتياطية
backups-one-title = نسخة احتياطية
backups-of = نسخة { $made }
backups-restored = استُعيدت { $name } وهي ما يظهر الآن. وما كان قبلها هو أحدث نسخة سببها «pre restore».
backups-none = لا توجد نسخة احتياطية بعد.
backups-every = تُنشأ نسخة { $interval } ما دام الخادم يعمل، إن تغير شيء.
backups-never = لا تُنشأ نسخة تلقائيًا.
backups-last-good = آخر نسخة سليمة بتاريخ { $at }، { $ago }.
backups-no-good = لا توجد نسخة سليمة بعد.
backups-late = آخر نسخة سليمة بتاريخ { $at } ({ $ago })، والمطلوب نسخة { $interval }.
backups-late-none = لا توجد نسخة سليمة لهذه الأسرة بعد.
backups-failed = فشلت آخر نسخة احتياطية.
backups-failure = { $trouble ->
    [no_database] { $at }: لا يوجد ملف قاعدة بيانات.
    [database_damaged] { $at }: قاعدة البيانات تالفة.
    [database_unreadable] { $at }: لا يمكن قراءة قاعدة البيانات.
    [folder] { $at }: لا يمكن استخدام مجلد النسخ الاحتياطية.
    [no_space] { $at }: لا توجد مساحة كافية لنسخة احتياطية.
    [untried] { $at }: تعذّرت تجربة نسخة احتياطية.
    [unsound] { $at }: لم تجتز نسخة احتياطية فحصها.
    [sweep] { $at }: تعذّر حذف النسخ القديمة.
    [copy] { $at }: تعذّر نسخ النسخة الاحتياطية إلى مكان قاعدة البيانات.
    [keep] { $at }: تعذّر حفظ الحالة الراهنة.
    [replace] { $at }: تعذّر استبدال ملف قاعدة البيانات.
    [schema] { $at }: تعذّر نقل ما استُعيد إلى أحدث مخطط.
   *[interrupted] { $at }: قُطع العمل.
}
backups-reason = السبب
backups-reason-ask = السبب، للاسم
backups-reason-hint = تبقى الحروف اللاتينية والأرقام والشرطات
backups-now = إنشاء نسخة الآن
backups-caption = النسخ الاحتياطية، الأحدث أولًا
backups-backup = النسخة
backups-verified = التحقق
backups-schema = المخطط
backups-size = الحجم
backups-acts = الإجراءات
backups-step = الخطوة { $number }
backups-unknown = غير معروف
backups-download = تنزيل
backups-age = العمر
backups-schema-step = خطوة المخطط
backups-file = الملف
backups-not-yet = ليس بعد
backups-passed = نعم، { $ago }
backups-not-passed = لا، جُرّبت { $ago }
backups-unsound = لا يمكن استعادة هذه النسخة. وما وُجد:
backups-verify = تحقق
backups-verify-hint = يفتح التحقق الملف ويفحص صفحاته وصفوفه وأختامه، وينقل نسخة منه إلى أحدث مخطط.
backups-set-aside-hint = الملفات التي في مجلد النسخ وتحمل اسم هذا الملف وتنتهي بـ ‎-wal‎ أو ‎-shm‎ أو ‎-journal‎ جزء منه. وهي ليست ضمن التنزيل، فخذها معه.
backups-restore = استعادة
backups-restore-lead = سيعود كل شيء كما كان في هذه النسخة. ويُنسخ ما هو موجود الآن أولًا، ويمكن استعادته بالطريقة نفسها.
backups-confirm = اكتب «{ $word }» للتأكيد
