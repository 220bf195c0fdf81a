# ما يرد في أكثر من صفحة.

shared-mend = بعض الحقول تحتاج إلى تصحيح؛ لم يتغير شيء.
shared-comma = {"، "}
shared-back-to-closing = العودة إلى إغلاق { $month }
