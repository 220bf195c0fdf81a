//! What every store has to do. `store_contract!` makes a test of each case.

pub mod archive;
pub mod concurrency;
pub mod household;
pub mod idempotency;
pub mod listing;
pub mod month_debts;
pub mod month_entries;
pub mod months;
pub mod postings;
pub mod template;
pub mod transactions;
pub mod years;

/// Makes a test of each case; `$fresh` is an expression that gives a future of a new, empty store as
/// `Arc<dyn Store>` and of whatever has to live as long as the store.
#[macro_export]
macro_rules! store_contract {
    ($fresh:expr) => {
        $crate::store_contract! { $fresh =>
            archive {
                the_last_ids_stay_when_what_had_them_goes,
                a_whole_month_has_all_that_was_written,
            }
            household {
                is_there_from_the_start,
                keeps_what_is_changed,
            }
            idempotency {
                a_key_is_taken_once,
                a_key_is_another_for_another_who_asks,
                the_answer_is_kept_under_the_key,
                an_old_answer_is_forgotten,
            }
            listing {
                months_newest_first_by_state_and_place,
                months_with_their_totals,
                postings_by_entry_days_text_and_place,
                an_entry_in_all_its_months,
                the_audit_trail_newest_first,
                the_latest_record_about_one_thing,
            }
            month_debts {
                are_read_as_they_were_written,
                carried_balances_come_and_go,
                closing_balances_are_found_month_by_month,
                deleting_one_leaves_its_entries_without_it,
            }
            month_entries {
                are_read_in_their_order,
                an_entry_is_copied_once_into_a_month,
                baselines_are_what_is_planned,
                one_with_payments_cannot_go,
                one_goes_with_its_opening_balance,
                what_was_removed_is_put_back_as_it_was,
                what_is_there_is_not_put_back,
            }
            months {
                exist_once,
                are_read_in_every_state_of_their_life,
                know_their_surroundings,
                are_counted_by_their_state,
                are_read_with_the_open_ones_before,
                go_with_everything_in_them,
                take_nothing_once_closed,
            }
            postings {
                sum_up_to_the_ledger,
                of_one_payment_are_found_together,
                an_entry_has_one_opening_balance,
                openings_are_withdrawn_alone,
                what_was_deleted_is_put_back_as_it_was,
                what_is_there_is_not_put_back,
                payees_are_known_with_their_latest_entry,
                a_changed_posting_moves_its_amount,
                a_draft_takes_no_payment,
                the_ground_of_a_payment_is_its_month_and_entries,
            }
            template {
                entries_keep_their_order,
                entries_are_read_as_they_were_written,
                debt_targets_keep_their_order,
                what_a_month_copied_is_in_use,
                what_is_deleted_is_gone,
                what_was_deleted_is_put_back_as_it_was,
            }
            transactions {
                dropped_without_commit_nothing_happened,
                a_snapshot_sees_one_moment,
                a_version_that_moved_on_is_a_conflict,
            }
            years {
                are_read_with_the_sums_of_their_ledgers,
                without_a_month_are_empty,
            }
        }

        #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
        async fn sixteen_writers_of_the_same_month_lose_nothing() {
            use $crate::testing::contract::concurrency;
            let (store, _lives_on) = $fresh.await;
            let line = concurrency::prepare(&*store).await;
            let writers: Vec<_> = (0..concurrency::WRITERS)
                .map(|number| {
                    let store = std::sync::Arc::clone(&store);
                    tokio::spawn(async move { concurrency::write(&*store, line, number).await })
                })
                .collect();
            for writer in writers {
                writer.await.unwrap();
            }
            concurrency::check(&*store).await;
        }
    };
    ($fresh:expr => $($group:ident { $($case:ident,)+ })+) => {
        $(
            mod $group {
                use super::*;

                $(
                    #[tokio::test]
                    async fn $case() {
                        let (store, _lives_on) = $fresh.await;
                        $crate::testing::contract::$group::$case(&*store).await;
                    }
                )+
            }
        )+
    };
}
