# معاينة شهر لم يُنشأ بعد.

new-month-title = شهر جديد
new-month-all-months = الأشهر
new-month-month = الشهر
new-month-copied-from = منسوخ من
new-month-from-template = القالب
new-month-show = عرض

new-month-as-it-would-begin = { $month } كما سيبدأ
new-month-days = { $days }. لا يُكتب شيء قبل إنشائه.
new-month-switch-off = أوقف ما لا ينبغي أن يبدأ به الشهر. يبقى القالب كما هو.
new-month-entries-of = بنود { $month } حسب الفئة، مع سبب كل منها
new-month-entry = البند
new-month-why = السبب
new-month-carried-in = المُرحَّل
new-month-planned = المخطط
new-month-expected = متوقع
new-month-due-on = مستحق في { $date }
new-month-stays = يبقى لأن مالًا يُرحَّل إليه
new-month-empty = لا بند مستحق في هذا الشهر. أنشئه على كل حال وأضف البنود فيه، أو أضفها إلى القالب أولًا.
new-month-to-template = إلى القالب

new-month-income = الدخل المخطط
new-month-outgo = المصروف المخطط
new-month-to-allocate = للتوزيع
new-month-too-much = المخطط أكثر من اللازم
new-month-create = إنشاء { $month }
new-month-recompute = إعادة الحساب

new-month-debts = الديون
new-month-debts-of = ديون { $month }
new-month-debt = الدين
new-month-balance = الرصيد
new-month-staying-out = ليست في هذا الشهر
new-month-not-in = بنود لن تكون في { $month }
