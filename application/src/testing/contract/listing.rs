use quartermaster_domain::month::MonthState;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Date, PostingId};

use crate::audit::{AuditRecord, Channel, Details};
use crate::ports::{Snapshot, Store, UnitOfWork};
use crate::reading::{AuditPage, MonthFilter, PostingFilter};
use crate::testing::filling::{
    activate, add_draft, add_entry, close, copy_entries, money, now, pay, payment, ym,
};

const EVERY_MONTH: MonthFilter = MonthFilter {
    state: None,
    before: None,
    limit: 100,
};

async fn listed(snapshot: &mut dyn Snapshot, filter: MonthFilter) -> Vec<String> {
    let found = snapshot.months(&filter).await.unwrap();
    let names = found.iter().map(|one| one.month.head().year_month);
    names.map(|month| month.to_string()).collect()
}

pub async fn months_newest_first_by_state_and_place(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    for month in ["2026-09", "2026-10", "2026-11", "2026-12"] {
        add_draft(&mut *work, month).await;
    }
    for (month, is_closed) in [("2026-09", true), ("2026-10", false)] {
        let draft = work.surroundings(ym(month)).await.unwrap().this.unwrap();
        let active = activate(&mut *work, draft).await;
        if is_closed {
            close(&mut *work, active).await;
        }
    }
    work.commit().await.unwrap();
    let mut snapshot = store.read().await.unwrap();
    let all = listed(&mut *snapshot, EVERY_MONTH).await;
    assert_eq!(all, ["2026-12", "2026-11", "2026-10", "2026-09"]);
    let older = MonthFilter {
        before: Some(ym("2026-12")),
        limit: 2,
        ..EVERY_MONTH
    };
    assert_eq!(listed(&mut *snapshot, older).await, ["2026-11", "2026-10"]);
    let drafts = MonthFilter {
        state: Some(MonthState::Draft),
        ..EVERY_MONTH
    };
    assert_eq!(listed(&mut *snapshot, drafts).await, ["2026-12", "2026-11"]);
    let closed = MonthFilter {
        state: Some(MonthState::Closed),
        before: Some(ym("2026-11")),
        ..EVERY_MONTH
    };
    assert_eq!(listed(&mut *snapshot, closed).await, ["2026-09"]);
}

pub async fn months_with_their_totals(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let pay_day = add_entry(&mut *work, "Salary", EntryKind::Income).await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let id = month.head().id;
    let lines = copy_entries(&mut *work, id, &[pay_day, food]).await;
    activate(&mut *work, month).await;
    pay(&mut *work, id, &[(lines[0].id, 5_000), (lines[1].id, 70)]).await;
    pay(&mut *work, id, &[(lines[1].id, -20)]).await;
    let summary = work.months(&EVERY_MONTH).await.unwrap().remove(0);
    assert_eq!(summary.totals.income.posted, money(5_000));
    assert_eq!(summary.totals.expense.remaining, money(950));
    assert_eq!(summary.totals.net_posted, money(4_950));
    assert_eq!(summary.totals.to_allocate, money(0));
}

/// Five postings of November on days 3, 3, 5, 7, 9.
async fn november(work: &mut dyn UnitOfWork) -> Vec<PostingId> {
    let food = add_entry(work, "Food", EntryKind::Expense).await;
    let rent = add_entry(work, "Rent", EntryKind::Expense).await;
    let month = add_draft(work, "2026-11").await;
    let id = month.head().id;
    let lines = copy_entries(work, id, &[food, rent]).await;
    activate(work, month).await;
    let mut ids = Vec::new();
    for (line, day, payee) in [
        (0, "2026-11-09", "Market"),
        (0, "2026-11-03", "100% Shop"),
        (1, "2026-11-03", "Landlord"),
        (0, "2026-11-05", "MARKET hall"),
        (1, "2026-11-07", "a_b"),
    ] {
        let new = payment(&[(lines[line].id, 5)], day, payee);
        let posted = work
            .postings_to_write()
            .insert_payment(id, &new, now(), "local")
            .await
            .unwrap();
        ids.push(posted[0].id);
    }
    vec![ids[1], ids[2], ids[3], ids[4], ids[0]]
}

pub async fn postings_by_entry_days_text_and_place(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let ids = november(&mut *work).await;
    let found = async |work: &mut dyn UnitOfWork, filter: PostingFilter| {
        let postings = work.postings(ym("2026-11"), &filter).await.unwrap();
        let postings = postings.unwrap().into_iter();
        postings.map(|posting| posting.id).collect::<Vec<_>>()
    };
    let every = PostingFilter::default();
    assert_eq!(found(&mut *work, every.clone()).await, ids);
    let days = PostingFilter {
        from: Some(Date::constant(2026, 11, 5)),
        to: Some(Date::constant(2026, 11, 7)),
        ..every.clone()
    };
    assert_eq!(found(&mut *work, days).await, ids[2..4]);
    for (text, expected) in [
        ("market", vec![ids[2], ids[4]]),
        ("MA\u{301}RKET", vec![ids[2], ids[4]]),
        ("\u{301}", ids.clone()),
        ("%", vec![ids[0]]),
        ("_", vec![ids[3]]),
        ("nowhere", vec![]),
    ] {
        let text = PostingFilter {
            text: Some(text.to_owned()),
            ..every.clone()
        };
        assert_eq!(found(&mut *work, text.clone()).await, expected, "{text:?}");
    }
    let after = PostingFilter {
        after: Some(ids[0]),
        limit: Some(2),
        ..every.clone()
    };
    assert_eq!(found(&mut *work, after).await, ids[1..3]);
    let all = work.postings(ym("2026-11"), &every).await.unwrap().unwrap();
    let of_rent = PostingFilter {
        entry: Some(all[1].month_entry),
        ..every.clone()
    };
    assert_eq!(found(&mut *work, of_rent).await, [ids[1], ids[3]]);
    assert_eq!(work.postings(ym("2031-01"), &every).await.unwrap(), None);
}

pub async fn an_entry_in_all_its_months(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    for month in ["2026-09", "2026-10", "2026-11"] {
        let month = add_draft(&mut *work, month).await;
        let id = month.head().id;
        let lines = copy_entries(&mut *work, id, std::slice::from_ref(&food)).await;
        activate(&mut *work, month).await;
        pay(&mut *work, id, &[(lines[0].id, 5)]).await;
    }
    let found = work.entry_in_months(food.id, 2).await.unwrap();
    let months: Vec<_> = found
        .iter()
        .map(|one| one.month.head().year_month)
        .collect();
    assert_eq!(months, [ym("2026-11"), ym("2026-10")]);
    assert!(found.iter().all(|one| one.ledger.posted == money(5)));
    assert!(found.iter().all(|one| one.entry.source == Some(food.id)));
}

pub async fn the_audit_trail_newest_first(store: &dyn Store) {
    let record = |number: i64| AuditRecord {
        at: now(),
        actor: "local".to_owned(),
        channel: Channel::Cli,
        action: "changed".to_owned(),
        subject: "entry".to_owned(),
        subject_id: (number != 2).then_some(number),
        month: (number == 2).then(|| ym("2026-11")),
        before: (number == 1).then(|| Details::new().with("name", "Ünïcode \"quoted\"")),
        after: Some(
            Details::new()
                .with("planned_minor", number)
                .with("order", vec![1_i64, 2])
                .with("recurrence", Details::new().with("from", None::<String>)),
        ),
    };
    let mut work = store.write().await.unwrap();
    for number in 1..=3 {
        work.audit_trail().append(&record(number)).await.unwrap();
    }
    work.commit().await.unwrap();
    let mut snapshot = store.read().await.unwrap();
    let mut page = AuditPage {
        before: None,
        limit: 2,
    };
    let newest = snapshot.audit(&page).await.unwrap();
    let records: Vec<_> = newest.iter().map(|(_, record)| record.clone()).collect();
    assert_eq!(records, [record(3), record(2)]);
    page.before = newest.last().map(|(id, _)| *id);
    let rest = snapshot.audit(&page).await.unwrap();
    assert_eq!(rest.len(), 1);
    assert_eq!(rest[0].1, record(1));
}

pub async fn the_latest_record_about_one_thing(store: &dyn Store) {
    let record = |action: &str, subject: &str, id: i64, month: &str| AuditRecord {
        at: now(),
        actor: "local".to_owned(),
        channel: Channel::Page,
        action: action.to_owned(),
        subject: subject.to_owned(),
        subject_id: Some(id),
        month: (!month.is_empty()).then(|| ym(month)),
        before: None,
        after: None,
    };
    let trail = [
        record("added", "posting", 7, "2026-11"),
        record("deleted", "posting", 7, "2026-11"),
        record("deleted", "posting", 8, "2026-11"),
        record("changed", "entry", 7, "2026-11"),
        record("deleted", "posting", 7, "2026-12"),
        record("deleted", "entry", 7, ""),
    ];
    let mut work = store.write().await.unwrap();
    for record in &trail {
        work.audit_trail().append(record).await.unwrap();
    }
    let mut latest = async |month: &str, subject, id| {
        let month = (!month.is_empty()).then(|| ym(month));
        let found = work.latest_record(month, subject, id).await;
        found.unwrap()
    };
    assert_eq!(
        latest("2026-11", "posting", 7).await,
        Some(trail[1].clone())
    );
    assert_eq!(
        latest("2026-12", "posting", 7).await,
        Some(trail[4].clone())
    );
    assert_eq!(latest("", "entry", 7).await, Some(trail[5].clone()));
    assert_eq!(latest("", "posting", 7).await, None);
    assert_eq!(latest("2026-11", "posting", 9).await, None);
    assert_eq!(latest("2026-10", "posting", 7).await, None);
}
