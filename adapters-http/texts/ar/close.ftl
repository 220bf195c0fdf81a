# قائمة المراجعة قبل إغلاق الشهر، وما سيفعله الإغلاق.

close-title = إغلاق { $month }
close-to-settle = ما يجب حسمه أولًا
close-to-settle-first = لا يمكن إغلاق الشهر قبل حسم ذلك.
close-blocks = يمنع
close-worth-a-look = يستحق نظرة
close-can-stay = يمكن إغلاق الشهر مع بقائها.
close-in-order = كل شيء على ما يرام.
close-open = فتح { $name }
close-post = التسجيل على { $name }
close-cover = تغطية { $name }
close-open-debt = إلى الدين
close-enter-interest = إدخال الفائدة
close-change-plan = إلى المخطط

close-what-it-does = ما سيفعله الإغلاق
close-net = صافي الشهر
close-net-more-out = المصروف أكثر من الدخل
close-carried-over = يُرحَّل إلى { $month }
close-entry = البند
close-amount = المبلغ
close-left-over = متبقٍّ
close-overspent = تجاوز
close-more = زيادة على المخطط
close-dropped = يُهمل، إذ لا مكان له في { $month }
close-nothing-carried = لا يُرحَّل شيء.
close-debts = أرصدة الديون، هنا وفي القالب
close-debt = الدين
close-opening = الافتتاح
close-closing = الختام
close-estimate = بفائدة تقديرية
close-seals = عندئذ يُختم الشهر ولا يتغير بعدها أبدًا. ولا يُعاد فتح إلا آخر شهر مغلق، مع ذكر السبب.
close-back = العودة إلى الشهر
close-not-yet = ليس بعد

close-is-draft = { $month } مسودة: خطة لم يُقيَّد فيها شيء بعد. يمكن إغلاقه بعد أن يكون نشطًا.
close-activate = تنشيط { $month }
close-to-draft = العودة إلى المسودة
close-is-closed = { $month } مغلق بالفعل.
close-to-statement = كشف الإغلاق
close-to-reopen = إعادة فتحه…
