CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TEXT NOT NULL CONSTRAINT audit_at CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at)),
    actor TEXT NOT NULL CONSTRAINT audit_actor CHECK (length(actor) >= 1),
    channel TEXT NOT NULL CONSTRAINT audit_channel CHECK (channel IN ('page', 'api', 'cli')),
    action TEXT NOT NULL CONSTRAINT audit_action CHECK (length(action) >= 1),
    subject TEXT NOT NULL CONSTRAINT audit_subject CHECK (length(subject) >= 1),
    subject_id BIGINT,
    year_month TEXT CONSTRAINT audit_year_month CHECK (year_month IS strftime('%Y-%m', year_month || '-01')),
    before_json TEXT CONSTRAINT audit_before CHECK (before_json IS NULL OR json_valid(before_json)),
    after_json TEXT CONSTRAINT audit_after CHECK (after_json IS NULL OR json_valid(after_json))
);
INSERT INTO audit VALUES (1, '2026-11-29T14:31:34Z', 'local', 'api', 'changed', 'household', NULL, NULL, '{"name":"Home","currency":"EUR","locale":"en-GB","time_zone":"UTC","month_start_day":1}', '{"name":"Müller & Söhne – 家計 🧀","currency":"EUR","locale":"de-CH","time_zone":"Europe/Zurich","month_start_day":25}');
INSERT INTO audit VALUES (2, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'debt_target', 1, NULL, NULL, '{"name":"Kreditkarte 💳","balance_minor":372196,"apr_bps":2499,"minimum_payment_minor":9500,"due_day":12,"notes":"Zeile 1\nZeile 2 1:1 debt 6:Debt 1","archived_at":null}');
INSERT INTO audit VALUES (3, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'debt_target', 2, NULL, NULL, '{"name":"Hypothek","balance_minor":18450000,"apr_bps":387,"minimum_payment_minor":120000,"due_day":31,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (4, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'debt_target', 3, NULL, NULL, '{"name":"Überzahlt","balance_minor":-1250,"apr_bps":528,"minimum_payment_minor":0,"due_day":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (5, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'debt_target', 4, NULL, NULL, '{"name":"Pfandhaus","balance_minor":5001,"apr_bps":100000,"minimum_payment_minor":1,"due_day":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (6, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'debt_target', 5, NULL, NULL, '{"name":"Zinslos","balance_minor":100000,"apr_bps":0,"minimum_payment_minor":5000,"due_day":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (7, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 1, NULL, NULL, '{"kind":"income","category":"Arbeit","name":"Lohn","planned_minor":357590,"due_day":25,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (8, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 2, NULL, NULL, '{"kind":"expense","category":"Wohnen","name":"Miete","planned_minor":240000,"due_day":4,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"entry 1:1 8:template\n\tzweite Zeile","archived_at":null}');
INSERT INTO audit VALUES (9, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 3, NULL, NULL, '{"kind":"expense","category":"Essen","name":"Lebensmittel","planned_minor":35000,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"balance","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (10, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 4, NULL, NULL, '{"kind":"expense","category":"Essen","name":"Café & Restaurant","planned_minor":40000,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"surplus","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (11, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 5, NULL, NULL, '{"kind":"debt_payment","category":"Schulden","name":"Karte","planned_minor":15000,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":1,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (12, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 6, NULL, NULL, '{"kind":"debt_payment","category":"Schulden","name":"Hypothek","planned_minor":120000,"due_day":31,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":2,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (13, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 7, NULL, NULL, '{"kind":"debt_payment","category":"Schulden","name":"Irgendeine","planned_minor":0,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (14, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 8, NULL, NULL, '{"kind":"saving","category":"Später","name":"Velo","planned_minor":2500,"due_day":null,"recurrence":{"unit":"week","every":2,"from":"2026-08-07","until":"2027-05"},"carry":"surplus","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (15, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 9, NULL, NULL, '{"kind":"expense","category":"Wohnen","name":"Heizöl","planned_minor":80000,"due_day":null,"recurrence":{"unit":"once","every":1,"from":"2026-10","until":null},"carry":"none","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (16, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'entry', 10, NULL, NULL, '{"kind":"expense","category":"Spaß","name":"Weg damit","planned_minor":123,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (17, '2026-11-29T14:31:34Z', 'local', 'api', 'deleted', 'entry', 10, NULL, '{"kind":"expense","category":"Spaß","name":"Weg damit","planned_minor":123,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"","archived_at":null,"position":10}', NULL);
INSERT INTO audit VALUES (18, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'debt_target', 6, NULL, NULL, '{"name":"Gelöscht","balance_minor":4711,"apr_bps":1999,"minimum_payment_minor":47,"due_day":null,"notes":"weg","archived_at":null}');
INSERT INTO audit VALUES (19, '2026-11-29T14:31:34Z', 'local', 'api', 'deleted', 'debt_target', 6, NULL, '{"name":"Gelöscht","balance_minor":4711,"apr_bps":1999,"minimum_payment_minor":47,"due_day":null,"notes":"weg","archived_at":null,"position":6}', NULL);
INSERT INTO audit VALUES (20, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'month', 1, '2026-08', NULL, '{"state":"draft","first_day":"2026-07-25","last_day":"2026-08-24","notes":"","activated_at":null,"closed_at":null,"seal":null,"copy_from":null}');
INSERT INTO audit VALUES (21, '2026-11-29T14:31:34Z', 'local', 'api', 'activated', 'month', 1, '2026-08', '{"state":"draft","first_day":"2026-07-25","last_day":"2026-08-24","notes":"","activated_at":null,"closed_at":null,"seal":null}', '{"state":"active","first_day":"2026-07-25","last_day":"2026-08-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}');
INSERT INTO audit VALUES (22, '2026-11-29T14:31:34Z', 'local', 'api', 'opened', 'posting', NULL, '2026-08', NULL, '{"postings":[{"posting_id":1,"entry_id":3,"kind":"opening_balance","amount_minor":-3000,"posted_on":"2026-07-25","payee":"","memo":"","payment_id":null,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (23, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 2, '2026-08', NULL, '{"postings":[{"posting_id":2,"entry_id":1,"kind":"payment","amount_minor":357590,"posted_on":"2026-08-03","payee":"Arbeitgeber AG","memo":"Lohn 1:1","payment_id":1,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (24, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 3, '2026-08', NULL, '{"postings":[{"posting_id":3,"entry_id":2,"kind":"payment","amount_minor":240000,"posted_on":"2026-08-03","payee":"Vermieterin","memo":"","payment_id":2,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (25, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 4, '2026-08', NULL, '{"postings":[{"posting_id":4,"entry_id":3,"kind":"payment","amount_minor":12010,"posted_on":"2026-08-03","payee":"Migros","memo":"","payment_id":3,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (26, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 5, '2026-08', NULL, '{"postings":[{"posting_id":5,"entry_id":3,"kind":"payment","amount_minor":9840,"posted_on":"2026-08-03","payee":"Migros","memo":"","payment_id":4,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (27, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 6, '2026-08', NULL, '{"postings":[{"posting_id":6,"entry_id":3,"kind":"payment","amount_minor":16100,"posted_on":"2026-08-03","payee":"Migros","memo":"","payment_id":5,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (28, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 7, '2026-08', NULL, '{"postings":[{"posting_id":7,"entry_id":3,"kind":"payment","amount_minor":-950,"posted_on":"2026-08-03","payee":"Migros","memo":"posting 7:payment 1:0","payment_id":6,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (29, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 8, '2026-08', NULL, '{"postings":[{"posting_id":8,"entry_id":5,"kind":"payment","amount_minor":15000,"posted_on":"2026-08-03","payee":"Bank","memo":"","payment_id":7,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (30, '2026-11-29T14:31:34Z', 'local', 'api', 'changed', 'month_debt_target', 2, '2026-08', '{"source_debt_target_id":2,"name":"Hypothek","apr_bps":387,"minimum_payment_minor":120000,"due_on":"2026-07-31","interest_minor":null,"charges_minor":0,"notes":""}', '{"source_debt_target_id":2,"name":"Hypothek","apr_bps":387,"minimum_payment_minor":120000,"due_on":"2026-07-31","interest_minor":59123,"charges_minor":1500,"notes":"laut Auszug"}');
INSERT INTO audit VALUES (31, '2026-11-29T14:31:34Z', 'local', 'api', 'changed', 'month', 1, '2026-08', '{"state":"active","first_day":"2026-07-25","last_day":"2026-08-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}', '{"state":"active","first_day":"2026-07-25","last_day":"2026-08-24","notes":"Ferien\nin 日本","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}');
INSERT INTO audit VALUES (32, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'month_entry', 9, '2026-08', NULL, '{"source_entry_id":null,"kind":"expense","category":"Reise","name":"Von Hand","planned_minor":5000,"baseline_minor":0,"due_on":"2026-08-20","carry":"none","debt_target_id":null,"notes":""}');
INSERT INTO audit VALUES (33, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 9, '2026-08', NULL, '{"postings":[{"posting_id":9,"entry_id":9,"kind":"payment","amount_minor":4999,"posted_on":"2026-08-20","payee":"Reisebüro „Süd“","memo":"geteilt: 3 Zeilen","payment_id":8,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"},{"posting_id":10,"entry_id":4,"kind":"payment","amount_minor":31025,"posted_on":"2026-08-20","payee":"Reisebüro „Süd“","memo":"geteilt: 3 Zeilen","payment_id":8,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"},{"posting_id":11,"entry_id":6,"kind":"payment","amount_minor":120000,"posted_on":"2026-08-20","payee":"Reisebüro „Süd“","memo":"geteilt: 3 Zeilen","payment_id":8,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (34, '2026-11-29T14:31:34Z', 'local', 'api', 'closed', 'month', 1, '2026-08', '{"state":"active","first_day":"2026-07-25","last_day":"2026-08-24","notes":"Ferien\nin 日本","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}', '{"state":"closed","first_day":"2026-07-25","last_day":"2026-08-24","notes":"Ferien\nin 日本","activated_at":"2026-11-29T14:31:34Z","closed_at":"2026-11-29T14:31:34Z","seal":"fd6cae2547b904877b433296181d297a8196a67bd89cb2b8902d198b34c0d8e8"}');
INSERT INTO audit VALUES (35, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'month', 2, '2026-09', NULL, '{"state":"draft","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":null,"closed_at":null,"seal":null,"copy_from":null}');
INSERT INTO audit VALUES (36, '2026-11-29T14:31:34Z', 'local', 'api', 'activated', 'month', 2, '2026-09', '{"state":"draft","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":null,"closed_at":null,"seal":null}', '{"state":"active","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}');
INSERT INTO audit VALUES (37, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 15, '2026-09', NULL, '{"postings":[{"posting_id":15,"entry_id":10,"kind":"payment","amount_minor":357590,"posted_on":"2026-09-01","payee":"Arbeitgeber AG","memo":"Lohn 1:1","payment_id":9,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (38, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 16, '2026-09', NULL, '{"postings":[{"posting_id":16,"entry_id":11,"kind":"payment","amount_minor":240000,"posted_on":"2026-09-01","payee":"Vermieterin","memo":"","payment_id":10,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (39, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 17, '2026-09', NULL, '{"postings":[{"posting_id":17,"entry_id":12,"kind":"payment","amount_minor":40000,"posted_on":"2026-09-01","payee":"Migros","memo":"","payment_id":11,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (40, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 18, '2026-09', NULL, '{"postings":[{"posting_id":18,"entry_id":14,"kind":"payment","amount_minor":15000,"posted_on":"2026-09-01","payee":"Bank","memo":"","payment_id":12,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (41, '2026-11-29T14:31:34Z', 'local', 'api', 'moved', 'month_entry', NULL, '2026-09', '{"from_entry_id":13,"from_planned_minor":40000,"to_entry_id":12,"to_planned_minor":35000}', '{"from_entry_id":13,"from_planned_minor":39000,"to_entry_id":12,"to_planned_minor":36000,"amount_minor":1000}');
INSERT INTO audit VALUES (42, '2026-11-29T14:31:34Z', 'local', 'api', 'closed', 'month', 2, '2026-09', '{"state":"active","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}', '{"state":"closed","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":"2026-11-29T14:31:34Z","seal":"3cd1bf28f43aa5258ae99901d8eb99dfb9e6510ceab90a17a3a795fb0c52fcf7"}');
INSERT INTO audit VALUES (43, '2026-11-29T14:31:34Z', 'local', 'api', 'reopened', 'month', 2, '2026-09', '{"state":"closed","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":"2026-11-29T14:31:34Z","seal":"3cd1bf28f43aa5258ae99901d8eb99dfb9e6510ceab90a17a3a795fb0c52fcf7"}', '{"state":"active","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null,"reason":"Beleg vergessen"}');
INSERT INTO audit VALUES (44, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 19, '2026-09', NULL, '{"postings":[{"posting_id":19,"entry_id":17,"kind":"payment","amount_minor":5000,"posted_on":"2026-09-20","payee":"","memo":"nachgetragen","payment_id":13,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (45, '2026-11-29T14:31:34Z', 'local', 'api', 'changed', 'month_debt_target', 6, '2026-09', '{"source_debt_target_id":1,"name":"Kreditkarte 💳","apr_bps":2499,"minimum_payment_minor":9500,"due_on":"2026-09-12","interest_minor":null,"charges_minor":0,"notes":"Zeile 1\nZeile 2 1:1 debt 6:Debt 1"}', '{"source_debt_target_id":1,"name":"Kreditkarte 💳","apr_bps":2499,"minimum_payment_minor":9500,"due_on":"2026-09-12","interest_minor":0,"charges_minor":2599,"notes":"Zeile 1\nZeile 2 1:1 debt 6:Debt 1"}');
INSERT INTO audit VALUES (46, '2026-11-29T14:31:34Z', 'local', 'api', 'closed', 'month', 2, '2026-09', '{"state":"active","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}', '{"state":"closed","first_day":"2026-08-25","last_day":"2026-09-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":"2026-11-29T14:31:34Z","seal":"35aa17e230119b1f7c40a37697c4d5d09be7205ad92218dfca06c86c8a89c7d8"}');
INSERT INTO audit VALUES (47, '2026-11-29T14:31:34Z', 'local', 'api', 'changed', 'debt_target', 1, NULL, '{"name":"Kreditkarte 💳","balance_minor":352546,"apr_bps":2499,"minimum_payment_minor":9500,"due_day":12,"notes":"Zeile 1\nZeile 2 1:1 debt 6:Debt 1","archived_at":null}', '{"name":"Karte","balance_minor":352546,"apr_bps":1999,"minimum_payment_minor":9500,"due_day":12,"notes":"Zeile 1\nZeile 2 1:1 debt 6:Debt 1","archived_at":null}');
INSERT INTO audit VALUES (48, '2026-11-29T14:31:34Z', 'local', 'api', 'archived', 'debt_target', 3, NULL, '{"name":"Überzahlt","balance_minor":-1250,"apr_bps":528,"minimum_payment_minor":0,"due_day":null,"notes":"","archived_at":null}', '{"name":"Überzahlt","balance_minor":-1250,"apr_bps":528,"minimum_payment_minor":0,"due_day":null,"notes":"","archived_at":"2026-11-29T14:31:34Z"}');
INSERT INTO audit VALUES (49, '2026-11-29T14:31:34Z', 'local', 'api', 'changed', 'entry', 3, NULL, '{"kind":"expense","category":"Essen","name":"Lebensmittel","planned_minor":35000,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"balance","debt_target_id":null,"notes":"","archived_at":null}', '{"kind":"expense","category":"Essen","name":"Lebensmittel","planned_minor":36000,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"balance","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (50, '2026-11-29T14:31:34Z', 'local', 'api', 'created', 'month', 3, '2026-10', NULL, '{"state":"draft","first_day":"2026-09-25","last_day":"2026-10-24","notes":"","activated_at":null,"closed_at":null,"seal":null,"copy_from":null}');
INSERT INTO audit VALUES (51, '2026-11-29T14:31:34Z', 'local', 'api', 'activated', 'month', 3, '2026-10', '{"state":"draft","first_day":"2026-09-25","last_day":"2026-10-24","notes":"","activated_at":null,"closed_at":null,"seal":null}', '{"state":"active","first_day":"2026-09-25","last_day":"2026-10-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}');
INSERT INTO audit VALUES (52, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 23, '2026-10', NULL, '{"postings":[{"posting_id":23,"entry_id":18,"kind":"payment","amount_minor":357590,"posted_on":"2026-10-05","payee":"Arbeitgeber AG","memo":"Lohn 1:1","payment_id":14,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (53, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 24, '2026-10', NULL, '{"postings":[{"posting_id":24,"entry_id":19,"kind":"payment","amount_minor":240000,"posted_on":"2026-10-05","payee":"Vermieterin","memo":"","payment_id":15,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (54, '2026-11-29T14:31:34Z', 'local', 'api', 'added', 'posting', 25, '2026-10', NULL, '{"postings":[{"posting_id":25,"entry_id":20,"kind":"payment","amount_minor":35001,"posted_on":"2026-10-05","payee":"Migros","memo":"","payment_id":16,"opening_from":null,"created_at":"2026-11-29T14:31:34Z","created_by":"local"}]}');
INSERT INTO audit VALUES (55, '2026-11-29T14:31:35Z', 'local', 'api', 'added', 'posting', 26, '2026-10', NULL, '{"postings":[{"posting_id":26,"entry_id":22,"kind":"payment","amount_minor":15000,"posted_on":"2026-10-05","payee":"Bank","memo":"","payment_id":17,"opening_from":null,"created_at":"2026-11-29T14:31:35Z","created_by":"local"}]}');
INSERT INTO audit VALUES (56, '2026-11-29T14:31:35Z', 'local', 'api', 'closed', 'month', 3, '2026-10', '{"state":"active","first_day":"2026-09-25","last_day":"2026-10-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":null,"seal":null}', '{"state":"closed","first_day":"2026-09-25","last_day":"2026-10-24","notes":"","activated_at":"2026-11-29T14:31:34Z","closed_at":"2026-11-29T14:31:35Z","seal":"0385374cc472f0c2e3f2588a7ff5a4c893a93dd02b8693c890d3f01654a175ef"}');
INSERT INTO audit VALUES (57, '2026-11-29T14:31:35Z', 'local', 'api', 'created', 'month', 4, '2026-11', NULL, '{"state":"draft","first_day":"2026-10-25","last_day":"2026-11-24","notes":"","activated_at":null,"closed_at":null,"seal":null,"copy_from":null}');
INSERT INTO audit VALUES (58, '2026-11-29T14:31:35Z', 'local', 'api', 'activated', 'month', 4, '2026-11', '{"state":"draft","first_day":"2026-10-25","last_day":"2026-11-24","notes":"","activated_at":null,"closed_at":null,"seal":null}', '{"state":"active","first_day":"2026-10-25","last_day":"2026-11-24","notes":"","activated_at":"2026-11-29T14:31:35Z","closed_at":null,"seal":null}');
INSERT INTO audit VALUES (59, '2026-11-29T14:31:35Z', 'local', 'api', 'added', 'posting', 30, '2026-11', NULL, '{"postings":[{"posting_id":30,"entry_id":29,"kind":"payment","amount_minor":1250,"posted_on":"2026-11-05","payee":"Migros","memo":"","payment_id":18,"opening_from":null,"created_at":"2026-11-29T14:31:35Z","created_by":"local"}]}');
INSERT INTO audit VALUES (60, '2026-11-29T14:31:35Z', 'local', 'api', 'added', 'posting', 31, '2026-11', NULL, '{"postings":[{"posting_id":31,"entry_id":29,"kind":"payment","amount_minor":777,"posted_on":"2026-11-06","payee":"weg","memo":"","payment_id":19,"opening_from":null,"created_at":"2026-11-29T14:31:35Z","created_by":"local"},{"posting_id":32,"entry_id":31,"kind":"payment","amount_minor":5000,"posted_on":"2026-11-06","payee":"weg","memo":"","payment_id":19,"opening_from":null,"created_at":"2026-11-29T14:31:35Z","created_by":"local"}]}');
INSERT INTO audit VALUES (61, '2026-11-29T14:31:35Z', 'local', 'api', 'deleted', 'posting', 31, '2026-11', '{"postings":[{"posting_id":31,"entry_id":29,"kind":"payment","amount_minor":777,"posted_on":"2026-11-06","payee":"weg","memo":"","payment_id":19,"opening_from":null,"created_at":"2026-11-29T14:31:35Z","created_by":"local"}]}', NULL);
INSERT INTO audit VALUES (62, '2026-11-29T14:31:35Z', 'local', 'api', 'deleted', 'posting', 32, '2026-11', '{"postings":[{"posting_id":32,"entry_id":31,"kind":"payment","amount_minor":5000,"posted_on":"2026-11-06","payee":"weg","memo":"","payment_id":19,"opening_from":null,"created_at":"2026-11-29T14:31:35Z","created_by":"local"}]}', NULL);
INSERT INTO audit VALUES (63, '2026-11-29T14:31:35Z', 'local', 'api', 'changed', 'debt_target', 2, NULL, '{"name":"Hypothek","balance_minor":18509434,"apr_bps":387,"minimum_payment_minor":120000,"due_day":31,"notes":"","archived_at":null}', '{"name":"Hypothek","balance_minor":18509434,"apr_bps":375,"minimum_payment_minor":120000,"due_day":31,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (64, '2026-11-29T14:31:35Z', 'local', 'api', 'created', 'month', 5, '2026-12', NULL, '{"state":"draft","first_day":"2026-11-25","last_day":"2026-12-24","notes":"","activated_at":null,"closed_at":null,"seal":null,"copy_from":null}');
INSERT INTO audit VALUES (65, '2026-11-29T14:31:35Z', 'local', 'api', 'created', 'entry', 11, NULL, NULL, '{"kind":"saving","category":"Später","name":"Ferien","planned_minor":100,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (66, '2026-11-29T14:31:35Z', 'local', 'api', 'created', 'entry', 12, NULL, NULL, '{"kind":"saving","category":"Später","name":"Schlüssel","planned_minor":1,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (67, '2026-11-29T14:31:35Z', 'local', 'api', 'created', 'debt_target', 7, NULL, NULL, '{"name":"Ohne Monat","balance_minor":1,"apr_bps":1,"minimum_payment_minor":0,"due_day":null,"notes":"","archived_at":null}');
INSERT INTO audit VALUES (68, '2026-11-29T14:31:35Z', 'local', 'api', 'created', 'month', 6, '2027-01', NULL, '{"state":"draft","first_day":"2026-12-25","last_day":"2027-01-24","notes":"","activated_at":null,"closed_at":null,"seal":null,"copy_from":null}');
INSERT INTO audit VALUES (69, '2026-11-29T14:31:35Z', 'local', 'api', 'deleted', 'month', 6, '2027-01', '{"state":"draft","first_day":"2026-12-25","last_day":"2027-01-24","notes":"","activated_at":null,"closed_at":null,"seal":null}', NULL);
CREATE TABLE "debt_target" (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL CONSTRAINT debt_target_name CHECK (length(name) BETWEEN 1 AND 80),
    balance_minor BIGINT NOT NULL CONSTRAINT debt_target_balance CHECK (
        typeof(balance_minor) = 'integer' AND balance_minor BETWEEN -1000000000000000 AND 1000000000000000),
    apr_bps INTEGER NOT NULL CONSTRAINT debt_target_apr CHECK (
        typeof(apr_bps) = 'integer' AND apr_bps BETWEEN 0 AND 100000),
    minimum_payment_minor BIGINT NOT NULL CONSTRAINT debt_target_minimum_payment CHECK (
        typeof(minimum_payment_minor) = 'integer' AND minimum_payment_minor BETWEEN 0 AND 1000000000000000),
    due_day INTEGER CONSTRAINT debt_target_due_day CHECK (due_day BETWEEN 1 AND 31),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT debt_target_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    archived_at TEXT CONSTRAINT debt_target_archived_at CHECK (
        archived_at IS strftime('%Y-%m-%dT%H:%M:%SZ', archived_at)),
    version BIGINT NOT NULL CONSTRAINT debt_target_version CHECK (version >= 1)
);
INSERT INTO debt_target VALUES (1, 'Karte', 343419, 1999, 9500, 12, 'Zeile 1
Zeile 2 1:1 debt 6:Debt 1', 1, NULL, 7);
INSERT INTO debt_target VALUES (2, 'Hypothek', 18509434, 375, 120000, 31, '', 2, NULL, 7);
INSERT INTO debt_target VALUES (3, 'Überzahlt', -1250, 528, 0, NULL, '', 3, '2026-11-29T14:31:34Z', 6);
INSERT INTO debt_target VALUES (4, 'Pfandhaus', 30818, 100000, 1, NULL, '', 4, NULL, 6);
INSERT INTO debt_target VALUES (5, 'Zinslos', 100000, 0, 5000, NULL, '', 5, NULL, 6);
INSERT INTO debt_target VALUES (7, 'Ohne Monat', 1, 1, 0, NULL, '', 6, NULL, 1);
CREATE TABLE "entry" (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT entry_kind CHECK (kind IN ('income', 'expense', 'saving', 'debt_payment')),
    category TEXT NOT NULL CONSTRAINT entry_category CHECK (length(category) BETWEEN 1 AND 60),
    name TEXT NOT NULL CONSTRAINT entry_name CHECK (length(name) BETWEEN 1 AND 80),
    planned_minor BIGINT NOT NULL CONSTRAINT entry_planned CHECK (
        typeof(planned_minor) = 'integer' AND planned_minor BETWEEN 0 AND 1000000000000000),
    due_day INTEGER CONSTRAINT entry_due_day CHECK (due_day BETWEEN 1 AND 31),
    recurrence_unit TEXT NOT NULL,
    recurrence_every INTEGER NOT NULL,
    recurrence_from TEXT,
    recurrence_until TEXT CONSTRAINT entry_recurrence_until CHECK (
        recurrence_until IS strftime('%Y-%m', recurrence_until || '-01')),
    carry TEXT NOT NULL CONSTRAINT entry_carry CHECK (
        carry = 'none' OR (carry IN ('surplus', 'balance') AND kind IN ('expense', 'saving'))),
    debt_target_id INTEGER REFERENCES debt_target (id)
        CONSTRAINT entry_debt_target CHECK (debt_target_id IS NULL OR kind = 'debt_payment'),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT entry_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    archived_at TEXT CONSTRAINT entry_archived_at CHECK (
        archived_at IS strftime('%Y-%m-%dT%H:%M:%SZ', archived_at)),
    version BIGINT NOT NULL CONSTRAINT entry_version CHECK (version >= 1),
    CONSTRAINT entry_recurrence CHECK (
        (recurrence_unit = 'month' AND recurrence_every BETWEEN 1 AND 24
            AND (recurrence_every = 1 OR recurrence_from IS NOT NULL)
            AND recurrence_from IS strftime('%Y-%m', recurrence_from || '-01'))
        OR (recurrence_unit = 'week' AND recurrence_every BETWEEN 1 AND 52
            AND recurrence_from IS NOT NULL AND recurrence_from IS date(recurrence_from))
        OR (recurrence_unit = 'once' AND recurrence_every = 1
            AND recurrence_from IS NOT NULL
            AND recurrence_from IS strftime('%Y-%m', recurrence_from || '-01')))
);
INSERT INTO entry VALUES (1, 'income', 'Arbeit', 'Lohn', 357590, 25, 'month', 1, NULL, NULL, 'none', NULL, '', 1, NULL, 1);
INSERT INTO entry VALUES (2, 'expense', 'Wohnen', 'Miete', 240000, 4, 'month', 1, NULL, NULL, 'none', NULL, 'entry 1:1 8:template
	zweite Zeile', 2, NULL, 1);
INSERT INTO entry VALUES (3, 'expense', 'Essen', 'Lebensmittel', 36000, NULL, 'month', 1, NULL, NULL, 'balance', NULL, '', 3, NULL, 2);
INSERT INTO entry VALUES (4, 'expense', 'Essen', 'Café & Restaurant', 40000, NULL, 'month', 1, NULL, NULL, 'surplus', NULL, '', 4, NULL, 1);
INSERT INTO entry VALUES (5, 'debt_payment', 'Schulden', 'Karte', 15000, NULL, 'month', 1, NULL, NULL, 'none', 1, '', 5, NULL, 1);
INSERT INTO entry VALUES (6, 'debt_payment', 'Schulden', 'Hypothek', 120000, 31, 'month', 1, NULL, NULL, 'none', 2, '', 6, NULL, 1);
INSERT INTO entry VALUES (7, 'debt_payment', 'Schulden', 'Irgendeine', 0, NULL, 'month', 1, NULL, NULL, 'none', NULL, '', 7, NULL, 1);
INSERT INTO entry VALUES (8, 'saving', 'Später', 'Velo', 2500, NULL, 'week', 2, '2026-08-07', '2027-05', 'surplus', NULL, '', 8, NULL, 1);
INSERT INTO entry VALUES (9, 'expense', 'Wohnen', 'Heizöl', 80000, NULL, 'once', 1, '2026-10', NULL, 'none', NULL, '', 9, NULL, 1);
INSERT INTO entry VALUES (11, 'saving', 'Später', 'Ferien', 100, NULL, 'month', 1, NULL, NULL, 'none', NULL, '', 10, NULL, 1);
INSERT INTO entry VALUES (12, 'saving', 'Später', 'Schlüssel', 1, NULL, 'month', 1, NULL, NULL, 'none', NULL, '', 11, NULL, 1);
CREATE TABLE household (
    id INTEGER NOT NULL PRIMARY KEY CONSTRAINT household_is_one CHECK (id = 1),
    name TEXT NOT NULL CONSTRAINT household_name CHECK (length(name) BETWEEN 1 AND 80),
    currency TEXT NOT NULL CONSTRAINT household_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    locale TEXT NOT NULL CONSTRAINT household_locale CHECK (length(locale) BETWEEN 2 AND 60),
    time_zone TEXT NOT NULL CONSTRAINT household_time_zone CHECK (length(time_zone) BETWEEN 1 AND 60),
    month_start_day INTEGER NOT NULL
        CONSTRAINT household_month_start_day CHECK (month_start_day BETWEEN 1 AND 28),
    version BIGINT NOT NULL CONSTRAINT household_version CHECK (version >= 1)
);
INSERT INTO household VALUES (1, 'Müller & Söhne – 家計 🧀', 'EUR', 'de-CH', 'Europe/Zurich', 25, 2);
CREATE TABLE idempotency (
    key TEXT NOT NULL PRIMARY KEY CONSTRAINT idempotency_key CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint TEXT NOT NULL CONSTRAINT idempotency_fingerprint CHECK (length(fingerprint) >= 1),
    status INTEGER CONSTRAINT idempotency_status CHECK (status BETWEEN 100 AND 599),
    location TEXT,
    etag TEXT,
    body TEXT,
    created_at TEXT NOT NULL CONSTRAINT idempotency_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    CONSTRAINT idempotency_answer_whole CHECK (
        (status IS NULL) = (body IS NULL) AND (status IS NOT NULL OR (location IS NULL AND etag IS NULL)))
);
INSERT INTO idempotency VALUES ('key-1', 'd0cc6e561c5a6d1924f6cfb292dc7e7de113ebdc39d4d9ce07e47e1e428f6a7b', 201, '/api/v1/template/entries/12', '"1"', '{"id":12,"kind":"saving","category":"Später","name":"Schlüssel","planned_minor":1,"due_day":null,"recurrence":{"unit":"month","every":1,"from":null,"until":null},"carry":"none","debt_target_id":null,"notes":"","position":11,"archived_at":null}', '2026-11-29T14:31:35Z');
CREATE TABLE "month" (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    year_month TEXT NOT NULL UNIQUE CONSTRAINT month_year_month CHECK (
        year_month IS strftime('%Y-%m', year_month || '-01') AND year_month BETWEEN '1970-01' AND '2199-12'),
    state TEXT NOT NULL,
    first_day TEXT NOT NULL CONSTRAINT month_first_day CHECK (first_day IS date(first_day)),
    last_day TEXT NOT NULL CONSTRAINT month_last_day CHECK (last_day IS date(last_day)),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT month_notes CHECK (length(notes) <= 2000),
    created_at TEXT NOT NULL CONSTRAINT month_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    activated_at TEXT CONSTRAINT month_activated_at CHECK (
        activated_at IS strftime('%Y-%m-%dT%H:%M:%SZ', activated_at)),
    closed_at TEXT CONSTRAINT month_closed_at CHECK (closed_at IS strftime('%Y-%m-%dT%H:%M:%SZ', closed_at)),
    seal TEXT CONSTRAINT month_seal CHECK (length(seal) = 64 AND seal NOT GLOB '*[^0-9a-f]*'),
    version BIGINT NOT NULL CONSTRAINT month_version CHECK (version >= 1),
    CONSTRAINT month_days CHECK (first_day <= last_day),
    CONSTRAINT month_life CHECK (
        (state = 'draft' AND activated_at IS NULL AND closed_at IS NULL AND seal IS NULL)
        OR (state = 'active' AND activated_at IS NOT NULL AND closed_at IS NULL AND seal IS NULL)
        OR (state = 'closed' AND activated_at IS NOT NULL AND closed_at IS NOT NULL AND seal IS NOT NULL))
);
INSERT INTO month VALUES (1, '2026-08', 'closed', '2026-07-25', '2026-08-24', 'Ferien
in 日本', '2026-11-29T14:31:34Z', '2026-11-29T14:31:34Z', '2026-11-29T14:31:34Z', 'fd6cae2547b904877b433296181d297a8196a67bd89cb2b8902d198b34c0d8e8', 15);
INSERT INTO month VALUES (2, '2026-09', 'closed', '2026-08-25', '2026-09-24', '', '2026-11-29T14:31:34Z', '2026-11-29T14:31:34Z', '2026-11-29T14:31:34Z', '35aa17e230119b1f7c40a37697c4d5d09be7205ad92218dfca06c86c8a89c7d8', 13);
INSERT INTO month VALUES (3, '2026-10', 'closed', '2026-09-25', '2026-10-24', '', '2026-11-29T14:31:34Z', '2026-11-29T14:31:34Z', '2026-11-29T14:31:35Z', '0385374cc472f0c2e3f2588a7ff5a4c893a93dd02b8693c890d3f01654a175ef', 8);
INSERT INTO month VALUES (4, '2026-11', 'active', '2026-10-25', '2026-11-24', '', '2026-11-29T14:31:35Z', '2026-11-29T14:31:35Z', NULL, NULL, 7);
INSERT INTO month VALUES (5, '2026-12', 'draft', '2026-11-25', '2026-12-24', '', '2026-11-29T14:31:35Z', NULL, NULL, NULL, 1);
CREATE TABLE "month_debt_target" (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_id INTEGER NOT NULL REFERENCES month (id),
    source_debt_target_id INTEGER NOT NULL REFERENCES debt_target (id),
    name TEXT NOT NULL CONSTRAINT month_debt_target_name CHECK (length(name) BETWEEN 1 AND 80),
    apr_bps INTEGER NOT NULL CONSTRAINT month_debt_target_apr CHECK (
        typeof(apr_bps) = 'integer' AND apr_bps BETWEEN 0 AND 100000),
    minimum_payment_minor BIGINT NOT NULL CONSTRAINT month_debt_target_minimum_payment CHECK (
        typeof(minimum_payment_minor) = 'integer' AND minimum_payment_minor BETWEEN 0 AND 1000000000000000),
    due_on TEXT CONSTRAINT month_debt_target_due_on CHECK (due_on IS date(due_on)),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT month_debt_target_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    balance_at_creation_minor BIGINT NOT NULL CONSTRAINT month_debt_target_balance CHECK (
        typeof(balance_at_creation_minor) = 'integer'
        AND balance_at_creation_minor BETWEEN -1000000000000000 AND 1000000000000000),
    carried_balance_minor BIGINT CONSTRAINT month_debt_target_carried CHECK (
        typeof(carried_balance_minor) IN ('integer', 'null')
        AND (carried_balance_minor IS NULL OR carried_balance_minor BETWEEN -1000000000000000 AND 1000000000000000)),
    entered_interest_minor BIGINT CONSTRAINT month_debt_target_interest CHECK (
        typeof(entered_interest_minor) IN ('integer', 'null')
        AND (entered_interest_minor IS NULL OR entered_interest_minor BETWEEN 0 AND 1000000000000000)),
    charges_minor BIGINT NOT NULL DEFAULT 0 CONSTRAINT month_debt_target_charges CHECK (
        typeof(charges_minor) = 'integer' AND charges_minor BETWEEN 0 AND 1000000000000000),
    closing_balance_minor BIGINT CONSTRAINT month_debt_target_closing CHECK (
        typeof(closing_balance_minor) IN ('integer', 'null')
        AND (closing_balance_minor IS NULL OR closing_balance_minor BETWEEN -1000000000000000 AND 1000000000000000)),
    replaced_balance_minor BIGINT CONSTRAINT month_debt_target_replaced CHECK (
        typeof(replaced_balance_minor) IN ('integer', 'null')
        AND (replaced_balance_minor IS NULL OR replaced_balance_minor BETWEEN -1000000000000000 AND 1000000000000000)),
    UNIQUE (month_id, source_debt_target_id),
    CONSTRAINT month_debt_target_closed_whole CHECK (
        (closing_balance_minor IS NULL) = (replaced_balance_minor IS NULL))
);
INSERT INTO month_debt_target VALUES (1, 1, 1, 'Kreditkarte 💳', 2499, 9500, '2026-08-12', 'Zeile 1
Zeile 2 1:1 debt 6:Debt 1', 1, 372196, NULL, NULL, 0, 364947, 372196);
INSERT INTO month_debt_target VALUES (2, 1, 2, 'Hypothek', 387, 120000, '2026-07-31', 'laut Auszug', 2, 18450000, NULL, 59123, 1500, 18390623, 18450000);
INSERT INTO month_debt_target VALUES (3, 1, 3, 'Überzahlt', 528, 0, NULL, '', 3, -1250, NULL, NULL, 0, -1250, -1250);
INSERT INTO month_debt_target VALUES (4, 1, 4, 'Pfandhaus', 100000, 1, NULL, '', 4, 5001, NULL, NULL, 0, 9169, 5001);
INSERT INTO month_debt_target VALUES (5, 1, 5, 'Zinslos', 0, 5000, NULL, '', 5, 100000, NULL, NULL, 0, 100000, 100000);
INSERT INTO month_debt_target VALUES (6, 2, 1, 'Kreditkarte 💳', 2499, 9500, '2026-09-12', 'Zeile 1
Zeile 2 1:1 debt 6:Debt 1', 1, 364947, 364947, 0, 2599, 352546, 364947);
INSERT INTO month_debt_target VALUES (7, 2, 2, 'Hypothek', 387, 120000, '2026-08-31', '', 2, 18390623, 18390623, NULL, 0, 18449933, 18390623);
INSERT INTO month_debt_target VALUES (8, 2, 3, 'Überzahlt', 528, 0, NULL, '', 3, -1250, -1250, NULL, 0, -1250, -1250);
INSERT INTO month_debt_target VALUES (9, 2, 4, 'Pfandhaus', 100000, 1, NULL, '', 4, 9169, 9169, NULL, 0, 16810, 9169);
INSERT INTO month_debt_target VALUES (10, 2, 5, 'Zinslos', 0, 5000, NULL, '', 5, 100000, 100000, NULL, 0, 100000, 100000);
INSERT INTO month_debt_target VALUES (11, 3, 1, 'Karte', 1999, 9500, '2026-10-12', 'Zeile 1
Zeile 2 1:1 debt 6:Debt 1', 1, 352546, 352546, NULL, 0, 343419, 352546);
INSERT INTO month_debt_target VALUES (12, 3, 2, 'Hypothek', 387, 120000, '2026-09-30', '', 2, 18449933, 18449933, NULL, 0, 18509434, 18449933);
INSERT INTO month_debt_target VALUES (13, 3, 4, 'Pfandhaus', 100000, 1, NULL, '', 3, 16810, 16810, NULL, 0, 30818, 16810);
INSERT INTO month_debt_target VALUES (14, 3, 5, 'Zinslos', 0, 5000, NULL, '', 4, 100000, 100000, NULL, 0, 100000, 100000);
INSERT INTO month_debt_target VALUES (15, 4, 1, 'Karte', 1999, 9500, '2026-11-12', 'Zeile 1
Zeile 2 1:1 debt 6:Debt 1', 1, 343419, 343419, NULL, 0, NULL, NULL);
INSERT INTO month_debt_target VALUES (16, 4, 2, 'Hypothek', 387, 120000, '2026-10-31', '', 2, 18509434, 18509434, NULL, 0, NULL, NULL);
INSERT INTO month_debt_target VALUES (17, 4, 4, 'Pfandhaus', 100000, 1, NULL, '', 3, 30818, 30818, NULL, 0, NULL, NULL);
INSERT INTO month_debt_target VALUES (18, 4, 5, 'Zinslos', 0, 5000, NULL, '', 4, 100000, 100000, NULL, 0, NULL, NULL);
INSERT INTO month_debt_target VALUES (19, 5, 1, 'Karte', 1999, 9500, '2026-12-12', 'Zeile 1
Zeile 2 1:1 debt 6:Debt 1', 1, 343419, NULL, NULL, 0, NULL, NULL);
INSERT INTO month_debt_target VALUES (20, 5, 2, 'Hypothek', 375, 120000, '2026-11-30', '', 2, 18509434, NULL, NULL, 0, NULL, NULL);
INSERT INTO month_debt_target VALUES (21, 5, 4, 'Pfandhaus', 100000, 1, NULL, '', 3, 30818, NULL, NULL, 0, NULL, NULL);
INSERT INTO month_debt_target VALUES (22, 5, 5, 'Zinslos', 0, 5000, NULL, '', 4, 100000, NULL, NULL, 0, NULL, NULL);
CREATE TABLE "month_entry" (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_id INTEGER NOT NULL REFERENCES month (id),
    source_entry_id INTEGER REFERENCES entry (id),
    kind TEXT NOT NULL CONSTRAINT month_entry_kind CHECK (kind IN ('income', 'expense', 'saving', 'debt_payment')),
    category TEXT NOT NULL CONSTRAINT month_entry_category CHECK (length(category) BETWEEN 1 AND 60),
    name TEXT NOT NULL CONSTRAINT month_entry_name CHECK (length(name) BETWEEN 1 AND 80),
    planned_minor BIGINT NOT NULL CONSTRAINT month_entry_planned CHECK (
        typeof(planned_minor) = 'integer' AND planned_minor BETWEEN 0 AND 1000000000000000),
    baseline_minor BIGINT CONSTRAINT month_entry_baseline CHECK (
        typeof(baseline_minor) IN ('integer', 'null')
        AND (baseline_minor IS NULL OR baseline_minor BETWEEN 0 AND 1000000000000000)),
    due_on TEXT CONSTRAINT month_entry_due_on CHECK (due_on IS date(due_on)),
    carry TEXT NOT NULL CONSTRAINT month_entry_carry CHECK (
        carry = 'none'
        OR (carry IN ('surplus', 'balance') AND kind IN ('expense', 'saving') AND source_entry_id IS NOT NULL)),
    month_debt_target_id INTEGER REFERENCES month_debt_target (id)
        CONSTRAINT month_entry_debt_target CHECK (month_debt_target_id IS NULL OR kind = 'debt_payment'),
    notes TEXT NOT NULL DEFAULT '' CONSTRAINT month_entry_notes CHECK (length(notes) <= 2000),
    position INTEGER NOT NULL,
    UNIQUE (month_id, source_entry_id)
);
INSERT INTO month_entry VALUES (1, 1, 1, 'income', 'Arbeit', 'Lohn', 357590, 357590, '2026-07-25', 'none', NULL, '', 1);
INSERT INTO month_entry VALUES (2, 1, 2, 'expense', 'Wohnen', 'Miete', 240000, 240000, '2026-08-04', 'none', NULL, 'entry 1:1 8:template
	zweite Zeile', 2);
INSERT INTO month_entry VALUES (3, 1, 3, 'expense', 'Essen', 'Lebensmittel', 35000, 35000, NULL, 'balance', NULL, '', 3);
INSERT INTO month_entry VALUES (4, 1, 4, 'expense', 'Essen', 'Café & Restaurant', 40000, 40000, NULL, 'surplus', NULL, '', 4);
INSERT INTO month_entry VALUES (5, 1, 5, 'debt_payment', 'Schulden', 'Karte', 15000, 15000, NULL, 'none', 1, '', 5);
INSERT INTO month_entry VALUES (6, 1, 6, 'debt_payment', 'Schulden', 'Hypothek', 120000, 120000, '2026-07-31', 'none', 2, '', 6);
INSERT INTO month_entry VALUES (7, 1, 7, 'debt_payment', 'Schulden', 'Irgendeine', 0, 0, NULL, 'none', NULL, '', 7);
INSERT INTO month_entry VALUES (8, 1, 8, 'saving', 'Später', 'Velo', 5000, 5000, NULL, 'surplus', NULL, '', 8);
INSERT INTO month_entry VALUES (9, 1, NULL, 'expense', 'Reise', 'Von Hand', 5000, 0, '2026-08-20', 'none', NULL, '', 9);
INSERT INTO month_entry VALUES (10, 2, 1, 'income', 'Arbeit', 'Lohn', 357590, 357590, '2026-08-25', 'none', NULL, '', 1);
INSERT INTO month_entry VALUES (11, 2, 2, 'expense', 'Wohnen', 'Miete', 240000, 240000, '2026-09-04', 'none', NULL, 'entry 1:1 8:template
	zweite Zeile', 2);
INSERT INTO month_entry VALUES (12, 2, 3, 'expense', 'Essen', 'Lebensmittel', 36000, 35000, NULL, 'balance', NULL, '', 3);
INSERT INTO month_entry VALUES (13, 2, 4, 'expense', 'Essen', 'Café & Restaurant', 39000, 40000, NULL, 'surplus', NULL, '', 4);
INSERT INTO month_entry VALUES (14, 2, 5, 'debt_payment', 'Schulden', 'Karte', 15000, 15000, NULL, 'none', 6, '', 5);
INSERT INTO month_entry VALUES (15, 2, 6, 'debt_payment', 'Schulden', 'Hypothek', 120000, 120000, '2026-08-31', 'none', 7, '', 6);
INSERT INTO month_entry VALUES (16, 2, 7, 'debt_payment', 'Schulden', 'Irgendeine', 0, 0, NULL, 'none', NULL, '', 7);
INSERT INTO month_entry VALUES (17, 2, 8, 'saving', 'Später', 'Velo', 5000, 5000, NULL, 'surplus', NULL, '', 8);
INSERT INTO month_entry VALUES (18, 3, 1, 'income', 'Arbeit', 'Lohn', 357590, 357590, '2026-09-25', 'none', NULL, '', 1);
INSERT INTO month_entry VALUES (19, 3, 2, 'expense', 'Wohnen', 'Miete', 240000, 240000, '2026-10-04', 'none', NULL, 'entry 1:1 8:template
	zweite Zeile', 2);
INSERT INTO month_entry VALUES (20, 3, 3, 'expense', 'Essen', 'Lebensmittel', 36000, 36000, NULL, 'balance', NULL, '', 3);
INSERT INTO month_entry VALUES (21, 3, 4, 'expense', 'Essen', 'Café & Restaurant', 40000, 40000, NULL, 'surplus', NULL, '', 4);
INSERT INTO month_entry VALUES (22, 3, 5, 'debt_payment', 'Schulden', 'Karte', 15000, 15000, NULL, 'none', 11, '', 5);
INSERT INTO month_entry VALUES (23, 3, 6, 'debt_payment', 'Schulden', 'Hypothek', 120000, 120000, '2026-09-30', 'none', 12, '', 6);
INSERT INTO month_entry VALUES (24, 3, 7, 'debt_payment', 'Schulden', 'Irgendeine', 0, 0, NULL, 'none', NULL, '', 7);
INSERT INTO month_entry VALUES (25, 3, 8, 'saving', 'Später', 'Velo', 5000, 5000, NULL, 'surplus', NULL, '', 8);
INSERT INTO month_entry VALUES (26, 3, 9, 'expense', 'Wohnen', 'Heizöl', 80000, 80000, NULL, 'none', NULL, '', 9);
INSERT INTO month_entry VALUES (27, 4, 1, 'income', 'Arbeit', 'Lohn', 357590, 357590, '2026-10-25', 'none', NULL, '', 1);
INSERT INTO month_entry VALUES (28, 4, 2, 'expense', 'Wohnen', 'Miete', 240000, 240000, '2026-11-04', 'none', NULL, 'entry 1:1 8:template
	zweite Zeile', 2);
INSERT INTO month_entry VALUES (29, 4, 3, 'expense', 'Essen', 'Lebensmittel', 36000, 36000, NULL, 'balance', NULL, '', 3);
INSERT INTO month_entry VALUES (30, 4, 4, 'expense', 'Essen', 'Café & Restaurant', 40000, 40000, NULL, 'surplus', NULL, '', 4);
INSERT INTO month_entry VALUES (31, 4, 5, 'debt_payment', 'Schulden', 'Karte', 15000, 15000, NULL, 'none', 15, '', 5);
INSERT INTO month_entry VALUES (32, 4, 6, 'debt_payment', 'Schulden', 'Hypothek', 120000, 120000, '2026-10-31', 'none', 16, '', 6);
INSERT INTO month_entry VALUES (33, 4, 7, 'debt_payment', 'Schulden', 'Irgendeine', 0, 0, NULL, 'none', NULL, '', 7);
INSERT INTO month_entry VALUES (34, 4, 8, 'saving', 'Später', 'Velo', 5000, 5000, NULL, 'surplus', NULL, '', 8);
INSERT INTO month_entry VALUES (35, 5, 1, 'income', 'Arbeit', 'Lohn', 357590, NULL, '2026-11-25', 'none', NULL, '', 1);
INSERT INTO month_entry VALUES (36, 5, 2, 'expense', 'Wohnen', 'Miete', 240000, NULL, '2026-12-04', 'none', NULL, 'entry 1:1 8:template
	zweite Zeile', 2);
INSERT INTO month_entry VALUES (37, 5, 3, 'expense', 'Essen', 'Lebensmittel', 36000, NULL, NULL, 'balance', NULL, '', 3);
INSERT INTO month_entry VALUES (38, 5, 4, 'expense', 'Essen', 'Café & Restaurant', 40000, NULL, NULL, 'surplus', NULL, '', 4);
INSERT INTO month_entry VALUES (39, 5, 5, 'debt_payment', 'Schulden', 'Karte', 15000, NULL, NULL, 'none', 19, '', 5);
INSERT INTO month_entry VALUES (40, 5, 6, 'debt_payment', 'Schulden', 'Hypothek', 120000, NULL, '2026-11-30', 'none', 20, '', 6);
INSERT INTO month_entry VALUES (41, 5, 7, 'debt_payment', 'Schulden', 'Irgendeine', 0, NULL, NULL, 'none', NULL, '', 7);
INSERT INTO month_entry VALUES (42, 5, 8, 'saving', 'Später', 'Velo', 5000, NULL, NULL, 'surplus', NULL, '', 8);
CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_id INTEGER NOT NULL REFERENCES month (id),
    created_at TEXT NOT NULL CONSTRAINT payment_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at))
);
INSERT INTO payment VALUES (1, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (2, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (3, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (4, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (5, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (6, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (7, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (8, 1, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (9, 2, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (10, 2, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (11, 2, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (12, 2, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (13, 2, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (14, 3, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (15, 3, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (16, 3, '2026-11-29T14:31:34Z');
INSERT INTO payment VALUES (17, 3, '2026-11-29T14:31:35Z');
INSERT INTO payment VALUES (18, 4, '2026-11-29T14:31:35Z');
CREATE TABLE "posting" (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    month_entry_id INTEGER NOT NULL REFERENCES month_entry (id),
    kind TEXT NOT NULL,
    amount_minor BIGINT NOT NULL CONSTRAINT posting_amount CHECK (
        typeof(amount_minor) = 'integer' AND amount_minor <> 0
        AND amount_minor BETWEEN -1000000000000000 AND 1000000000000000),
    posted_on TEXT NOT NULL CONSTRAINT posting_posted_on CHECK (posted_on IS date(posted_on)),
    payee TEXT NOT NULL DEFAULT '' CONSTRAINT posting_payee CHECK (length(payee) <= 120),
    memo TEXT NOT NULL DEFAULT '' CONSTRAINT posting_memo CHECK (length(memo) <= 500),
    payment_id INTEGER REFERENCES payment (id),
    origin_month_id INTEGER REFERENCES month (id),
    created_at TEXT NOT NULL CONSTRAINT posting_created_at CHECK (
        created_at IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    created_by TEXT NOT NULL CONSTRAINT posting_created_by CHECK (length(created_by) >= 1),
    CONSTRAINT posting_kind CHECK (
        (kind = 'payment' AND payment_id IS NOT NULL AND origin_month_id IS NULL)
        OR (kind = 'opening_balance' AND payment_id IS NULL))
);
INSERT INTO posting VALUES (1, 3, 'opening_balance', -3000, '2026-07-25', '', '', NULL, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (2, 1, 'payment', 357590, '2026-08-03', 'Arbeitgeber AG', 'Lohn 1:1', 1, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (3, 2, 'payment', 240000, '2026-08-03', 'Vermieterin', '', 2, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (4, 3, 'payment', 12010, '2026-08-03', 'Migros', '', 3, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (5, 3, 'payment', 9840, '2026-08-03', 'Migros', '', 4, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (6, 3, 'payment', 16100, '2026-08-03', 'Migros', '', 5, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (7, 3, 'payment', -950, '2026-08-03', 'Migros', 'posting 7:payment 1:0', 6, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (8, 5, 'payment', 15000, '2026-08-03', 'Bank', '', 7, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (9, 9, 'payment', 4999, '2026-08-20', 'Reisebüro „Süd“', 'geteilt: 3 Zeilen', 8, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (10, 4, 'payment', 31025, '2026-08-20', 'Reisebüro „Süd“', 'geteilt: 3 Zeilen', 8, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (11, 6, 'payment', 120000, '2026-08-20', 'Reisebüro „Süd“', 'geteilt: 3 Zeilen', 8, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (12, 12, 'opening_balance', -1000, '2026-08-25', '', '', NULL, 1, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (13, 13, 'opening_balance', -8975, '2026-08-25', '', '', NULL, 1, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (14, 17, 'opening_balance', -5000, '2026-08-25', '', '', NULL, 1, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (15, 10, 'payment', 357590, '2026-09-01', 'Arbeitgeber AG', 'Lohn 1:1', 9, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (16, 11, 'payment', 240000, '2026-09-01', 'Vermieterin', '', 10, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (17, 12, 'payment', 40000, '2026-09-01', 'Migros', '', 11, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (18, 14, 'payment', 15000, '2026-09-01', 'Bank', '', 12, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (19, 17, 'payment', 5000, '2026-09-20', '', 'nachgetragen', 13, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (20, 20, 'opening_balance', 3000, '2026-09-25', '', '', NULL, 2, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (21, 21, 'opening_balance', -47975, '2026-09-25', '', '', NULL, 2, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (22, 25, 'opening_balance', -5000, '2026-09-25', '', '', NULL, 2, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (23, 18, 'payment', 357590, '2026-10-05', 'Arbeitgeber AG', 'Lohn 1:1', 14, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (24, 19, 'payment', 240000, '2026-10-05', 'Vermieterin', '', 15, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (25, 20, 'payment', 35001, '2026-10-05', 'Migros', '', 16, NULL, '2026-11-29T14:31:34Z', 'local');
INSERT INTO posting VALUES (26, 22, 'payment', 15000, '2026-10-05', 'Bank', '', 17, NULL, '2026-11-29T14:31:35Z', 'local');
INSERT INTO posting VALUES (27, 29, 'opening_balance', 2001, '2026-10-25', '', '', NULL, 3, '2026-11-29T14:31:35Z', 'local');
INSERT INTO posting VALUES (28, 30, 'opening_balance', -87975, '2026-10-25', '', '', NULL, 3, '2026-11-29T14:31:35Z', 'local');
INSERT INTO posting VALUES (29, 34, 'opening_balance', -10000, '2026-10-25', '', '', NULL, 3, '2026-11-29T14:31:35Z', 'local');
INSERT INTO posting VALUES (30, 29, 'payment', 1250, '2026-11-05', 'Migros', '', 18, NULL, '2026-11-29T14:31:35Z', 'local');
CREATE TABLE "seaql_migrations" ( "version" varchar NOT NULL PRIMARY KEY, "applied_at" integer NOT NULL );
INSERT INTO seaql_migrations VALUES ('m0001_initial', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0002_month_snapshots', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0003_notes', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0004_month_life', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0005_postings', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0006_household', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0007_recurrence_and_carry', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0008_sealed_months', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0009_audit_trail', 1795962694);
INSERT INTO seaql_migrations VALUES ('m0010_closed_months_are_frozen', 1795962694);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES ('audit', 69);
INSERT INTO sqlite_sequence VALUES ('debt_target', 7);
INSERT INTO sqlite_sequence VALUES ('entry', 12);
INSERT INTO sqlite_sequence VALUES ('month', 6);
INSERT INTO sqlite_sequence VALUES ('month_debt_target', 27);
INSERT INTO sqlite_sequence VALUES ('month_entry', 52);
INSERT INTO sqlite_sequence VALUES ('payment', 19);
INSERT INTO sqlite_sequence VALUES ('posting', 32);
CREATE INDEX audit_year_month ON audit (year_month);
CREATE INDEX entry_debt_target ON entry (debt_target_id);
CREATE INDEX idempotency_created_at ON idempotency (created_at);
CREATE INDEX month_debt_target_source ON month_debt_target (source_debt_target_id);
CREATE INDEX month_entry_debt_target ON month_entry (month_debt_target_id);
CREATE INDEX month_entry_source ON month_entry (source_entry_id);
CREATE INDEX month_state ON month (state, year_month);
CREATE INDEX payment_month ON payment (month_id);
CREATE UNIQUE INDEX posting_one_opening ON posting (month_entry_id) WHERE kind = 'opening_balance';
CREATE INDEX posting_origin_month ON posting (origin_month_id);
CREATE INDEX posting_payment ON posting (payment_id);
CREATE INDEX posting_sums ON posting (month_entry_id, kind, amount_minor);
CREATE TRIGGER closed_month_delete BEFORE DELETE ON month
WHEN OLD.state = 'closed'
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_insert BEFORE INSERT ON month
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND (id = NEW.id OR year_month = NEW.year_month))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_month_debt_target_delete BEFORE DELETE ON month_debt_target
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_month_debt_target_insert BEFORE INSERT ON month_debt_target
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    NEW.month_id,
    (SELECT month_id FROM month_debt_target WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_month_debt_target_update BEFORE UPDATE ON month_debt_target
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id,
    NEW.month_id,
    (SELECT month_id FROM month_debt_target WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_month_entry_delete BEFORE DELETE ON month_entry
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_month_entry_insert BEFORE INSERT ON month_entry
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    NEW.month_id,
    (SELECT month_id FROM month_entry WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_month_entry_update BEFORE UPDATE ON month_entry
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id,
    NEW.month_id,
    (SELECT month_id FROM month_entry WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_payment_delete BEFORE DELETE ON payment
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_payment_insert BEFORE INSERT ON payment
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    NEW.month_id,
    (SELECT month_id FROM payment WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_payment_update BEFORE UPDATE ON payment
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    OLD.month_id,
    NEW.month_id,
    (SELECT month_id FROM payment WHERE id = NEW.id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_posting_delete BEFORE DELETE ON posting
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    (SELECT month_id FROM month_entry WHERE id = OLD.month_entry_id)))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_posting_insert BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id),
    (SELECT month_id FROM month_entry WHERE id = (SELECT month_entry_id FROM posting WHERE id = NEW.id))))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_posting_update BEFORE UPDATE ON posting
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id IN (
    (SELECT month_id FROM month_entry WHERE id = OLD.month_entry_id),
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id),
    (SELECT month_id FROM month_entry WHERE id = (SELECT month_entry_id FROM posting WHERE id = NEW.id))))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER closed_month_update BEFORE UPDATE ON month
WHEN EXISTS (SELECT 1 FROM month WHERE state = 'closed' AND id <> OLD.id AND (id = NEW.id OR year_month = NEW.year_month))
    OR (OLD.state = 'closed' AND NOT (
        NEW.state = 'active' AND NEW.closed_at IS NULL AND NEW.seal IS NULL
        AND NEW.id IS OLD.id AND NEW.year_month IS OLD.year_month
        AND NEW.first_day IS OLD.first_day AND NEW.last_day IS OLD.last_day
        AND NEW.notes IS OLD.notes AND NEW.created_at IS OLD.created_at AND NEW.activated_at IS OLD.activated_at))
BEGIN
    SELECT RAISE(ABORT, 'a closed month never changes');
END;
CREATE TRIGGER draft_posting_insert BEFORE INSERT ON posting
WHEN NEW.kind = 'payment' AND EXISTS (SELECT 1 FROM month WHERE state = 'draft' AND id =
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id))
BEGIN
    SELECT RAISE(ABORT, 'a draft takes no payment');
END;
CREATE TRIGGER draft_posting_update BEFORE UPDATE ON posting
WHEN NEW.kind = 'payment' AND EXISTS (SELECT 1 FROM month WHERE state = 'draft' AND id =
    (SELECT month_id FROM month_entry WHERE id = NEW.month_entry_id))
BEGIN
    SELECT RAISE(ABORT, 'a draft takes no payment');
END;
