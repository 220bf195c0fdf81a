use quartermaster_application::months::ClosingChecklist;
use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::closing::{Finding, Severity};
use quartermaster_domain::sheet::{Beyond, EntryFigures};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{MonthEntryId, Overflow, YearMonth};
use serde::Serialize;

use super::form::FormView;
use super::month::MonthName;
use super::month_covering::Covering;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::format::Words;

/// The checklist before a month closes, and what closing will do.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChecklistPage {
    month: MonthName,
    /// The month that what is carried over goes to.
    next: String,
    blockers: Vec<FindingLine>,
    warnings: Vec<FindingLine>,
    carried: Vec<Carried>,
    debts: Vec<ClosingDebt>,
    net_posted: String,
    net_is_negative: bool,
    /// Why closing was refused; without problems at first.
    form: FormView,
    version: i64,
}

#[derive(Debug, Clone, Serialize)]
struct FindingLine {
    text: String,
    /// Where it can be settled; empty where nowhere.
    href: String,
    link: String,
}

/// What an entry hands to the month after.
#[derive(Debug, Clone, Serialize)]
struct Carried {
    name: String,
    amount: String,
    /// What the amount is: left over, overspent, or more than planned where it may be.
    word: String,
    is_overspent: bool,
    /// It has no place there.
    is_dropped: bool,
}

#[derive(Debug, Clone, Serialize)]
struct ClosingDebt {
    name: String,
    opening: String,
    closing: String,
    is_estimate: bool,
}

impl ChecklistPage {
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(checklist: &ClosingChecklist, form: FormView) -> Result<Self, Overflow> {
        let month = &checklist.month;
        let head = month.reading.contents.month.head();
        let words = Words::of(&month.reading.household);
        let of = |severity| {
            let findings = checklist.findings.iter();
            let findings = findings.filter(move |finding| finding.severity() == severity);
            findings
                .map(|finding| FindingLine::of(finding, month, &words))
                .collect()
        };
        let next = month.reading.next.or_else(|| head.year_month.next());
        let debts = month.sheet.debts.iter();
        let net_posted = month.sheet.totals.net_posted;
        Ok(Self {
            month: MonthName::of(&month.reading, &words),
            next: next.map(|next| words.month(next)).unwrap_or_default(),
            blockers: of(Severity::Blocker),
            warnings: of(Severity::Warning),
            carried: carried(checklist, &words)?,
            debts: debts
                .map(|line| ClosingDebt {
                    name: line.debt.name.to_string(),
                    opening: words.amount(line.opening_balance),
                    closing: words.amount(line.closing_balance),
                    is_estimate: line.interest_is_estimate && !line.interest.is_zero(),
                })
                .collect(),
            net_posted: words.with_currency(net_posted),
            net_is_negative: net_posted.is_negative(),
            form,
            version: head.version,
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let month = self.month.title.clone();
        let title = words.text_with("close-title", &[("month", month.into())]);
        Shell::new(words, title, "month")
    }
}

fn carried(checklist: &ClosingChecklist, words: &Words) -> Result<Vec<Carried>, Overflow> {
    let sheet = &checklist.month.sheet;
    let is_dropped = |from| {
        let mut findings = checklist.findings.iter();
        findings.any(|it| matches!(it, Finding::CarryDropped { entry, .. } if *entry == from))
    };
    let kind_of = |from| {
        let mut lines = sheet.entries.iter();
        let line = lines.find(|line| line.entry.id == from);
        line.map_or(EntryKind::Expense, EntryFigures::kind)
    };
    let mut carried = Vec::new();
    for given in sheet.gives()? {
        let remaining = given.amount.negated()?;
        let beyond = Beyond::of_kind(kind_of(given.from_entry), remaining);
        carried.push(Carried {
            name: name_of(&checklist.month, given.from_entry),
            amount: words.size(given.amount),
            word: words.text(match beyond {
                Beyond::Nothing => "close-left-over",
                Beyond::More => "close-more",
                Beyond::Over => "close-overspent",
            }),
            is_overspent: beyond.is_over(),
            is_dropped: is_dropped(given.from_entry),
        });
    }
    Ok(carried)
}

fn name_of(month: &Reading, entry: MonthEntryId) -> String {
    let mut entries = month.sheet.entries.iter();
    let line = entries.find(|line| line.entry.id == entry);
    line.map(|line| line.entry.fields.name.to_string())
        .unwrap_or_default()
}

impl FindingLine {
    fn of(finding: &Finding, month: &Reading, words: &Words) -> Self {
        let (href, link) = settled_at(finding, month, words).unwrap_or_default();
        Self {
            text: words.finding(finding, &month.sheet),
            href,
            link,
        }
    }
}

/// The page on which a finding can be settled, and what the link there says. It leads back here.
fn settled_at(finding: &Finding, month: &Reading, words: &Words) -> Option<(String, String)> {
    let key = month.reading.contents.month.head().year_month;
    let back = format!("closing={key}");
    let to_month = |there: YearMonth| {
        let link = words.text_with("close-open", &[("name", words.month(there).into())]);
        (format!("/months/{there}?{back}"), link)
    };
    let about_entry = |key, entry| words.text_with(key, &[("name", name_of(month, entry).into())]);
    match finding {
        Finding::EarlierMonthOpen { month } => Some(to_month(*month)),
        Finding::OpeningConflict { .. } => month.reading.next.map(to_month),
        Finding::CarryDropped { entry, .. } => Some((
            format!("/months/{key}/entries/{entry}?{back}"),
            about_entry("close-open", *entry),
        )),
        // Without a place to scroll to, which would keep the cursor from the amount.
        Finding::NothingPosted { entry } => Some((
            format!("/months/{key}?open={entry}&post={entry}&{back}"),
            about_entry("close-post", *entry),
        )),
        Finding::Overspent { entry, .. } if Covering::is_possible(entry.0, month, words) => Some((
            format!("/months/{key}?cover={entry}&{back}#entry-{entry}"),
            about_entry("close-cover", *entry),
        )),
        Finding::Overspent { entry, .. } => Some((
            format!("/months/{key}?open={entry}&{back}#entry-{entry}"),
            about_entry("close-open", *entry),
        )),
        Finding::InterestEstimated { debt } => Some((
            format!("/months/{key}?debt={debt}&{back}#debt-{debt}"),
            words.text("close-enter-interest"),
        )),
        Finding::BelowMinimumPayment { debt, .. } => Some((
            format!("/months/{key}?debt={debt}&{back}#debt-{debt}"),
            words.text("close-open-debt"),
        )),
        Finding::NotAllocated { .. } => Some((
            format!("/months/{key}?{back}#entries"),
            words.text("close-change-plan"),
        )),
        Finding::NotOver { .. } => None,
    }
}

/// A month that is not in the state to be closed, with what can be done instead.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CannotClosePage {
    month: MonthName,
    is_draft: bool,
}

impl CannotClosePage {
    pub(crate) fn of(month: &Reading) -> Self {
        let contents = &month.reading.contents;
        Self {
            month: MonthName::of(&month.reading, &Words::of(&month.reading.household)),
            is_draft: !contents.month.is_closed(),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let month = self.month.title.clone();
        let title = words.text_with("close-title", &[("month", month.into())]);
        Shell::new(words, title, "month")
    }
}

impl View for CannotClosePage {
    const TEMPLATE: &'static str = "pages/cannot_close.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        sample::months(locale).iter().map(Self::of).collect()
    }
}

impl View for ChecklistPage {
    const TEMPLATE: &'static str = "pages/close.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let refused = || FormView {
            problems: vec![sample::HOSTILE.to_owned()],
            ..FormView::default()
        };
        let findings = sample::findings();
        let (warnings, _): (Vec<Finding>, Vec<Finding>) = findings
            .iter()
            .cloned()
            .partition(|finding| finding.severity() == Severity::Warning);
        let of = |month: &Reading, findings: &[Finding], form| {
            let checklist = ClosingChecklist {
                month: month.clone(),
                findings: findings.to_vec(),
            };
            Self::of(&checklist, form).ok()
        };
        sample::months(locale)
            .iter()
            .flat_map(|month| {
                let mut first = month.clone();
                first.sheet.entries.clear();
                first.sheet.debts.clear();
                first.reading.next = month.reading.contents.month.head().year_month.next();
                [
                    of(month, &[], FormView::default()),
                    of(month, &warnings, FormView::default()),
                    of(month, &findings, refused()),
                    of(&first, &findings, FormView::default()),
                ]
            })
            .flatten()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::Money;
    use quartermaster_domain::template::Carry;

    use super::*;

    /// The active month with every finding.
    fn page() -> ChecklistPage {
        ChecklistPage::samples("en-GB").remove(6)
    }

    #[test]
    fn a_finding_leads_to_where_it_is_settled_and_back() {
        let page = page();
        let findings = page.blockers.iter().chain(&page.warnings);
        let with_link = findings.filter(|finding| !finding.href.is_empty());
        let mut count = 0;
        for finding in with_link {
            assert!(finding.href.contains("closing=2026-10"), "{finding:?}");
            assert!(!finding.link.is_empty(), "{finding:?}");
            count += 1;
        }
        assert_eq!(count, page.blockers.len() + page.warnings.len() - 2);
    }

    #[test]
    fn what_closing_does_is_told_in_figures() {
        let page = page();
        let carried: Vec<_> = page
            .carried
            .iter()
            .map(|line| (&*line.amount, line.is_overspent, line.is_dropped))
            .collect();
        let expected = [
            ("20.00", true, true),
            ("109.75", false, false),
            ("100.00", false, false),
        ];
        assert_eq!(carried, expected);
        assert_eq!(page.debts[0].closing, "3,649.47");
        assert_eq!(page.next, "November 2026");
    }
    #[test]
    fn more_saved_than_planned_goes_on_without_an_alarm() {
        let mut month = sample::months("en-GB").remove(1);
        let carried = |kind, month: &mut Reading| {
            let mut lines = month.sheet.entries.iter_mut();
            let line = lines.find(|line| line.entry.fields.carry == Carry::Balance);
            let line = line.unwrap();
            line.entry.fields.kind = kind;
            line.remaining = Money::from_minor(-5_000);
            line.expected_opening = Money::ZERO;
            let checklist = ClosingChecklist {
                month: month.clone(),
                findings: Vec::new(),
            };
            let page = ChecklistPage::of(&checklist, FormView::default()).unwrap();
            let mut lines = page.carried.into_iter();
            let line = lines.find(|line| line.amount == "50.00").unwrap();
            (line.word, line.is_overspent)
        };
        let said = |word: &str, is_overspent| (word.to_owned(), is_overspent);
        assert_eq!(
            carried(EntryKind::Expense, &mut month),
            said("overspent", true)
        );
        assert_eq!(
            carried(EntryKind::Saving, &mut month),
            said("more than planned", false)
        );
    }
}
