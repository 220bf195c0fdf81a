//! Filtering in SQL finds what filtering by hand finds.

use std::sync::Arc;

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, TestRunner};
use quartermaster_application::ports::Store;
use quartermaster_application::reading::PostingFilter;
use quartermaster_domain::folding::search;
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::{Memo, Payee};
use quartermaster_domain::{Date, MonthEntryId, PostingId};

use crate::household::{TestStore, activate, add_draft, add_entry, copy_entries, now, payment, ym};

const TEXTS: [&str; 11] = [
    "",
    "Market",
    "MARKET",
    "100%",
    "100 percent",
    r"a\b",
    "a_b",
    "aXb Ü",
    "Café",
    "CAFE\u{301} Straße",
    "Łódź",
];

/// November with a posting for each text as payee and as memo, on six dates, over two entries.
async fn household() -> TestStore {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let rent = add_entry(&mut *work, "Rent", EntryKind::Expense).await;
    for month in ["2026-10", "2026-11"] {
        let month = add_draft(&mut *work, month).await;
        let id = month.head().id;
        let lines = copy_entries(&mut *work, id, &[food.clone(), rent.clone()]).await;
        activate(&mut *work, month).await;
        for (number, text) in TEXTS.iter().enumerate() {
            let day = format!("2026-11-0{}", 6 - number % 6);
            let line = lines[number % 2].id;
            let mut as_payee = payment(&[(line, 5)], &day, "");
            as_payee.payee = Payee::parse(text).unwrap();
            let mut as_memo = payment(&[(line, -7), (lines[0].id, 1)], &day, "Shop");
            as_memo.memo = Memo::parse(text).unwrap();
            for new in [as_payee, as_memo] {
                work.postings_to_write()
                    .insert_payment(id, &new, now(), "local")
                    .await
                    .unwrap();
            }
        }
    }
    work.commit().await.unwrap();
    test
}

fn filter(all: &[Posting]) -> impl Strategy<Value = PostingFilter> + use<> {
    let optional = |days: std::ops::RangeInclusive<i8>| {
        proptest::option::of(days.prop_map(|day| Date::new(2026, 11, day).unwrap()))
    };
    let texts = prop_oneof![
        proptest::sample::select(TEXTS.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(vec![
            "%", "_", "\\", "mArK", "ü", "Ü", "u", "b", "t%t", "\0", "M\0", "cafe", "CAFÉ",
            "e\u{301}", "STRASSE", "lodz", "\u{301}", "\u{200b}",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let entries: Vec<MonthEntryId> = all.iter().map(|posting| posting.month_entry).collect();
    let ids: Vec<PostingId> = all.iter().map(|posting| posting.id).collect();
    (
        proptest::option::of(proptest::sample::select(entries)),
        optional(1..=7),
        optional(1..=7),
        proptest::option::of(texts),
        proptest::option::of(proptest::sample::select(ids)),
        prop_oneof![Just(None), (0_u32..40).prop_map(Some)],
    )
        .prop_map(|(entry, from, to, text, after, limit)| PostingFilter {
            entry,
            from,
            to,
            text,
            after,
            limit,
        })
}

fn by_hand(all: &[Posting], filter: &PostingFilter) -> Vec<Posting> {
    let place = |posting: &Posting| (posting.posted_on, posting.id);
    let after = filter
        .after
        .and_then(|after| all.iter().find(|posting| posting.id == after))
        .map(place);
    let has = |text: &str, part: &str| search(text).contains(&search(part));
    let mut found: Vec<Posting> = all
        .iter()
        .filter(|posting| {
            filter
                .entry
                .is_none_or(|entry| posting.month_entry == entry)
                && filter.from.is_none_or(|from| posting.posted_on >= from)
                && filter.to.is_none_or(|to| posting.posted_on <= to)
                && after.is_none_or(|after| place(posting) > after)
                && filter.text.as_ref().is_none_or(|text| {
                    has(posting.payee.as_str(), text) || has(posting.memo.as_str(), text)
                })
        })
        .cloned()
        .collect();
    found.sort_by_key(place);
    if let Some(limit) = filter.limit {
        found.truncate(usize::try_from(limit).unwrap());
    }
    found
}

async fn postings(test: &TestStore, filter: &PostingFilter) -> Vec<Posting> {
    let mut snapshot = test.store.read().await.unwrap();
    let found = snapshot.postings(ym("2026-11"), filter).await.unwrap();
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postings_are_those_found_by_hand() {
    let test = Arc::new(household().await);
    let all = postings(&test, &PostingFilter::default()).await;
    assert_eq!(all.len(), TEXTS.len() * 3);
    let strategy = filter(&all);
    let asked = Arc::clone(&test);
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        TestRunner::new(Config::with_cases(300))
            .run(&strategy, |filter| {
                let found = runtime.block_on(postings(&asked, &filter));
                assert_eq!(found, by_hand(&all, &filter), "{filter:?}");
                Ok(())
            })
            .unwrap();
    })
    .await
    .unwrap();
}
