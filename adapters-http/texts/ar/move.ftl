# نقل مبلغ مخطط من بند إلى آخر.

move-title = نقل مبلغ مخطط، { $month }
move-heading = نقل مبلغ مخطط
move-how = يؤخذ المبلغ من مخطط بند ويضاف إلى مخطط بند آخر، ولا يُسجَّل أي قيد.
move-from = من
move-to = إلى
move-move = نقل
move-choice = { $entry }: المخطط { $planned }، المتبقي { $remaining }
