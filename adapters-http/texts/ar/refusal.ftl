### لماذا رُفضت قيمة أحد الحقول.

## قيم من أي نوع

refusal-required = أدخل قيمة.
refusal-too-long =
    { $max ->
        [zero] لا يُسمح بأي حرف.
        [one] حرف واحد على الأكثر.
        [two] حرفان على الأكثر.
        [few] { $max } أحرف على الأكثر.
        [many] { $max } حرفًا على الأكثر.
       *[other] { $max } حرف على الأكثر.
    }
refusal-control-characters = لا يمكن حفظ محارف التحكم.
refusal-turning-characters = لا يمكن حفظ محارف تقلب اتجاه ما يجاورها. اكتب النص من جديد.
refusal-shows-nothing = لا يظهر من هذا النص شيء.
refusal-number-unreadable = أدخل عددًا صحيحًا.
refusal-number-out-of-range = أدخل عددًا من ١ إلى { $max }.
refusal-not-in-list = اختر من القائمة.
refusal-order-incomplete = يجب أن يذكر الترتيب كل الموجود، وكل واحد مرة واحدة.
refusal-not-confirmed = اكتب { $word } للتأكيد.

## المبالغ

refusal-amount-unreadable = أدخل مبلغًا مثل ١٢٫٥٠.
refusal-amount-too-large = المبلغ أكبر مما يستطيع Quartermaster حفظه.
refusal-amount-negative = لا يمكن أن يكون المبلغ سالبًا.
refusal-amount-zero = لا يمكن أن يكون المبلغ صفرًا.
refusal-sum-too-large = المجموع أكبر من اللازم.
refusal-too-many-decimals =
    { $max ->
        [zero] لا تُقبل منازل عشرية.
        [one] منزلة عشرية واحدة على الأكثر.
        [two] منزلتان عشريتان على الأكثر.
        [few] { $max } منازل عشرية على الأكثر.
        [many] { $max } منزلة عشرية على الأكثر.
       *[other] { $max } منزلة عشرية على الأكثر.
    }
refusal-rate-unreadable = أدخل نسبة بالمئة مثل ٣٫٨٧٥.
refusal-rate-out-of-range = أدخل نسبة من ٠ إلى { $max } بالمئة.

## الأيام والأشهر

refusal-date-unreadable = أدخل تاريخًا مثل {"\u2068"}2026-11-23{"\u2069"}.
refusal-date-outside-month = أدخل تاريخًا من { $first } إلى { $last }.
refusal-date-far-outside-month =
    { $days ->
        [zero] أدخل تاريخًا من { $first } إلى { $last }.
        [one] أدخل تاريخًا لا يبعد أكثر من يوم واحد عن الفترة من { $first } إلى { $last }.
        [two] أدخل تاريخًا لا يبعد أكثر من يومين عن الفترة من { $first } إلى { $last }.
        [few] أدخل تاريخًا لا يبعد أكثر من { $days } أيام عن الفترة من { $first } إلى { $last }.
        [many] أدخل تاريخًا لا يبعد أكثر من { $days } يومًا عن الفترة من { $first } إلى { $last }.
       *[other] أدخل تاريخًا لا يبعد أكثر من { $days } يوم عن الفترة من { $first } إلى { $last }.
    }
refusal-year-unreadable = أدخل سنة مثل 2026.
refusal-year-beyond-calendar = أدخل سنة من { $first } إلى { $last }.
refusal-year-out-of-range = أدخل تاريخًا من عام { $first } إلى عام { $last }.
refusal-day-out-of-range = أدخل يومًا من ١ إلى { $max }.
refusal-month-unreadable = أدخل شهرًا مثل {"\u2068"}2026-11{"\u2069"}.
refusal-month-out-of-range = أدخل شهرًا من { $first } إلى { $last }.
refusal-month-unknown = هذا الشهر غير موجود.

## الأسرة

refusal-currency-unknown = هذا ليس رمز عملة من ISO 4217.
refusal-language-tag = أدخل رمز لغة مثل {"\u2068"}ar-EG{"\u2069"}.
refusal-time-zone = أدخل منطقة زمنية مثل Asia/Riyadh.

## البنود والديون

refusal-kind-unknown = اختر الدخل أو المصروف أو الادخار أو سداد دين.
refusal-kind-cannot-change = لا يمكن تغيير نوع بند داخل شهر.
refusal-kind-cannot-carry = الترحيل لبنود المصروف والادخار فقط.
refusal-kind-has-no-debt = سداد الدين وحده يمكن أن يشير إلى دين.
refusal-carry-unknown = اختر بلا ترحيل أو ترحيل الفائض أو ترحيل الرصيد.
refusal-carry-by-hand = البند المضاف يدويًا ليس له مكان في الشهر التالي ليُرحَّل إليه.
refusal-unit-unknown = اختر شهريًا أو أسبوعيًا أو مرة واحدة.
refusal-once-has-no-end = ما يحدث مرة واحدة ليس له شهر أخير.
refusal-last-before-first = الشهر الأخير يسبق الشهر الأول.
refusal-debt-not-in-month = هذا الدين ليس في الشهر.
refusal-debt-not-in-template = هذا الدين ليس في القالب.
refusal-entry-not-in-month = هذا البند ليس في الشهر.
refusal-no-entry-called-so = لا يوجد في الشهر بند بهذا الاسم.
refusal-several-entries-fit = تطابق عدة بنود: { $names }. اكتب المزيد قليلًا.
refusal-more-entries-fit = تطابق عدة بنود: { $names } وغيرها. اكتب المزيد قليلًا.

## القيود

refusal-too-many-lines =
    { $max ->
        [zero] لا يُسمح بأي سطر في الدفعة الواحدة.
        [one] سطر واحد على الأكثر في الدفعة الواحدة.
        [two] سطران على الأكثر في الدفعة الواحدة.
        [few] { $max } أسطر على الأكثر في الدفعة الواحدة.
        [many] { $max } سطرًا على الأكثر في الدفعة الواحدة.
       *[other] { $max } سطر على الأكثر في الدفعة الواحدة.
    }
refusal-too-many-postings =
    { $max ->
        [zero] لا يُسمح بأي قيد في الشهر الواحد.
        [one] قيد واحد على الأكثر في الشهر الواحد.
        [two] قيدان على الأكثر في الشهر الواحد.
        [few] { $max } قيود على الأكثر في الشهر الواحد.
        [many] { $max } قيدًا على الأكثر في الشهر الواحد.
       *[other] { $max } قيد على الأكثر في الشهر الواحد.
    }
refusal-lines-miss-total = مجموع الأسطر لا يساوي الإجمالي.
refusal-nothing-left-of-total = الأسطر الأخرى لا تترك شيئًا من الإجمالي.
refusal-opening-stays = الرصيد الافتتاحي يبقى مع بنده.
refusal-opening-has-no-payee = ليس للرصيد الافتتاحي مستفيد.

## نقل المخطط

refusal-move-not-positive = يجب أن يكون المبلغ المنقول أكبر من صفر.
refusal-move-more-than-planned = لا يمكن نقل أكثر من المخطط.
refusal-move-same-entry = اختر بندًا آخر.
refusal-move-income = لا يمكن نقل المبلغ المخطط لبند دخل.

## الفروق بين القالب والشهر

refusal-line-does-not-differ = لا فرق في هذا السطر.
refusal-adopt-debt-first = اعتمد الدين { $name } أولًا.
refusal-not-proposed = لن يكون هذا البند في الشهر.
refusal-leave-out-carries-in = يُرحِّل الشهر السابق مالًا إلى { $name }، فلا يمكن استبعاده.
refusal-set-aside-needs-active = يُسجَّل المال المدخر بعد تنشيط الشهر. نشّطه، أو اترك المبالغ فارغة.
refusal-carries-nothing = لا يُرحِّل هذا البند شيئًا من شهر إلى شهر.
refusal-push-back-not-due = لا يمكن إعادة هذا إلى القالب: القالب يحدد متى يستحق البند، وهذا الشهر ليس منها.
refusal-push-back-not-divisible =
    { $times ->
        [zero] لا يمكن إعادة هذا إلى القالب: لا يوجد استحقاق يُقسم عليه مخطط الشهر.
        [one] لا يمكن إعادة هذا إلى القالب: لا يمكن تحميل مخطط الشهر على استحقاق واحد دون باقٍ.
        [two] لا يمكن إعادة هذا إلى القالب: لا يمكن قسمة مخطط الشهر على استحقاقين دون باقٍ.
        [few] لا يمكن إعادة هذا إلى القالب: لا يمكن قسمة مخطط الشهر على { $times } استحقاقات دون باقٍ.
        [many] لا يمكن إعادة هذا إلى القالب: لا يمكن قسمة مخطط الشهر على { $times } استحقاقًا دون باقٍ.
       *[other] لا يمكن إعادة هذا إلى القالب: لا يمكن قسمة مخطط الشهر على { $times } استحقاق دون باقٍ.
    }
refusal-push-back-nothing-due = لا يمكن إعادة هذا إلى القالب: البند غير مستحق في هذا الشهر.
refusal-push-back-template-full = لا يمكن إعادة هذا إلى القالب: فيه أكبر عدد ممكن من البنود.
refusal-push-back-day-twice = لا يمكن إعادة هذا إلى القالب: في الشهر هذا اليوم مرتين، والقالب سيقصد الأول.

## بيانات واجهة البرمجة ومعاملاتها

refusal-json-text-needed = أدخل نصًا بين علامتي اقتباس.
refusal-json-number-needed = أدخل عددًا صحيحًا بلا علامات اقتباس وبلا كسور.
refusal-minor-units-unreadable = أدخل عددًا صحيحًا من الوحدات الصغرى مثل 1250، بلا علامات اقتباس وبلا كسور.
refusal-minor-units-out-of-range = أدخل مبلغًا من -{ $max } إلى { $max } من الوحدات الصغرى.
refusal-instant-unreadable = أدخل تاريخًا ووقتًا مع فارق التوقيت، مثل {"\u2068"}2026-11-23T17:12:00Z{"\u2069"}.
refusal-state-unknown = أدخل draft أو active أو closed.
refusal-posting-kind-unknown = أدخل payment أو opening_balance.
refusal-drift-action-unknown = أدخل adopt أو push_back.
refusal-drift-line-unnamed = حدّد السطر بواحد فقط من entry_id أو month_entry_id أو debt_target_id.
refusal-field-named-twice = ورد الحقل مرتين.
refusal-parameter-unreadable = القيمة ناقصة أو غير مقروءة.
refusal-seal = يتكون الختم من ٦٤ رقمًا ست عشريًا.
