# ما يُقال في أكثر من موضع: الأنواع والحالات والتواريخ والمبالغ والتكرار والأسباب والملاحظات.

words-kind-income = دخل
words-kind-expense = مصروف
words-kind-saving = ادخار
words-kind-debt-payment = سداد دين

words-state-draft = مسودة
words-state-active = نشط
words-state-closed = مغلق

words-carry-none = لا يُرحَّل
words-carry-surplus = يُرحَّل الفائض
words-carry-balance = يُرحَّل الرصيد

words-days = من { $first } إلى { $last }

words-every-months = { $count ->
    [1] كل شهر
    [12] كل سنة
    [two] كل شهرين
    [few] كل { $count } أشهر
   *[other] كل { $count } شهرًا
}
words-every-weeks = { $count ->
    [1] كل أسبوع
    [two] كل أسبوعين
    [few] كل { $count } أسابيع
   *[other] كل { $count } أسبوعًا
}
words-once = مرة واحدة، في { $month }
words-rhythm = { $rhythm }
words-rhythm-from = { $rhythm } من { $from }
words-rhythm-until = { $rhythm } حتى { $until }
words-rhythm-from-until = { $rhythm } من { $from } حتى { $until }

words-just-now = الآن
words-minutes-ago = { $count ->
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
   *[other] قبل { $count } دقيقة
}
words-hours-ago = { $count ->
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
   *[other] قبل { $count } ساعة
}
words-days-ago = { $count ->
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
   *[other] قبل { $count } يومًا
}
words-every-days = { $count ->
    [1] كل يوم
    [two] كل يومين
    [few] كل { $count } أيام
   *[other] كل { $count } يومًا
}
words-every-hours = { $count ->
    [1] كل ساعة
    [two] كل ساعتين
    [few] كل { $count } ساعات
   *[other] كل { $count } ساعة
}
words-every-minutes = { $count ->
    [1] كل دقيقة
    [two] كل دقيقتين
    [few] كل { $count } دقائق
   *[other] كل { $count } دقيقة
}
words-every-seconds = { $count ->
    [1] كل ثانية
    [two] كل ثانيتين
    [few] كل { $count } ثوانٍ
   *[other] كل { $count } ثانية
}

words-bytes = { $count ->
    [one] بايت واحد
    [two] بايتان
    [few] { $count } بايتات
   *[other] { $count } بايت
}
words-kilobytes = { $number }{"\u00A0"}ك.ب
words-megabytes = { $number }{"\u00A0"}م.ب
words-gigabytes = { $number }{"\u00A0"}ج.ب

words-posting-carried = رصيد افتتاحي مُرحَّل من { $month }
words-posting-set-by-hand = رصيد افتتاحي أُدخل يدويًا
words-posted-on-entry = { $amount } على { $entry }، { $date }
words-posted-on-lines = { $count ->
    [one] { $amount } على سطر واحد، { $date }
    [two] { $amount } على سطرين، { $date }
    [few] { $amount } على { $count } أسطر، { $date }
   *[other] { $amount } على { $count } سطرًا، { $date }
}

words-reason-due = { $times ->
    [1] مستحق هذا الشهر
    [2] مستحق مرتين هذا الشهر
   *[other] مستحق { $times } مرات هذا الشهر
}
words-reason-not-due = غير مستحق هذا الشهر
words-reason-held-for-carry = غير مستحق، لكنه هنا لأن رصيده يُرحَّل
words-reason-archived = مؤرشف
words-reason-left-out = استُبعد باختيارك
words-reason-copied = منسوخ من { $month }
words-reason-carry-expected = متوقع: { $carried }
words-reason-carry-dropped = { $carried }، ولا مكان له هنا
words-left-over-in = بقي { $amount } في { $month }
words-overspent-in = تجاوز بمقدار { $amount } في { $month }
words-more-in = زيادة { $amount } على المخطط في { $month }

words-finding-earlier-month-open = لم يُغلق { $month } بعد.
words-finding-opening-conflict = للبند { $entry } رصيد افتتاحي أُدخل يدويًا في الشهر التالي. احذفه هناك أولًا.
words-finding-not-over = يمتد الشهر حتى { $date }.
words-finding-carry-dropped = لا مكان لمبلغ { $amount } من { $entry } في الشهر التالي، وسيُهمل.
words-finding-nothing-posted = لا قيود على { $entry }.
words-finding-overspent = تجاوز { $entry } المخطط بمقدار { $amount }.
words-finding-over-allocated = المخطط أكثر من الدخل بمقدار { $amount }.
words-finding-not-allocated = لم يُوزَّع { $amount }.
words-finding-interest-estimated = فائدة { $debt } تقديرية.
words-finding-below-minimum-payment = دُفع على { $debt } أقل من الحد الأدنى بمقدار { $amount }.
