### لماذا لم يُنفَّذ الطلب.

## عند الباب

problem-misdirected-request =
    .title = اسم المضيف هذا لا يُخدَم هنا
    .detail = استخدم العنوان الذي أُعِدّ Quartermaster له. من يشغّله يحدد العنوان بـ QUARTERMASTER_PUBLIC_URL، وأسماء أخرى بـ QUARTERMASTER_ALLOWED_HOSTS.
problem-cross-origin =
    .title = جاء الطلب من موقع آخر
    .detail = لا يُقبل التغيير إلا من صفحات Quartermaster نفسها. افتح الصفحة من جديد وكرّر التغيير فيها.
problem-body-too-large =
    .title = الطلب أكبر من اللازم
    .detail =
        { $max ->
            [zero] لا يجوز أن يحمل الطلب أي بايت.
            [one] لا يجوز أن يتجاوز الطلب بايتًا واحدًا.
            [two] لا يجوز أن يتجاوز الطلب بايتين.
            [few] لا يجوز أن يتجاوز الطلب { $max } بايتات.
            [many] لا يجوز أن يتجاوز الطلب { $max } بايتًا.
           *[other] لا يجوز أن يتجاوز الطلب { $max } بايت.
        }
problem-body-too-slow =
    .title = استغرق وصول الطلب وقتًا طويلًا
    .detail = أرسل الطلب كاملًا دون توقف طويل.
problem-unreadable-body =
    .title = لا يمكن قراءة الطلب
    .detail = المحتوى ليس ما يقبله هذا العنوان.
problem-unreadable-parameter =
    .title = لا يمكن قراءة أحد المعاملات
    .detail = المعامل { $name } ناقص أو ليس ما يقبله هذا العنوان.
problem-unreadable-address =
    .title = لا يمكن قراءة العنوان
    .detail = جزء من العنوان ليس ما يجب أن يكون في موضعه، مثل رقم.
problem-unreadable-request =
    .title = لا يمكن قراءة الطلب
    .detail = الطلب ليس ما يقبله هذا العنوان.
problem-json-required =
    .title = يجب أن يكون المحتوى JSON
    .detail = أرسل المحتوى بصيغة application/json دون ضغط.
problem-unsupported-media-type =
    .title = نوع المحتوى غير صحيح
    .detail = قيمة Content-Type للمحتوى ليست مما يقبله هذا العنوان.
problem-not-found =
    .title = لا شيء هنا
    .detail = ربما كُتب العنوان خطأً، أو أن ما كان هنا لم يعد موجودًا.
problem-method-not-allowed =
    .title = لا يمكن فعل هذا هنا
    .detail = لا يقبل العنوان هذه الطريقة، والترويسة Allow تذكر ما يقبله.
problem-request-refused =
    .title = رُفض الطلب
    .detail = الطلب ليس ما يقبله هذا العنوان.
problem-internal =
    .title = حدث خطأ ما
    .detail = لم يُنفَّذ الطلب بسبب خلل في Quartermaster. يذكر السجل المزيد تحت رقم هذا الطلب.

## طلبات يجوز تكرارها

problem-unreadable-idempotency-key =
    .title = لا يمكن قراءة Idempotency-Key
    .detail = للطلب مفتاح واحد، من ١ إلى { $max } من محارف ASCII القابلة للطباعة.
problem-idempotency-key-reused =
    .title = استُخدم Idempotency-Key لطلب آخر
    .detail = لم يتغير شيء. استخدم مفتاحًا جديدًا لكل طلب.
problem-request-in-progress =
    .title = لا يوجد جواب يُعاد للطلب الأول بهذا المفتاح
    .detail = نُفِّذ الطلب، وضاع جوابه. اقرأ الشهر لترى ما فعله.
problem-shown-once =
    .title = جواب هذا الطلب يُعرض مرة واحدة
    .detail = نُفِّذ الطلب الأول بهذا المفتاح. عرض جوابه سرًّا لا يُحفظ منه شيء.

## القراءة والحفظ

problem-version-conflict =
    .title = غيّره شخص ما في هذه الأثناء
    .detail = لم يتغير شيء. انظر إلى حالته الآن ثم حاول مرة أخرى.
problem-invalid-fields =
    .title = لا يمكن قبول بعض القيم
    .detail = لم يتغير شيء. كل قيمة يجب تصحيحها مذكورة مع السبب.
problem-amount-overflow =
    .title = أحد المجاميع أكبر من اللازم
    .detail = أحد مجاميع المبالغ أكبر مما يستطيع Quartermaster حفظه. لم يتغير شيء.
problem-database-file-changed =
    .title = لم يعد ملف قاعدة البيانات كما كان
    .detail = نقله أحدهم أو استبدله أو غيّره أثناء عمل البرنامج. لا يمكن حفظ شيء حتى يُصلح ذلك؛ يذكر السجل ما حدث، ويذكر دليل التشغيل ما يجب فعله.

problem-database-unavailable =
    .title = لا يمكن استخدام قاعدة البيانات الآن
    .detail = هي مشغولة، أو أن قرصها ممتلئ أو لا يستجيب. حاول مرة أخرى بعد لحظة، وتحقق مما حُفظ.

## الأسرة والقالب

problem-currency-in-use =
    .title = العملة مستخدمة
    .detail = توجد مبالغ بعملة الأسرة، وسيتغير معناها بعملة أخرى.
problem-template-full-of-entries =
    .title = القالب ممتلئ
    .detail =
        { $max ->
            [zero] لا يتسع القالب لأي بند.
            [one] في القالب بند واحد، ولا يتسع لأكثر.
            [two] في القالب بندان، ولا يتسع لأكثر.
            [few] في القالب { $max } بنود، ولا يتسع لأكثر.
            [many] في القالب { $max } بندًا، ولا يتسع لأكثر.
           *[other] في القالب { $max } بند، ولا يتسع لأكثر.
        }
problem-template-full-of-debts =
    .title = القالب ممتلئ
    .detail =
        { $max ->
            [zero] لا يتسع القالب لأي دين.
            [one] في القالب دين واحد، ولا يتسع لأكثر.
            [two] في القالب دينان، ولا يتسع لأكثر.
            [few] في القالب { $max } ديون، ولا يتسع لأكثر.
            [many] في القالب { $max } دينًا، ولا يتسع لأكثر.
           *[other] في القالب { $max } دين، ولا يتسع لأكثر.
        }
problem-entry-not-found =
    .title = لا يوجد بند كهذا
    .detail = ربما حُذف في هذه الأثناء.
problem-entry-in-use =
    .title = نسخ أحد الأشهر هذا البند
    .detail = يمكن أرشفته فتتركه الأشهر القادمة.
problem-debt-target-not-found =
    .title = لا يوجد دين كهذا
    .detail = ربما حُذف في هذه الأثناء.
problem-debt-target-in-use =
    .title = الدين مستخدم
    .detail = نسخه أحد الأشهر، أو يشير إليه أحد البنود. يمكن أرشفته.

## الأشهر

problem-month-not-found =
    .title = لا يوجد شهر كهذا
    .detail = لم يُنشأ بعد، أو حُذف.
problem-year-not-found =
    .title = لا شهر في هذه السنة
    .detail = تظهر السنة بعد إنشاء شهر منها.
problem-month-exists =
    .title = الشهر موجود
    .detail = يُنشأ الشهر مرة واحدة. افتحه، أو اختر غيره.
problem-before-closed-month =
    .title = يوجد شهر لاحق مغلق
    .detail = { $month } مغلق؛ لا يمكن إنشاء إلا أشهر بعده.
problem-no-days-left =
    .title = لم يبق يوم لهذا الشهر
    .detail = الشهران المجاوران يشملان كل أيامه.
problem-wrong-state =
    .title = حالة الشهر لا تسمح بهذا
    .detail =
        لا يمكن { $act ->
            [edit] تعديل
            [post] إضافة قيود إلى
            [activate] تنشيط
            [close] إغلاق
            [reopen] إعادة فتح
           *[delete] حذف
        } { $state ->
            [draft] شهر في حالة مسودة
            [active] شهر نشط
           *[closed] شهر مغلق
        }.
problem-earlier-month-open =
    .title = يوجد شهر سابق غير مغلق
    .detail = تُغلق الأشهر بالترتيب، و{ $month } لم يُغلق بعد.
problem-not-latest-closed =
    .title = يوجد شهر لاحق مغلق
    .detail = لا يُعاد فتح إلا آخر شهر مغلق، وهو { $month }.
problem-month-has-postings =
    .title = في الشهر قيود
    .detail = لا يُحذف شهر نشط إلا إذا لم يُسجَّل فيه أي قيد.
problem-month-full-of-entries =
    .title = الشهر ممتلئ
    .detail =
        { $max ->
            [zero] لا يتسع الشهر لأي بند.
            [one] في الشهر بند واحد، ولا يتسع لأكثر.
            [two] في الشهر بندان، ولا يتسع لأكثر.
            [few] في الشهر { $max } بنود، ولا يتسع لأكثر.
            [many] في الشهر { $max } بندًا، ولا يتسع لأكثر.
           *[other] في الشهر { $max } بند، ولا يتسع لأكثر.
        }
problem-month-full-of-postings =
    .title = الشهر ممتلئ
    .detail = في الشهر أكبر عدد ممكن من القيود.
problem-entry-has-payments =
    .title = للبند مدفوعات
    .detail = للبند مدفوعات. احذفها أو انقلها أولًا.
problem-named-entry-has-payments =
    .title = للبند مدفوعات
    .detail = للبند { $name } مدفوعات. احذفها أو انقلها أولًا.

## القيود والأرصدة الافتتاحية

problem-posting-not-found =
    .title = لا يوجد قيد كهذا
    .detail = ليس في هذا الشهر، أو حُذف في هذه الأثناء.
problem-month-before-exists =
    .title = يوجد شهر قبله
    .detail = تأتي الأرصدة الافتتاحية من الشهر السابق؛ ولا تُدخل يدويًا إلا حيث لا يوجد شهر سابق.
problem-opening-exists =
    .title = للبند رصيد افتتاحي
    .detail = للبند رصيد افتتاحي واحد على الأكثر. غيّر الموجود.
problem-another-opening-exists =
    .title = يوجد رصيد افتتاحي آخر
    .detail = صار للبند رصيد افتتاحي آخر، أو أن الشهر السابق يحدده.
problem-opening-conflict =
    .title = رصيد افتتاحي يعترض الطريق
    .detail = للبند { $name } رصيد افتتاحي أُدخل يدويًا حيث يجب أن يكون رصيد مُرحَّل. احذفه أولًا.
problem-opening-is-derived =
    .title = الرصيد الافتتاحي محسوب
    .detail = يأتي من الشهر السابق، ويتغير عندما يُعاد فتح ذلك الشهر ويُغلق من جديد.
problem-nothing-deleted =
    .title = لا شيء لإعادته
    .detail = لم يُحذف هذا القيد من الشهر، أو أُعيد من قبل.
problem-nothing-removed =
    .title = لا شيء لإعادته
    .detail = لم يُحذف، أو عاد إلى مكانه بالفعل.
problem-entry-gone =
    .title = لم يعد البند موجودًا
    .detail = أُزيل بند هذا القيد من الشهر في هذه الأثناء.

## النسخ الاحتياطية

problem-backup-not-found =
    .title = لا توجد نسخة احتياطية كهذه
    .detail = لا توجد نسخة بهذا الاسم في مجلد النسخ الاحتياطية.
problem-backup-busy =
    .title = يجري نسخ احتياطي أو استعادة أخرى
    .detail = لم يتغير شيء. حاول مرة أخرى بعد انتهائها.
problem-backup-unsound =
    .title = لا يمكن استعادة النسخة الاحتياطية
    .detail = لم يتغير شيء. وُجد: { $findings }.
problem-backup-failed =
    .title = لم ينجح ذلك
    .detail = { $trouble ->
            [no_database] لم يتغير شيء: لا يوجد ملف قاعدة بيانات.
            [database_damaged] لم يتغير شيء: قاعدة البيانات تالفة.
            [database_unreadable] لم يتغير شيء: لا يمكن قراءة قاعدة البيانات.
            [folder] لم يتغير شيء: لا يمكن استخدام مجلد النسخ الاحتياطية.
            [no_space] لم يتغير شيء: لا توجد مساحة كافية لنسخة احتياطية.
            [untried] لم يتغير شيء: تعذّرت تجربة نسخة احتياطية.
            [unsound] لم يتغير شيء: لم تجتز نسخة احتياطية فحصها.
            [sweep] لم يتغير شيء: تعذّر حذف النسخ القديمة.
            [copy] لم يتغير شيء: تعذّر نسخ النسخة الاحتياطية إلى مكان قاعدة البيانات.
            [keep] لم يتغير شيء: تعذّر حفظ الحالة الراهنة.
            [replace] لم يتغير شيء: تعذّر استبدال ملف قاعدة البيانات.
            [schema] لم يتغير شيء: تعذّر نقل ما استُعيد إلى أحدث مخطط.
           *[interrupted] لم يتغير شيء: قُطع العمل.
        }
problem-database-closed =
    .title = قاعدة البيانات مغلقة
    .detail = تعذّر فتحها بعد الاستعادة. أوقف البرنامج، وانظر في سجله، واستعد نسخة احتياطية من سطر الأوامر.
