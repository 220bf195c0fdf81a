//! What months, ledger and debts become.

use serde_json::Value;

use super::old::{IN_MINOR, Old};

const EUR: [&str; 2] = ["--currency", "EUR"];

fn postings(month: &Value) -> Vec<Value> {
    let payments = month["payments"].as_array().unwrap().iter();
    payments
        .flat_map(|payment| payment["postings"].as_array().unwrap().clone())
        .collect()
}

#[tokio::test]
async fn what_was_applied_before_the_ledger_is_a_payment_on_the_first_day() {
    for number in [4, 5] {
        let old = Old::fixture(number).await;
        let export = old.comes_over(&EUR, IN_MINOR);
        let postings = postings(&export["months"][0]);
        assert_eq!(postings.len(), 4);
        for posting in postings {
            assert_eq!(posting["memo"], "before the ledger");
            assert_eq!(posting["posted_on"], "2025-01-01");
        }
    }
}

#[tokio::test]
async fn its_own_postings_come_as_they_are() {
    let old = Old::fixture(5).await;
    let export = old.comes_over(&EUR, IN_MINOR);
    let postings = postings(&export["months"][1]);
    let of = |payee: &str| {
        postings
            .iter()
            .filter(|it| it["payee"] == payee)
            .cloned()
            .collect()
    };
    let market: Vec<Value> = of("Market");
    assert_eq!(market.len(), 2);
    assert_eq!(market[1]["amount_minor"], -12_000);
    assert_eq!(market[1]["posted_on"], "2025-02-06");
    assert_eq!(market[1]["memo"], "a whole crate's deposit");
    assert_eq!(market[1]["created_at"], "2025-02-06T09:00:00Z");
}

#[tokio::test]
async fn a_closed_month_is_sealed_with_its_own_instant_and_one_after_an_open_month_comes_active() {
    let old = Old::fixture(4).await;
    old.run("UPDATE month SET state = 'closed', closed_at = '2025-04-02 08:00:00' WHERE id = 3")
        .await;
    let mapping = old.mapping(IN_MINOR);
    let (code, said, _) = old.adopt(&["--currency", "EUR", "--mapping", &mapping, "--check"]);
    assert_eq!(code, Some(0));
    let named = "2025-03: a month before it is not closed, so it comes active";
    assert!(said.contains(named), "{said}");
    let export = old.comes_over(&EUR, IN_MINOR);
    let months = &export["months"];
    assert_eq!(months[0]["closed_at"], "2025-02-02T20:15:42Z");
    assert_eq!(months[0]["activated_at"], "2025-01-01T07:30:00Z");
    assert_eq!(months[0]["seal"].as_str().unwrap().len(), 64);
    assert_eq!(months[2]["state"], "active");
    assert_eq!(months[2]["closed_at"], Value::Null);

    old.run("UPDATE month SET state = 'closed', closed_at = '2025-03-02 08:00:00' WHERE id = 2")
        .await;
    std::fs::remove_file(old.place.database()).unwrap();
    let export = old.comes_over(&EUR, IN_MINOR);
    for month in export["months"].as_array().unwrap() {
        assert_eq!(month["state"], "closed");
    }
}

#[tokio::test]
async fn a_draft_in_which_something_was_applied_comes_active_and_is_named() {
    let old = Old::fixture(4).await;
    let mapping = old.mapping(IN_MINOR);
    let (code, said, _) = old.adopt(&["--currency", "EUR", "--mapping", &mapping]);
    assert_eq!(code, Some(0));
    let named = "2025-03: something was applied in this draft, so it comes active";
    assert!(said.contains(named), "{said}");
    assert_eq!(old.exported()["months"][2]["state"], "active");

    let old = Old::fixture(4).await;
    old.run("UPDATE month_entry SET applied = 0 WHERE month_id = 3")
        .await;
    let export = old.comes_over(&EUR, IN_MINOR);
    assert_eq!(export["months"][2]["state"], "draft");
}

/// Card 3 871.96, 150.00 paid, then 3 721.96; the other debt falls by 50.00 without a payment.
#[tokio::test]
async fn each_debt_opens_at_its_own_snapshot_without_interest_and_the_template_stays() {
    for change in [
        "",
        "UPDATE month_debt_target SET balance_minor = 400000 WHERE id = 3",
        "UPDATE month_debt_target SET balance_minor = 300000 WHERE id = 3",
        "UPDATE debt_target SET balance_minor = 1 WHERE id = 1",
        "DELETE FROM debt_target WHERE id = 2",
        "UPDATE month SET state = 'closed', closed_at = '2025-03-02 08:00:00'",
    ] {
        let old = Old::fixture(4).await;
        old.run(&format!("PRAGMA foreign_keys = OFF; {change}"))
            .await;
        let export = old.comes_over(&EUR, IN_MINOR);
        for month in export["months"].as_array().unwrap() {
            for debt in month["debt_targets"].as_array().unwrap() {
                assert_eq!(debt["entered_interest_minor"], 0, "{change}: {debt}");
            }
        }
        let card = &export["template"]["debt_targets"][0];
        let balance = if change.starts_with("UPDATE debt_target") {
            1
        } else {
            372_196
        };
        assert_eq!(card["balance_minor"], balance, "{change}");
    }
}

/// A debt that the template has lost is brought back archived.
#[tokio::test]
async fn a_debt_that_only_months_have_comes_back_archived() {
    let old = Old::fixture(4).await;
    old.run("PRAGMA foreign_keys = OFF; DELETE FROM debt_target WHERE id = 2")
        .await;
    let export = old.comes_over(&EUR, IN_MINOR);
    let debts = export["template"]["debt_targets"].as_array().unwrap();
    let uncle = debts
        .iter()
        .find(|debt| debt["name"] == "Uncle Joe's loan")
        .unwrap();
    assert_ne!(uncle["archived_at"], Value::Null);
}

#[tokio::test]
async fn an_opening_made_for_another_reason_is_named_and_asked_for() {
    let later =
        "INSERT INTO posting (id, month_entry_id, kind, amount_minor, posted_on, created_at)
        VALUES (20, 9, 'opening_balance', 5000, '2025-02-01', '2025-02-20 10:00:00')";
    let old = Old::fixture(5).await;
    old.run(later).await;
    let (code, _, error) = old.adopt(&EUR);
    assert_eq!(code, Some(3), "{error}");
    assert!(
        error.contains("other_openings: these openings did not come from"),
        "{error}"
    );
    assert!(error.contains("left_out: 20\n"), "{error}");
    assert_eq!(old.left_behind(), [""; 0]);

    let export = old.comes_over(&EUR, "other_openings = \"payment\"\n");
    let is_it = |posting: &&Value| posting["id"] == 20;
    let all = postings(&export["months"][1]);
    let it = all.iter().find(is_it).unwrap();
    assert_eq!(it["amount_minor"], 5_000);
    assert_eq!(it["memo"], "");
    std::fs::remove_file(old.place.database()).unwrap();
    let export = old.comes_over(&EUR, "other_openings = \"left_out\"\n");
    assert!(postings(&export["months"][1]).iter().all(|it| !is_it(&it)));
}
