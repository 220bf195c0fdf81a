# كيف يختلف القالب والشهر.

drift-title = الفروق، { $month }
drift-heading = { $month } والقالب
drift-explained = خذ السطر إلى الشهر، أو أعده إلى القالب، أو اتركه كما هو. وما قُيّد يبقى.
drift-all-at-once = { $count ->
    [two] يمكن أخذ السطرين إلى الشهر دفعة واحدة.
   *[other] يمكن أخذ كل الأسطر ({ $count }) إلى الشهر دفعة واحدة.
}
drift-some-at-once = { $count ->
    [two] يمكن أخذ سطرين إلى الشهر دفعة واحدة.
    [few] يمكن أخذ { $count } أسطر إلى الشهر دفعة واحدة.
   *[other] يمكن أخذ { $count } سطرًا إلى الشهر دفعة واحدة.
}
drift-staying = { $count ->
    [one] يبقى سطر واحد ويذكر السبب.
    [two] يبقى سطران، ويذكر كل منهما السبب.
    [few] تبقى { $count } أسطر، ويذكر كل منها السبب.
   *[other] يبقى { $count } سطرًا، ويذكر كل منها السبب.
}
drift-adopt-at-once = { $count ->
    [one] أخذ سطر واحد
    [two] أخذ السطرين
    [few] أخذ { $count } أسطر
   *[other] أخذ { $count } سطرًا
}
drift-refused-line = { $name }: { $refusal }
drift-none = الشهر كما هو في القالب.
drift-back = العودة إلى الشهر
drift-act-on = { $act }: { $name }

drift-what-differs = { $name } في هذا الشهر وفي القالب
drift-field = الحقل
drift-this-month = هذا الشهر
drift-template = القالب
drift-nothing = –
drift-kind = النوع
drift-category = الفئة
drift-name = الاسم
drift-planned = المخطط
drift-due = الاستحقاق
drift-carry = الترحيل
drift-debt = الدين
drift-notes = الملاحظات
drift-rate = الفائدة السنوية
drift-minimum-payment = الحد الأدنى للدفع

drift-only-in-template = في القالب وليس في هذا الشهر.
drift-added-by-hand = أُضيف إلى هذا الشهر يدويًا وليس في القالب.
drift-archived = في هذا الشهر، ومؤرشف في القالب.
drift-not-due = في هذا الشهر، مع أنه غير مستحق فيه بحسب القالب.
drift-differs = في كليهما، مع اختلاف.
drift-debt-only-in-template = دين في القالب ليس في هذا الشهر.
drift-debt-archived = دين في هذا الشهر، ومؤرشف في القالب.
drift-debt-differs = دين في كليهما، مع اختلاف.

drift-add-to-month = إضافة إلى الشهر
drift-archive = أرشفة في القالب
drift-remove-from-month = إزالة من الشهر
drift-add-to-template = إضافة إلى القالب
drift-take-back = استعادة إلى القالب
drift-take-template = أخذ ما في القالب
drift-change-template = تغيير القالب

drift-has-payments = لا يمكن إزالته من الشهر: على { $entry } مدفوعات. احذفها أو انقلها أولًا.
drift-debt-first = يأتي بعد الدين { $debt } الذي يسدده. أضف الدين أولًا.
drift-month-full = لا يمكن إضافته: في الشهر أقصى عدد ممكن من البنود.
drift-cannot-say-not-due = لا يمكن إعادته إلى القالب: القالب يحدد متى يستحق هذا البند، وهذا الشهر ليس منها.
drift-cannot-divide = { $times ->
    [two] لا يمكن إعادته إلى القالب: لا يُقسم المخطط بالتساوي على مرتي الاستحقاق في هذا الشهر.
   *[other] لا يمكن إعادته إلى القالب: لا يُقسم المخطط بالتساوي على مرات الاستحقاق في هذا الشهر ({ $times }).
}
drift-nothing-due = لا يمكن إعادته إلى القالب: البند غير مستحق في هذا الشهر، فلا مكان لهذا المخطط في القالب.
drift-day-twice = لا يمكن إعادته إلى القالب: في هذا الشهر يتكرر اليوم مرتين، والقالب يعني الأول.
drift-template-full = لا يمكن إضافته إلى القالب: فيه أقصى عدد ممكن من البنود.
