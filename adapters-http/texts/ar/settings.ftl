# إعدادات الأسرة.

settings-title = الإعدادات
settings-name = الأسرة
settings-name-hint = اسمها هنا، ولا يتوقف عليه شيء.
settings-locale = اللغة والمنطقة
settings-locale-hint = كيف تُكتب الكلمات والأرقام والتواريخ، مثل {"\u2068"}ar-EG{"\u2069"} أو {"\u2068"}ar-SA{"\u2069"} أو {"\u2068"}en-GB{"\u2069"}. ويمكن كتابة غيرها.
settings-currency = العملة
settings-currency-hint = رمزها من ثلاثة أحرف، مثل EGP. تبقى كما هي متى وُجدت مبالغ.
settings-time-zone = المنطقة الزمنية
settings-time-zone-hint = تحدد أي يوم هو اليوم، مثل {"\u2068"}Africa/Cairo{"\u2069"}.
settings-start-day = أول يوم في الشهر
settings-start-day-hint = من ١ إلى ٢٨. مع ٢٥ يبدأ الشهر يوم الراتب وينتهي في ٢٤، ويُسمى باسم الشهر الذي يقع معظمه فيه. يسري التغيير على الأشهر التي لم تُنشأ بعد.
settings-spoken = تتحدث الصفحات هذه اللغات؛ ولغيرها تكون الكلمات بالإنجليزية والأرقام والتواريخ بطريقتها:
settings-save = حفظ
settings-saved = تم الحفظ.
settings-backups = النسخ الاحتياطية
settings-all-backups = كل النسخ الاحتياطية
settings-activity = السجل: كل تغيير جرى
settings-api = واجهة HTTP البرمجية
