# ما يرد في أكثر من صفحة.

shared-mend = بعض الحقول تحتاج إلى تصحيح؛ لم يتغير شيء.
shared-comma = {"، "}
shared-back-to-closing = العودة إلى إغلاق { $month }
shared-overtaken = تحت كل حقل مختلف ما هو موجود الآن. الحفظ مرة أخرى يُبقي ما في الحقول.
shared-overtaken-alike = ما هو موجود الآن مطابق لما في الحقول. الحفظ مرة أخرى لا يغير شيئًا.
shared-now = الموجود الآن: { $value }
shared-now-empty = الموجود الآن: لا شيء
shared-planned-now = غيّره أحدهم في هذه الأثناء: المخطط الآن { $amount }. مفتاح الإدخال يحفظ ما كُتب.
shared-planned-keep = الإبقاء على { $amount }
shared-chart-column = { $month }: { $amount }
