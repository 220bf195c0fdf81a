# القالب: ما يتكرر، والديون التي تُسدَّد.

template-title = القالب
template-lead = ما يتكرر كل فترة. الشهر الجديد لقطة منه، وتغيير القالب لا يغيّر أبدًا شهرًا موجودًا.

template-usual = الشهر المعتاد بالأرقام
template-usual-income = الدخل المعتاد
template-usual-expense = المصروفات
template-usual-saving = الادخار
template-usual-debt-payment = سداد الديون
template-to-allocate = للتوزيع
template-too-much = المخطط أكثر من الدخل
template-left = للتوزيع في شهر معتاد

template-lost = لم يستجب الخادم كما ينبغي. يُرجى التحقق من الحفظ ثم المحاولة مرة أخرى.
template-told-archived = أُرشف { $name }، ولن يظهر في الأشهر القادمة.
template-told-deleted = حُذف { $name }.
template-told-not-moved = لم يُنقل شيء: غيّر أحدهم القالب في هذه الأثناء. هذه حاله الآن.
template-told-not-planned = لم يتغير شيء: أُرشف { $name } في هذه الأثناء.
template-undo = تراجع

template-entries-caption = بنود القالب بحسب الفئة
template-entry = البند
template-how-often = التكرار
template-due-day = يوم الاستحقاق
template-planned = المخطط
template-planned-for = المخطط لبند { $name }
template-due = في اليوم { $day }
template-pays = يسدد { $debt }
template-has-notes = عليه ملاحظات
template-share = { $amount } في شهر معتاد
template-share-once = ليس في شهر معتاد
template-comes-next = القادم في { $month }
template-comes-now = هذا الشهر
template-comes-no-more = لن يتكرر
template-category-sum = في شهر معتاد

template-grip = نقل { $name }
template-grip-help = سهم الأعلى وسهم الأسفل ينقلان البند موضعًا واحدًا داخل فئته، ومفتاحا Home وEnd إلى طرفيها. ويمكن سحبه أيضًا.
template-moved = صار { $name } في الموضع { $position } من { $count } في { $list }.
template-move-up = نقل { $name } إلى أعلى
template-move-down = نقل { $name } إلى أسفل
template-move-category-up = نقل الفئة { $name } إلى أعلى
template-move-category-down = نقل الفئة { $name } إلى أسفل

template-empty = لا شيء يتكرر بعد. البداية الجيدة هي الدخل والإيجار ومشتريات الطعام.
template-add-entry = إضافة بند
template-add-entry-button = إضافة البند

template-debts = الديون
template-debts-caption = ديون القالب
template-debt = الدين
template-debt-pace = كيف يُسدَّد
template-debt-rate = المعدل السنوي
template-debt-minimum = الحد الأدنى للسداد
template-debt-owed = المستحق
template-debt-credit = رصيد دائن
template-debt-paid = { $amount } في شهر معتاد
template-debt-below-minimum = أقل من الحد الأدنى للسداد
template-debt-paid-by = تسدده البنود
template-debt-paid-off-in = { $months ->
    [1] يُسدَّد كله بالدفعة القادمة، في { $last }، والفائدة حتى ذلك الحين { $interest }
    [two] يُسدَّد كله خلال شهرين، في { $last }، والفائدة حتى ذلك الحين { $interest }
    [few] يُسدَّد كله خلال { $months } أشهر، في { $last }، والفائدة حتى ذلك الحين { $interest }
    [many] يُسدَّد كله خلال { $months } شهرًا، في { $last }، والفائدة حتى ذلك الحين { $interest }
   *[other] يُسدَّد كله خلال { $months } شهر، في { $last }، والفائدة حتى ذلك الحين { $interest }
}
template-debt-paid-off = { $months ->
    [1] يُسدَّد كله بالدفعة القادمة، والفائدة حتى ذلك الحين { $interest }
    [two] يُسدَّد كله خلال شهرين، والفائدة حتى ذلك الحين { $interest }
    [few] يُسدَّد كله خلال { $months } أشهر، والفائدة حتى ذلك الحين { $interest }
    [many] يُسدَّد كله خلال { $months } شهرًا، والفائدة حتى ذلك الحين { $interest }
   *[other] يُسدَّد كله خلال { $months } شهر، والفائدة حتى ذلك الحين { $interest }
}
template-debt-never = لن يُسدَّد أبدًا بهذه الوتيرة، فالمدفوع لا يغطي الفائدة
template-debt-too-long = لن يُسدَّد خلال مئة سنة بهذه الوتيرة
template-debt-unpaid = لن يُسدَّد أبدًا، فلا شيء يُدفع عليه في شهر معتاد
template-debt-nothing-owed = لا شيء مستحق
template-no-debts = لا ديون. أضف دينًا لترى كيف يُسدَّد شهرًا بعد شهر.
template-add-debt = إضافة دين
template-add-debt-button = إضافة الدين

template-archived = المؤرشف ({ $count })
template-archived-lead = لا تظهر هذه في الأشهر القادمة، والأشهر التي كانت فيها تحتفظ بها.
template-archived-debt = دين قدره { $amount }
template-restore = استعادة
template-restore-name = استعادة { $name }
