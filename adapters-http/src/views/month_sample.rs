//! What the samples of the month page show beside its figures.

use quartermaster_application::reading::{MonthPage as Page, MonthView as Reading};
use quartermaster_application::record::MovedPlanned;
use quartermaster_domain::{Date, Money, MonthEntryId, Overflow};

use super::form::FormView;
use super::month::{Asked, MonthForms, MonthPage, addition_form, plan_form, posting_form};
use super::month_ledger::correction_form;
use super::sample;

/// The forms of the page, each as it looks when something in it was refused.
pub(super) fn refused_forms(month: &Reading, today: Date) -> MonthForms {
    MonthForms {
        posting: Some(sample::refused(posting_form(month, today), "amount")),
        notes: Some(sample::refused(
            FormView::of([
                ("notes", sample::LONG.to_owned()),
                ("seen", String::new()),
                ("version", "1".to_owned()),
            ]),
            "notes",
        )),
        addition: Some(sample::refused(addition_form(), "name")),
        debt: None,
        correction: Some((1, sample::refused(correction_form(), "amount"))),
        plan: Some((1, sample::refused(plan_form(), "planned"))),
    }
}

/// The page with each entry open, covered, filtered for, and with what was just done to it.
pub(super) fn asked_samples(page: &Page, today: Date) -> Vec<Result<MonthPage, Overflow>> {
    let entries = page.month.sheet.entries.iter();
    let mut samples = Vec::new();
    for entry in entries.map(|line| line.entry.id.0) {
        let asked = Asked {
            open: Some(entry),
            cover: Some(entry),
            edit: Some(2),
            post: Some(entry),
            debt: Some(1),
            curves: true,
            put_back: false,
            repeated: false,
            filter: String::new(),
        };
        let postings = sample::postings(page.month.reading.household.locale.as_str());
        let told = [
            (postings.clone(), Vec::new(), (false, false)),
            (postings.clone(), Vec::new(), (true, false)),
            (postings.clone(), Vec::new(), (false, true)),
            (Vec::new(), Vec::new(), (false, true)),
            (Vec::new(), postings.clone(), (false, false)),
        ];
        for (posted, deleted, (put_back, repeated)) in told {
            let page = Page {
                ledger: postings.clone(),
                debt_curves: sample::debt_curves(),
                posted,
                deleted,
                ..page.clone()
            };
            samples.push(MonthPage::of(
                &page,
                today,
                Asked {
                    put_back,
                    repeated,
                    ..asked.clone()
                },
                MonthForms::default(),
            ));
        }
    }
    let moved = Page {
        moved: Some(MovedPlanned {
            from: MonthEntryId(2),
            to: MonthEntryId(3),
            amount: Money::from_minor(2_000),
        }),
        ..page.clone()
    };
    let mut entries = page.month.sheet.entries.iter();
    let removed = Page {
        removed: entries.next().map(|line| line.entry.clone()),
        ..page.clone()
    };
    let returned = Page {
        returned: Some(MonthEntryId(3)),
        ..page.clone()
    };
    for told in [moved, removed, returned] {
        let asked = Asked::default();
        samples.push(MonthPage::of(&told, today, asked, MonthForms::default()));
    }
    let filtered = Asked {
        filter: sample::HOSTILE.to_owned(),
        ..Asked::default()
    };
    samples.push(MonthPage::of(page, today, filtered, MonthForms::default()));
    samples
}
