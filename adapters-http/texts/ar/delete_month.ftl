# قبل حذف شهر.

delete-month-title = حذف { $month }؟
delete-month-what-happens = سيحدث ما يلي:
delete-month-plan = { $count ->
    [0] يُحذف الشهر، وليس فيه بنود.
    [one] يُحذف الشهر ببنده الوحيد وديونه وملاحظاته.
    [two] يُحذف الشهر ببنديه وديونه وملاحظاته.
    [few] يُحذف الشهر ببنوده الـ{ $count } وديونه وملاحظاته.
   *[other] يُحذف الشهر ببنوده الـ{ $count } وديونه وملاحظاته.
}
delete-month-openings = ما رحّله إليه الشهر المغلق الذي قبله يُرحَّل إلى الشهر الذي بعده إن وُجد.
delete-month-again = يمكن إنشاؤه من القالب من جديد، لكن بلا ما غُيّر يدويًا.
delete-month-act = حذف { $month }
delete-month-keep = إبقاؤه
delete-month-closed = الشهر المغلق يبقى. وإن كان الأخير أمكن إعادة فتحه.
delete-month-has-postings = الشهر الذي قُيّد فيه شيء يبقى. احذف قيوده أولًا إن كان يجب أن يُحذف.
delete-month-back = العودة إلى الشهر
