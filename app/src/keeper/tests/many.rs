//! Hundreds of backups, as years of a schedule leave them.

use super::*;
use crate::keeper::schedule::to_read_again;

const UNTRIED: usize = 200;

impl Home {
    /// Copies of a good backup that nobody tried yet.
    async fn with_many_untried() -> Self {
        let home = Self::new().await;
        home.enter("Food").await;
        let made = home.keeper.create("manual").await.unwrap();
        let good = fs::read(home.backups().join(&made.name)).unwrap();
        for number in 0..UNTRIED {
            let (hour, minute) = (number / 60, number % 60);
            let name = format!("20260101-{hour:02}{minute:02}00-scheduled");
            fs::write(home.named(&name), &good).unwrap();
        }
        home
    }

    async fn untried(&self) -> Vec<bool> {
        let kept = self.keeper.list().await.unwrap();
        kept.iter().map(|it| it.drill == Drill::Untried).collect()
    }
}

#[tokio::test]
async fn a_person_waits_for_one_trial_and_not_for_all_of_them() {
    let home = Home::with_many_untried().await;
    let keeper = home.keeper.clone();
    let tending = tokio::spawn(async move { keeper.tend().await });
    while home.keeper.0.turn.try_lock().is_ok() {
        tokio::task::yield_now().await;
    }
    let made = home.keeper.create("mine").await.unwrap();
    assert!(made.drill.has_passed());
    let untried = home.untried().await;
    let count = untried.iter().filter(|is_untried| **is_untried).count();
    assert!(count > UNTRIED / 2, "{count} are left");
    assert!(untried.is_sorted(), "the newest come first");
    assert_eq!(home.keeper.standing().last_good, Some(made.made_at));

    tending.await.unwrap();
    assert!(!home.untried().await.contains(&true));
    assert_eq!(home.cause(), None);
}

#[test]
fn each_is_read_again_once_a_day_however_many_there_are() {
    let looks_a_day = 24 * 6;
    for count in [0, 8, 1_152, 1_153, 40_000] {
        let at_once = to_read_again(count);
        assert!(at_once >= 8 && at_once * looks_a_day >= count, "{count}");
    }
}
