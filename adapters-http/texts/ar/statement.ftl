# ما آل إليه شهر مغلق.

statement-title = كشف الإغلاق، { $month }
statement-heading = كشف إغلاق { $month }
statement-days = الأيام
statement-created = أُنشئ
statement-activated = نُشّط
statement-closed = أُغلق
statement-net-posted = صافي القيود
statement-to-allocate = للتوزيع
statement-carried-on = المُرحَّل إلى الشهر التالي

statement-by-kind = المجاميع حسب النوع
statement-kind = النوع
statement-entries = البنود
statement-entries-of = بنود { $month } حسب الفئة
statement-entry = البند
statement-baseline = خط الأساس
statement-plan-change = تغيّر المخطط
statement-planned = المخطط
statement-opening = الرصيد الافتتاحي
statement-posted = المقيَّد
statement-remaining = المتبقي
statement-execution = مقابل المخطط
statement-carried = المُرحَّل
statement-over = تجاوز
statement-explained = تغيّر المخطط هو المخطط ناقص خط الأساس المحفوظ عند التنشيط. ومقابل المخطط هو المحتسب، أي الرصيد الافتتاحي والمقيَّد، ناقص المخطط. والخانة الفارغة صفر.
statement-no-entries = ليس في الشهر بنود.

statement-debts = الديون
statement-debt = الدين
statement-debt-opening = الافتتاح
statement-interest = الفائدة
statement-charges = الرسوم
statement-paid = المدفوع
statement-debt-closing = الختام
statement-notes = الملاحظات
statement-seal = الختم
statement-tamper-evident = الختم يكشف التلاعب ولا يمنعه. وهو يشمل كل ما سبق، وكل قيد، وختم الشهر المغلق الذي قبله.
statement-back = العودة إلى الشهر
statement-reopen = إعادة فتح هذا الشهر…
