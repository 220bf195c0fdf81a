# كل الأشهر في سنواتها.

months-title = الأشهر
months-new = شهر جديد…
months-caption = كل الأشهر في سنواتها، الأحدث أولًا
months-month = الشهر
months-state = الحالة
months-progress = التقدم
months-planned = المخطط إنفاقه
months-planned-label = المخطط
months-spent = ما أُنفق
months-net = الصافي
months-over = تجاوز
months-short = عجز
months-by-entry = بندًا بندًا
months-by-entry-of = { $year } بندًا بندًا
months-gap = من { $first } إلى { $last }
months-none = لا شهر
months-create = إنشاء { $month }
months-create-of = إنشاء { $month }
months-no-year = { $year }: لا أشهر
months-no-years = من { $first } إلى { $last }: لا أشهر
months-empty = لا توجد أشهر بعد. يبدأ الشهر الأول مسودةً من القالب.
months-create-first = إنشاء الشهر الأول
months-no-earlier = لا توجد أشهر أقدم.
months-earlier = السنوات الأقدم
months-latest = أحدث السنوات

months-net-title = الصافي شهرًا بشهر
months-net-left = من { $first } إلى { $last } زاد الداخل على الخارج بمقدار { $sum }.
months-net-short = من { $first } إلى { $last } زاد الخارج على الداخل بمقدار { $sum }.
months-net-picture = صافي كل شهر من { $first } إلى { $last }
months-net-table = الأرقام نفسها في جدول
