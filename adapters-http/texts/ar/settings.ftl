# إعدادات الأسرة.

settings-title = الإعدادات
settings-name = الأسرة
settings-name-hint = اسمها هنا، ولا يتوقف عليه شيء.
settings-locale = اللغة والمنطقة
settings-locale-hint = كيف تُكتب الكلمات والأرقام والتواريخ، مثل ar-EG أو ar-SA أو en-GB. ويمكن كتابة غيرها.
settings-currency = العملة
settings-currency-hint = رمزها من ثلاثة أحرف، مثل EGP. تبقى كما هي متى وُجدت مبالغ.
settings-time-zone = المنطقة الزمنية
settings-time-zone-hint = تحدد أي يوم هو اليوم، مثل Africa/Cairo.
settings-start-day = أول يوم في الشهر
settings-start-day-hint = من 1 إلى 28. مع 25 يبدأ الشهر يوم الراتب وينتهي في 24، ويُسمى باسم الشهر الذي يقع معظمه فيه. يسري التغيير على الأشهر التي لم تُنشأ بعد.
settings-spoken = تتحدث الصفحات هذه اللغات؛ ولغيرها تكون الكلمات بالإنجليزية والأرقام والتواريخ بطريقتها:
settings-save = حفظ
settings-backups = النسخ الاحتياطية
settings-all-backups = كل النسخ الاحتياطية
settings-activity = السجل: كل تغيير جرى
settings-api = واجهة HTTP البرمجية
