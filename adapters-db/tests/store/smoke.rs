use quartermaster_application::ports::Store;
use quartermaster_domain::template::EntryKind;

use crate::household::{
    TestStore, activate, add_debt, add_draft, add_entry, copy_entries, new_debt, pay, ym,
};

#[tokio::test]
async fn a_month_is_read_as_it_was_written() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    let month = add_draft(&mut *work, "2026-11").await;
    let id = month.head().id;
    let debts = vec![new_debt(&card, 1)];
    let debts = work.month_debt_targets().insert(id, debts).await.unwrap();
    let lines = copy_entries(&mut *work, id, &[food]).await;
    let month = activate(&mut *work, month).await;
    let postings = pay(&mut *work, id, &[(lines[0].id, 500), (lines[0].id, -20)]).await;
    work.commit().await.unwrap();

    let mut snapshot = test.store.read().await.unwrap();
    let reading = snapshot.month(ym("2026-11")).await.unwrap().unwrap();
    assert_eq!(reading.contents.month, month.into_month());
    assert_eq!(reading.contents.debts, debts);
    assert_eq!(reading.contents.entries[0].ledger.posted.minor(), 480);
    assert_eq!(reading.contents.entries[0].ledger.payments, 2);
    let all = snapshot.postings(ym("2026-11"), &Default::default()).await;
    assert_eq!(all.unwrap().unwrap(), postings);
}

trait IntoMonth {
    fn into_month(self) -> quartermaster_domain::month::Month;
}

impl IntoMonth for quartermaster_domain::month::ActiveMonth {
    fn into_month(self) -> quartermaster_domain::month::Month {
        quartermaster_domain::month::Month::Active(self)
    }
}
