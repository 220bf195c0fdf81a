//! A household that began at any of the first five steps finds every figure again after the last.

use quartermaster_migration::STEPS;

use crate::database::TestDatabase;
use crate::earlier_data::fill;

async fn upgraded_from(step: usize) -> TestDatabase {
    let database = TestDatabase::at(step).await;
    fill(&database, step).await;
    database.migrate_to_the_end().await.unwrap();
    database.set_foreign_keys(true).await;
    database
}

#[tokio::test]
async fn the_template_is_kept_and_due_every_month() {
    for step in 1..=5 {
        let database = upgraded_from(step).await;
        let rent_notes = if step >= 3 {
            "paid on the 1st, 'dear'"
        } else {
            ""
        };
        let rent = format!(
            r#"[2,"expense","Housing","Rent & heating – Zürich",240000,31,"month",1,null,null,"none",null,"{rent_notes}",2,null,1]"#
        );
        assert_eq!(
            database.rows("entry").await,
            [
                r#"[1,"income","Work","Salary",357590,25,"month",1,null,null,"none",null,"",1,null,1]"#,
                &rent,
                r#"[4,"expense","Food","Groceries",35000,null,"month",1,null,null,"none",null,"",3,null,1]"#,
                r#"[5,"debt_payment","Debts","Card payment",15000,1,"month",1,null,null,"none",1,"",4,null,1]"#,
                r#"[9,"saving","Later","Holiday",0,null,"month",1,null,null,"none",null,"",5,null,1]"#,
            ],
            "from {}",
            STEPS[step - 1]
        );
        assert_eq!(
            database.rows("debt_target").await,
            [
                r#"[1,"Card",372196,249900,9500,31,"",1,null,1]"#,
                r#"[3,"Overpaid loan",-1250,0,0,null,"",2,null,1]"#,
            ]
        );
    }
}

#[tokio::test]
async fn months_get_their_days_and_keep_their_life() {
    for step in 2..=3 {
        assert_eq!(
            upgraded_from(step).await.rows("month").await,
            [
                r#"[1,"2025-02","active","2025-02-01","2025-02-28","","2025-01-30T19:20:21Z","2025-01-30T19:20:21Z",null,null,null,1]"#,
                r#"[2,"2025-03","active","2025-03-01","2025-03-31","","2025-02-27T06:00:00Z","2025-02-27T06:00:00Z",null,null,null,1]"#,
                r#"[5,"2025-04","active","2025-04-01","2025-04-30","","2025-03-30T04:00:00Z","2025-03-30T04:00:00Z",null,null,null,1]"#,
                r#"[6,"2025-12","active","2025-12-01","2025-12-31","","2025-03-31T00:00:00Z","2025-03-31T00:00:00Z",null,null,null,1]"#,
            ],
            "from {}",
            STEPS[step - 1]
        );
    }
}

#[tokio::test]
async fn an_unsealed_closed_month_and_a_draft_with_payments_become_active() {
    for step in 4..=5 {
        let december = if step == 5 {
            r#"[6,"2025-12","active","2025-12-01","2025-12-31","","2025-03-31T00:00:00Z","2025-03-31T00:00:00Z",null,null,null,1]"#
        } else {
            r#"[6,"2025-12","draft","2025-12-01","2025-12-31","","2025-03-31T00:00:00Z",null,null,null,null,1]"#
        };
        assert_eq!(
            upgraded_from(step).await.rows("month").await,
            [
                r#"[1,"2025-02","active","2025-02-01","2025-02-28","","2025-01-30T19:20:21Z","2025-02-01T08:00:00Z",null,null,null,1]"#,
                r#"[2,"2025-03","active","2025-03-01","2025-03-31","","2025-02-27T06:00:00Z","2025-02-27T06:00:00Z",null,null,null,1]"#,
                r#"[5,"2025-04","draft","2025-04-01","2025-04-30","","2025-03-30T04:00:00Z",null,null,null,null,1]"#,
                december,
            ],
            "from {}",
            STEPS[step - 1]
        );
    }
}

#[tokio::test]
async fn month_entries_keep_their_plan_and_are_due_within_the_month() {
    for step in 2..=5 {
        let tyres_notes = if step >= 3 { r"two lines\nof text" } else { "" };
        let tyres = format!(
            r#"[5,2,null,"expense","Car","New tyres",1000000000000000,1000000000000000,"2025-03-31","none",null,"{tyres_notes}",2]"#
        );
        let april_baseline = if step >= 4 { "null" } else { "250000" };
        let april = format!(
            r#"[8,5,2,"expense","Housing","Rent",250000,{april_baseline},"2025-04-30","none",null,"",1]"#
        );
        let december_baseline = if step == 4 { "null" } else { "36000" };
        let december = format!(
            r#"[9,6,4,"expense","Food","Groceries",36000,{december_baseline},"2025-12-31","none",null,"",1]"#
        );
        assert_eq!(
            upgraded_from(step).await.rows("month_entry").await,
            [
                r#"[1,1,1,"income","Work","Salary",350000,350000,"2025-02-25","none",null,"",1]"#,
                r#"[2,1,2,"expense","Housing","Rent & heating – Zürich",240000,240000,"2025-02-28","none",null,"",2]"#,
                r#"[3,1,5,"debt_payment","Debts","Card payment",15000,15000,"2025-02-01","none",1,"",3]"#,
                r#"[4,2,4,"expense","Food","Groceries",35000,35000,null,"none",null,"",1]"#,
                &tyres,
                r#"[6,2,null,"saving","Later","Bicycle",100,100,null,"none",null,"",3]"#,
                &april,
                &december,
            ],
            "from {}",
            STEPS[step - 1]
        );
    }
}

#[tokio::test]
async fn debts_in_a_month_keep_the_balance_they_were_created_with() {
    for step in 2..=5 {
        assert_eq!(
            upgraded_from(step).await.rows("month_debt_target").await,
            [
                r#"[1,1,1,"Card",249900,9500,"2025-02-28","",1,380000,null,null,0,null,null]"#,
                r#"[2,2,1,"Card",249900,9500,"2025-03-31","",1,372196,null,null,0,null,null]"#,
                r#"[3,2,3,"Overpaid loan",0,0,null,"",2,-1250,null,null,0,null,null]"#,
            ],
            "from {}",
            STEPS[step - 1]
        );
    }
}

const OPENINGS: [&str; 4] = [
    r#"[1,1,"opening_balance",350000,"2025-02-01","","",null,null,"2025-01-30T19:20:21Z","local"]"#,
    r#"[2,4,"opening_balance",-950,"2025-03-01","","",null,null,"2025-02-27T06:00:00Z","local"]"#,
    r#"[3,5,"opening_balance",1000000000000000,"2025-03-01","","",null,null,"2025-02-27T06:00:00Z","local"]"#,
    r#"[4,8,"opening_balance",1,"2025-04-01","","",null,null,"2025-03-30T04:00:00Z","local"]"#,
];

#[tokio::test]
async fn what_was_applied_becomes_the_opening_of_the_ledger() {
    for step in 2..=4 {
        let database = upgraded_from(step).await;
        assert_eq!(
            database.rows("posting").await,
            OPENINGS,
            "from {}",
            STEPS[step - 1]
        );
        assert!(database.rows("payment").await.is_empty());
    }
}

#[tokio::test]
async fn every_earlier_payment_becomes_a_payment_of_its_own() {
    let database = upgraded_from(5).await;
    let payments = [
        r#"[7,3,"payment",15000,"2025-02-03","Bank","standing order",7,null,"2025-02-03T09:00:00Z","local"]"#,
        r#"[8,4,"payment",12010,"2025-03-05","Market","",8,null,"2025-03-05T09:00:00Z","local"]"#,
        r#"[9,4,"payment",-310,"2025-03-06","Market","bottles",9,null,"2025-03-06T09:00:00Z","local"]"#,
        r#"[11,9,"payment",36000,"2025-12-06","","",11,null,"2025-12-06T09:00:00Z","local"]"#,
    ];
    let mut expected = [OPENINGS, payments].concat();
    expected.sort_unstable();
    assert_eq!(database.rows("posting").await, expected);
    assert_eq!(
        database.rows("payment").await,
        [
            r#"[11,6,"2025-12-06T09:00:00Z"]"#,
            r#"[7,1,"2025-02-03T09:00:00Z"]"#,
            r#"[8,2,"2025-03-05T09:00:00Z"]"#,
            r#"[9,2,"2025-03-06T09:00:00Z"]"#,
        ]
    );
}

#[tokio::test]
async fn every_reference_still_holds() {
    for step in 1..=5 {
        let database = upgraded_from(step).await;
        let dangling = database
            .texts(r#"SELECT "table" || ' ' || rowid FROM pragma_foreign_key_check"#)
            .await;
        assert!(
            dangling.is_empty(),
            "from {}: {dangling:?}",
            STEPS[step - 1]
        );
        assert_eq!(
            database
                .texts("SELECT integrity_check FROM pragma_integrity_check")
                .await,
            ["ok"]
        );
    }
}
