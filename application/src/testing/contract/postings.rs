use quartermaster_domain::ledger::{
    EntryLedger, NewPayment, NewPaymentLine, Opening, Posting, PostingKind,
};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Date, MonthEntryId, MonthId, YearMonth};

use crate::ports::{NewOpening, Store, StoreError, UnitOfWork};
use crate::reading::{PayeeInUse, PostingFilter};
use crate::testing::filling::{
    activate, add_draft, add_entry, close, copy_entries, money, now, pay, ym,
};

/// October closed, November active with two entries.
async fn two_entries(work: &mut dyn UnitOfWork) -> (MonthId, [MonthEntryId; 2]) {
    let food = add_entry(work, "Food", EntryKind::Expense).await;
    let rent = add_entry(work, "Rent", EntryKind::Expense).await;
    let october = add_draft(work, "2026-10").await;
    let october = activate(work, october).await;
    close(work, october).await;
    let november = add_draft(work, "2026-11").await;
    let id = november.head().id;
    let lines = copy_entries(work, id, &[food, rent]).await;
    activate(work, november).await;
    (id, [lines[0].id, lines[1].id])
}

fn opening(entry: MonthEntryId, minor: i64, origin: Option<YearMonth>) -> NewOpening {
    NewOpening {
        entry,
        amount: money(minor),
        origin,
        posted_on: Date::constant(2026, 11, 1),
        memo: Memo::parse("carried").unwrap(),
        created_at: now(),
        created_by: "local".to_owned(),
    }
}

async fn ledgers(work: &mut dyn UnitOfWork) -> Vec<EntryLedger> {
    let reading = work.month(ym("2026-11")).await.unwrap().unwrap();
    let entries = reading.contents.entries.into_iter();
    entries.map(|line| line.ledger).collect()
}

async fn all(work: &mut dyn UnitOfWork) -> Vec<Posting> {
    let filter = PostingFilter::default();
    let postings = work.postings(ym("2026-11"), &filter).await.unwrap();
    postings.unwrap()
}

pub async fn sum_up_to_the_ledger(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    pay(&mut *work, id, &[(food, 1_200)]).await;
    pay(&mut *work, id, &[(food, -50), (rent, 10_i64.pow(15))]).await;
    let openings = [opening(food, -300, Some(ym("2026-10")))];
    let posted = work
        .postings_to_write()
        .insert_openings(&openings)
        .await
        .unwrap();
    assert_eq!(
        posted[0].kind,
        PostingKind::OpeningBalance {
            origin: Some(ym("2026-10"))
        }
    );
    let expected = [
        EntryLedger {
            opening: Some(Opening {
                amount: money(-300),
                origin: Some(ym("2026-10")),
            }),
            posted: money(1_150),
            payments: 2,
        },
        EntryLedger {
            opening: None,
            posted: money(10_i64.pow(15)),
            payments: 1,
        },
    ];
    assert_eq!(ledgers(&mut *work).await, expected);
    assert_eq!(all(&mut *work).await[0], posted[0]);
    assert_eq!(all(&mut *work).await.len(), 4);
}

pub async fn of_one_payment_are_found_together(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    let alone = pay(&mut *work, id, &[(food, 1)]).await;
    let split = pay(&mut *work, id, &[(food, 2), (rent, 3)]).await;
    let ground = work.posting_ground(ym("2026-11"), split[1].id).await;
    let ground = ground.unwrap().unwrap();
    assert_eq!(ground.posting, split[1]);
    assert_eq!(ground.payment, split);
    assert_eq!(ground.month.head().id, id);
    let ground = work.posting_ground(ym("2026-11"), alone[0].id).await;
    assert_eq!(ground.unwrap().unwrap().payment, alone);
    let elsewhere = work.posting_ground(ym("2026-10"), alone[0].id).await;
    assert_eq!(elsewhere.unwrap(), None);
    let ids: Vec<_> = split.iter().map(|posting| posting.id).collect();
    work.postings_to_write().delete(&ids).await.unwrap();
    assert_eq!(all(&mut *work).await, alone);
}

pub async fn an_entry_has_one_opening_balance(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (_, [food, _]) = two_entries(&mut *work).await;
    let first = [opening(food, 5, None)];
    work.postings_to_write()
        .insert_openings(&first)
        .await
        .unwrap();
    let second = [opening(food, 6, Some(ym("2026-10")))];
    let second = work.postings_to_write().insert_openings(&second).await;
    assert!(matches!(second, Err(StoreError::Conflict)), "{second:?}");
}

pub async fn openings_are_withdrawn_alone(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    let paid = pay(&mut *work, id, &[(food, 1)]).await;
    let openings = [opening(food, 5, None), opening(rent, 6, None)];
    let openings = work
        .postings_to_write()
        .insert_openings(&openings)
        .await
        .unwrap();
    work.postings_to_write()
        .delete_openings(&[food])
        .await
        .unwrap();
    work.postings_to_write().delete_openings(&[]).await.unwrap();
    let mut left = all(&mut *work).await;
    left.sort_by_key(|posting| posting.id.0);
    assert_eq!(left, [paid[0].clone(), openings[1].clone()]);
}

pub async fn a_changed_posting_moves_its_amount(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    let mut posting = pay(&mut *work, id, &[(food, 100)]).await.remove(0);
    posting.month_entry = rent;
    posting.amount = money(-25);
    posting.posted_on = Date::constant(2026, 12, 24);
    posting.payee = Payee::parse("Elsewhere").unwrap();
    posting.memo = Memo::parse("corrected").unwrap();
    work.postings_to_write().update(&posting).await.unwrap();
    assert_eq!(all(&mut *work).await, [posting]);
    let posted: Vec<i64> = ledgers(&mut *work)
        .await
        .iter()
        .map(|ledger| ledger.posted.minor())
        .collect();
    assert_eq!(posted, [0, -25]);
}

pub async fn a_draft_takes_no_payment(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let draft = add_draft(&mut *work, "2026-11").await.head().id;
    let line = copy_entries(&mut *work, draft, &[food]).await[0].id;
    let payment = crate::testing::filling::payment(&[(line, 5)], "2026-11-05", "Market");
    let refused = work
        .postings_to_write()
        .insert_payment(draft, &payment, now(), "local")
        .await;
    match refused {
        Err(StoreError::Backend(cause)) => {
            assert!(cause.to_string().contains("a draft takes no payment"));
        }
        other => panic!("{other:?}"),
    }
}

pub async fn the_ground_of_a_payment_is_its_month_and_entries(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    pay(&mut *work, id, &[(food, 1), (rent, 2)]).await;
    let unknown = MonthEntryId(987_654);
    let ground = work
        .payment_ground(ym("2026-11"), &[rent, unknown, rent])
        .await
        .unwrap()
        .unwrap();
    assert_eq!(ground.month.head().id, id);
    let found: Vec<_> = ground.entries.iter().map(|entry| entry.id).collect();
    assert_eq!(found, [rent]);
    assert_eq!(ground.postings, 2);
    let elsewhere = work.payment_ground(ym("2026-10"), &[food]).await.unwrap();
    assert_eq!(elsewhere.unwrap().entries, []);
    let nowhere = work.payment_ground(ym("2031-01"), &[food]).await.unwrap();
    assert_eq!(nowhere, None);
}

pub async fn what_was_deleted_is_put_back_as_it_was(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    pay(&mut *work, id, &[(food, 1_200), (rent, 70)]).await;
    pay(&mut *work, id, &[(food, 5)]).await;
    let by_hand = [opening(rent, 300, None)];
    let by_hand = work.postings_to_write().insert_openings(&by_hand).await;
    by_hand.unwrap();
    let before = all(&mut *work).await;
    for gone in [&before[..1], &before[..]] {
        let ids: Vec<_> = gone.iter().map(|posting| posting.id).collect();
        work.postings_to_write().delete(&ids).await.unwrap();
        assert_eq!(all(&mut *work).await.len(), before.len() - gone.len());
        let back = work.postings_to_write().put_back(id, gone).await;
        back.unwrap();
        assert_eq!(all(&mut *work).await, before);
    }
}

pub async fn what_is_there_is_not_put_back(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    pay(&mut *work, id, &[(food, 1_200)]).await;
    let by_hand = [opening(rent, 300, None)];
    let opened = work.postings_to_write().insert_openings(&by_hand).await;
    let opened = opened.unwrap();
    let paid = all(&mut *work).await;
    let paid = paid.iter().find(|posting| posting.month_entry == food);
    let again = [paid.unwrap().clone()];
    let again = work.postings_to_write().put_back(id, &again).await;
    assert!(matches!(again, Err(StoreError::Conflict)));
    work.postings_to_write()
        .delete(&[opened[0].id])
        .await
        .unwrap();
    let other = work.postings_to_write().insert_openings(&by_hand).await;
    other.unwrap();
    let second = work.postings_to_write().put_back(id, &opened);
    assert!(matches!(second.await, Err(StoreError::Conflict)));
}

pub async fn payees_are_known_with_their_latest_entry(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (id, [food, rent]) = two_entries(&mut *work).await;
    for (entry, payee) in [
        (food, "Café"),
        (rent, "CAFE\u{301}"),
        (food, "Aldi"),
        (rent, "Anna"),
        (rent, "Aldi"),
        (food, ""),
    ] {
        let payment = NewPayment {
            posted_on: Date::constant(2026, 11, 3),
            payee: Payee::parse(payee).unwrap(),
            memo: Memo::default(),
            lines: vec![NewPaymentLine {
                entry,
                amount: money(100),
            }],
        };
        let paid = work
            .postings_to_write()
            .insert_payment(id, &payment, now(), "local");
        paid.await.unwrap();
    }
    let known = |payees: Vec<PayeeInUse>| -> Vec<(String, String)> {
        let lines = payees.into_iter();
        lines
            .map(|line| (line.payee.to_string(), line.entry.to_string()))
            .collect()
    };
    let pair = |payee: &str, entry: &str| (payee.to_owned(), entry.to_owned());
    let all = work.payees(10).await.unwrap();
    assert!(all.iter().all(|line| line.source.is_some()));
    let of_all = [
        pair("Aldi", "Rent"),
        pair("Anna", "Rent"),
        pair("CAFE\u{301}", "Rent"),
    ];
    assert_eq!(known(all), of_all);
    let latest = work.payees(1).await.unwrap();
    assert_eq!(known(latest), [pair("Aldi", "Rent")]);
}
