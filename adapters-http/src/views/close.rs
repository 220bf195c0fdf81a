use quartermaster_application::months::ClosingChecklist;
use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::closing::{Finding, Severity};
use quartermaster_domain::{MonthEntryId, YearMonth};
use serde::Serialize;

use super::life::LifeView;
use super::month::MonthName;
use super::month_line::Line;
use super::{Shell, View, sample};
use crate::format::Words;

/// The checklist before a month closes.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ChecklistPage {
    month: MonthName,
    blockers: Vec<FindingLine>,
    warnings: Vec<FindingLine>,
    /// Why closing was refused; empty at first.
    refusal: String,
    version: i64,
}

#[derive(Debug, Clone, Serialize)]
struct FindingLine {
    text: String,
    /// Where it can be settled; empty where nowhere.
    href: String,
}

impl ChecklistPage {
    pub(crate) fn of(checklist: &ClosingChecklist, refusal: String) -> Self {
        let month = &checklist.month;
        let words = Words::of(&month.reading.household);
        let of = |severity| {
            let findings = checklist.findings.iter();
            let findings = findings.filter(move |finding| finding.severity() == severity);
            findings
                .map(|finding| FindingLine {
                    text: words.finding(finding, &month.sheet),
                    href: settled_at(finding, month),
                })
                .collect()
        };
        Self {
            month: MonthName::of(&month.reading, &words),
            blockers: of(Severity::Blocker),
            warnings: of(Severity::Warning),
            refusal,
            version: month.reading.contents.month.head().version,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, format!("Close {}", self.month.title), "month")
    }
}

/// The page on which a finding can be settled.
fn settled_at(finding: &Finding, month: &Reading) -> String {
    let key = month.reading.contents.month.head().year_month;
    match finding {
        Finding::EarlierMonthOpen { month } => format!("/months/{month}"),
        Finding::OpeningConflict { .. } => {
            let next = month.reading.next.map(|next| format!("/months/{next}"));
            next.unwrap_or_default()
        }
        Finding::CarryDropped { entry, .. }
        | Finding::NothingPosted { entry }
        | Finding::Overspent { entry, .. } => format!("/months/{key}/entries/{entry}"),
        Finding::InterestEstimated { debt } | Finding::BelowMinimumPayment { debt, .. } => {
            format!("/months/{key}#debt-{debt}")
        }
        Finding::NotOver { .. } | Finding::NotAllocated { .. } => String::new(),
    }
}

/// What a closed month came to; prints well.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StatementPage {
    month: MonthName,
    life: LifeView,
    household: String,
    seal: String,
    lines: Vec<StatementLine>,
    debts: Vec<StatementDebt>,
    totals: Vec<StatementTotal>,
    to_allocate: String,
    net_posted: String,
    notes: String,
}

#[derive(Debug, Clone, Serialize)]
struct StatementLine {
    category: String,
    name: String,
    baseline: String,
    #[serde(flatten)]
    line: Line,
    opening: String,
    posted: String,
}

#[derive(Debug, Clone, Serialize)]
struct StatementDebt {
    name: String,
    opening: String,
    interest: String,
    charges: String,
    paid: String,
    closing: String,
}

#[derive(Debug, Clone, Serialize)]
struct StatementTotal {
    kind: String,
    planned: String,
    opening: String,
    posted: String,
    remaining: String,
}

impl StatementPage {
    /// None while the month is not closed.
    pub(crate) fn of(month: &Reading) -> Option<Self> {
        let contents = &month.reading.contents;
        let closed = contents.month.closed()?;
        let household = &month.reading.household;
        let words = Words::of(household);
        let totals = &month.sheet.totals;
        let total = |kind| {
            let of_kind = totals.of_kind(kind);
            StatementTotal {
                kind: words.kind(kind),
                planned: words.amount(of_kind.planned),
                opening: words.amount(of_kind.opening),
                posted: words.amount(of_kind.posted),
                remaining: words.amount(of_kind.remaining),
            }
        };
        Some(Self {
            month: MonthName::of(&month.reading, &words),
            life: LifeView::of(contents, household, &words),
            household: household.name.to_string(),
            seal: closed.seal.as_str().to_owned(),
            lines: month
                .sheet
                .entries
                .iter()
                .map(|line| StatementLine {
                    category: line.entry.fields.category.to_string(),
                    name: line.entry.fields.name.to_string(),
                    baseline: line
                        .entry
                        .baseline
                        .map(|baseline| words.amount(baseline))
                        .unwrap_or_default(),
                    opening: words.amount(line.opening),
                    posted: words.amount(line.posted),
                    line: Line::of(line, &words),
                })
                .collect(),
            debts: month
                .sheet
                .debts
                .iter()
                .map(|line| StatementDebt {
                    name: line.debt.name.to_string(),
                    opening: words.amount(line.opening_balance),
                    interest: words.amount(line.interest),
                    charges: words.amount(line.debt.charges),
                    paid: words.amount(line.paid),
                    closing: words.amount(line.closing_balance),
                })
                .collect(),
            totals: quartermaster_domain::template::EntryKind::ALL
                .map(total)
                .into(),
            to_allocate: words.with_currency(totals.to_allocate),
            net_posted: words.with_currency(totals.net_posted),
            notes: closed.head.notes.to_string(),
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(
            words,
            format!("Closing statement, {}", self.month.title),
            "month",
        )
    }
}

impl View for ChecklistPage {
    const TEMPLATE: &'static str = "pages/close.html";

    fn samples(locale: &str) -> Vec<Self> {
        let entry = MonthEntryId(2);
        let amount = quartermaster_domain::Money::from_minor(2_000);
        let debt = quartermaster_domain::MonthDebtTargetId(1);
        let earlier: Option<YearMonth> = YearMonth::new(2026, 9).ok();
        let mut findings = vec![
            Finding::OpeningConflict {
                name: sample::HOSTILE.to_owned(),
            },
            Finding::NotOver {
                last_day: sample::today(),
            },
            Finding::CarryDropped { entry, amount },
            Finding::NothingPosted { entry },
            Finding::Overspent { entry, by: amount },
            Finding::NotAllocated {
                to_allocate: amount,
            },
            Finding::InterestEstimated { debt },
            Finding::BelowMinimumPayment {
                debt,
                short_by: amount,
            },
        ];
        findings.extend(earlier.map(|month| Finding::EarlierMonthOpen { month }));
        sample::months(locale)
            .into_iter()
            .flat_map(|month| {
                let clean = ClosingChecklist {
                    month: month.clone(),
                    findings: Vec::new(),
                };
                let full = ClosingChecklist {
                    month,
                    findings: findings.clone(),
                };
                [
                    Self::of(&clean, String::new()),
                    Self::of(&full, sample::HOSTILE.to_owned()),
                ]
            })
            .collect()
    }
}

impl View for StatementPage {
    const TEMPLATE: &'static str = "pages/statement.html";

    fn samples(locale: &str) -> Vec<Self> {
        sample::months(locale).iter().filter_map(Self::of).collect()
    }
}
