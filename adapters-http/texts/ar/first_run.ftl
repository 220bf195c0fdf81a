# التشغيل الأول: من أسرة بلا بيانات إلى شهرها الأول في ثلاث خطوات.

first-run-title = الخطوات الأولى
first-run-steps = الخطوات
first-run-step-household = الأسرة
first-run-step-template = ما يتكرر
first-run-step-month = الشهر الأول
first-run-welcome = أهلًا وسهلًا
first-run-lead = ميزانية تُدار شهرًا بشهر: القالب يحدد ما يتكرر، وكل شهر صورة منه، وما مضى يبقى كما كان. ثلاث خطوات قصيرة تقود إلى الشهر الأول.
first-run-go-on = متابعة
first-run-skip-household = تخطٍّ وإبقاء الحال
first-run-later = يمكن تغيير كل هذا لاحقًا من الإعدادات، إلا العملة فتبقى متى وُجدت مبالغ.

first-run-template-title = ماذا يدخل وماذا يخرج؟
first-run-template-lead = ضع علامة على ما يتكرر واكتب مقداره في شهر معتاد. يكفي القليل للبدء.
first-run-template-hint = المبلغ المتروك فارغًا يُخطط له بلا شيء حاليًا. يمكن لاحقًا تغيير الأسماء والترتيب وإكمال الناقص في القالب.
first-run-amount-of = { $name }: المبلغ في الشهر
first-run-owed = المستحق الآن
first-run-rate = الفائدة السنوية بالمئة
first-run-to-allocate = للتوزيع
first-run-over = المخطط أكثر من الدخل
first-run-unreadable = …
first-run-add-lines = إضافة ما عليه علامة
first-run-add-up = جمع
first-run-skip-template = تخطٍّ والبدء بقالب فارغ

first-run-category-income = الدخل
first-run-category-housing = السكن
first-run-category-food = الطعام
first-run-category-transport = التنقل
first-run-category-health = الصحة
first-run-category-family = العائلة
first-run-category-leisure = الترفيه
first-run-category-savings = الادخار
first-run-category-debts = الديون
first-run-line-salary = الراتب
first-run-line-child-benefit = إعانة الأطفال
first-run-line-other-income = دخل آخر
first-run-line-rent = الإيجار أو قسط المنزل
first-run-line-energy = الكهرباء والتدفئة
first-run-line-internet = الإنترنت والهاتف
first-run-line-home-insurance = تأمين المنزل
first-run-line-groceries = البقالة
first-run-line-eating-out = الأكل في الخارج
first-run-line-tickets = الحافلات والقطارات
first-run-line-fuel = الوقود
first-run-line-car = السيارة: التأمين والصيانة
first-run-line-health-insurance = التأمين الصحي
first-run-line-medicine = الطبيب والدواء
first-run-line-childcare = الحضانة والمدرسة
first-run-line-clothes = الملابس
first-run-line-gifts = الهدايا
first-run-line-hobbies = الهوايات والرياضة
first-run-line-subscriptions = الاشتراكات
first-run-line-holidays = العطلات
first-run-line-reserve = احتياطي الطوارئ
first-run-line-retirement = التقاعد
first-run-line-card = بطاقة الائتمان
first-run-line-loan = القرض

first-run-month-title = بدء { $month }
first-run-month-lead = مدته { $days }. هذا ما سيُخطط له.
first-run-which-month = الشهر الذي يُبدأ به
first-run-figures = الشهر بالأرقام
first-run-income = الدخل
first-run-going-out = الخارج
first-run-month-caption = ما سيُخطط له في { $month }
first-run-entry = البند
first-run-planned = المخطط
first-run-set-aside = المدخر سابقًا
first-run-set-aside-of = { $name }: المدخر سابقًا
first-run-set-aside-hint = إذا كان ثمة مال مرصود لشيء ما، مثل ١٢٠ للهدايا، فاكتبه هنا ليزيد ما يمكن إنفاقه عليه هذا الشهر. علامة الطرح تعني أنه أُنفق أكثر من اللازم. الفارغ يعني لا شيء.
first-run-month-empty = القالب فارغ، وسيكون الشهر كذلك. يمكن إضافة البنود إلى الشهر نفسه.
first-run-activate = البدء به فورًا
first-run-activate-hint = يصبح الشهر نشطًا ويقبل القيود. وبدون العلامة يبقى مسودة، أي خطة قيد الإعداد.
first-run-begin = بدء { $month }
first-run-change-template = تعديل القالب أولًا

first-run-done-title = بدأت هذه الأسرة بالفعل
first-run-done-lead = الخطوات الأولى لأسرة بلا أشهر. هذه الأسرة في { $month }.
first-run-done-month = فتح { $month }
first-run-done-template = القالب
first-run-done-settings = الإعدادات
first-run-filled-title = القالب مُعبّأ
first-run-filled-lead = { $count ->
    [0] لا بند مستعملًا فيه.
    [one] فيه بند واحد. يُضاف الناقص هناك.
    [two] فيه بندان. يُضاف الناقص هناك.
    [few] فيه { $count } بنود. يُضاف الناقص هناك.
   *[other] فيه { $count } بندًا. يُضاف الناقص هناك.
}
first-run-filled-month = إلى الشهر الأول
