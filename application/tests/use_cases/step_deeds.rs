//! What a random step comes to in the household as it is.

use quartermaster_application::household::ChangeHousehold;
use quartermaster_application::months::{self, DriftAct, DriftChoice, DriftTarget};
use quartermaster_application::postings::{AddPayment, ChangePosting, DeletePosting, DeleteReach};
use quartermaster_application::template::entries;
use quartermaster_domain::calendar::StartDay;
use quartermaster_domain::drift::DriftLine;
use quartermaster_domain::household::HouseholdInput;
use quartermaster_domain::ledger::{PaymentInput, PaymentLineInput, PostingInput};
use quartermaster_domain::month::{MonthDebtTargetInput, MonthEntryInput};
use quartermaster_domain::template::{Carry, EntryInput, Template};
use quartermaster_domain::text::Reason;
use quartermaster_domain::{MonthEntryId, YearMonth};

use crate::budget::{Budget, money, ym};
use crate::deeds::Deed;
use crate::everything::{Everything, WholeMonth};
use crate::steps::{Kind, MONTHS, Step};

fn chosen<T>(among: &[T], number: usize) -> Option<&T> {
    among.get(number.checked_rem(among.len())?)
}

impl Step {
    /// What the step comes to; `None` where what it is about is not there.
    pub(crate) async fn deed(&self, budget: &Budget, everything: &Everything) -> Option<Deed> {
        let here = self.month(everything);
        let month = here.into();
        Some(match self.kind {
            Kind::Create => {
                let copied = MONTHS[self.first % MONTHS.len()];
                let entries = &everything.template.template.entries;
                let left_out = chosen(entries, self.first).filter(|_| self.amount % 2 == 0);
                Deed::Create(months::CreateMonth {
                    month: here,
                    copy_from: self.flag.then(|| ym(copied)),
                    leave_out: left_out.map(|entry| entry.id).into_iter().collect(),
                    leave_out_copied: Vec::new(),
                })
            }
            Kind::Activate => Deed::Activate(month),
            Kind::Close => Deed::Close(month),
            Kind::Reopen => Deed::Reopen(months::Reopen {
                month,
                reason: Some(Reason::parse("a late bill")),
            }),
            Kind::Delete => Deed::Delete(month),
            Kind::ChangeStartDay => Deed::ChangeHousehold(ChangeHousehold {
                input: HouseholdInput {
                    month_start_day: Some(StartDay::new(1 + (self.amount.rem_euclid(28)))),
                    ..HouseholdInput::default()
                },
                expected_version: None,
            }),
            Kind::ChangeTemplate | Kind::ArchiveEntry | Kind::RestoreEntry => {
                return self.template_deed(&everything.template.template);
            }
            Kind::SettleDrift => return self.drift_deed(budget, here).await,
            _ => {
                let mut months = everything.months.iter();
                let there = months.find(|whole| whole.month() == here)?;
                return self.deed_in(there);
            }
        })
    }

    fn deed_in(&self, whole: &WholeMonth) -> Option<Deed> {
        let month = whole.month().into();
        let lines = &whole.view.sheet.entries;
        let first = chosen(lines, self.first)?.entry.id;
        let second = chosen(lines, self.second)?.entry.id;
        let amount = Some(Ok(money(self.amount)));
        let posting = chosen(&whole.postings, self.first).map(|posting| posting.id);
        Some(match self.kind {
            Kind::Pay => Deed::Pay(self.payment(whole, &[first])),
            Kind::Split => Deed::Pay(self.payment(whole, &[first, second])),
            Kind::OpenByHand => Deed::SetOpenings(self.payment(whole, &[first])),
            Kind::ChangePosting => Deed::ChangePosting(ChangePosting {
                month,
                posting: posting?,
                input: PostingInput {
                    amount,
                    entry: self.flag.then_some(Ok(second)),
                    ..PostingInput::default()
                },
                seen: None,
            }),
            Kind::DeletePosting => Deed::DeletePosting(DeletePosting {
                month,
                posting: posting?,
                reach: if self.flag {
                    DeleteReach::WholePayment
                } else {
                    DeleteReach::ThisPosting
                },
            }),
            Kind::ChangePlan => Deed::ChangeMonthEntry(months::ChangeEntry {
                month,
                entry: first,
                input: MonthEntryInput {
                    planned: amount,
                    carry: self.flag.then(|| Ok(self.carry())),
                    ..MonthEntryInput::default()
                },
            }),
            Kind::Move => Deed::MovePlanned(months::MovePlanned {
                month,
                from: Some(Ok(first)),
                to: Some(Ok(second)),
                amount,
            }),
            Kind::RemoveLine => Deed::RemoveMonthEntry(months::RemoveEntry {
                month,
                entry: first,
            }),
            _ => Deed::ChangeMonthDebt(months::ChangeDebtTarget {
                month,
                debt: chosen(&whole.view.sheet.debts, self.first)?.debt.id,
                input: MonthDebtTargetInput {
                    charges: amount,
                    interest: self.flag.then_some(Ok(Some(money(777)))),
                    ..MonthDebtTargetInput::default()
                },
            }),
        })
    }
}

impl Step {
    fn carry(&self) -> Carry {
        let all = [Carry::None, Carry::Surplus, Carry::Balance];
        all[self.second % all.len()]
    }

    fn payment(&self, whole: &WholeMonth, entries: &[MonthEntryId]) -> AddPayment {
        let lines = entries.iter().map(|entry| PaymentLineInput {
            entry: Some(Ok(*entry)),
            amount: Some(Ok(money(self.amount))),
        });
        AddPayment {
            month: whole.month().into(),
            input: PaymentInput {
                posted_on: Some(Ok(whole.view.reading.contents.month.head().days.last())),
                payee: None,
                memo: None,
                lines: lines.collect(),
            },
        }
    }

    fn template_deed(&self, template: &Template) -> Option<Deed> {
        let entry = chosen(&template.entries, self.first)?.id;
        Some(match self.kind {
            Kind::ArchiveEntry => Deed::ArchiveEntry(entry),
            Kind::RestoreEntry => Deed::RestoreEntry(entry),
            _ => Deed::ChangeEntry(entries::ChangeEntry {
                entry,
                input: EntryInput {
                    planned: Some(Ok(money(self.amount))),
                    carry: self.flag.then(|| Ok(self.carry())),
                    ..EntryInput::default()
                },
                expected_version: None,
            }),
        })
    }

    async fn drift_deed(&self, budget: &Budget, month: YearMonth) -> Option<Deed> {
        let drift = months::drift(&budget.app, month).await.ok()?;
        let target = match chosen(&drift.lines, self.first)? {
            DriftLine::OnlyInTemplate { entry, .. } => DriftTarget::Entry(*entry),
            DriftLine::OnlyInMonth { entry, .. } | DriftLine::Differs { entry, .. } => {
                DriftTarget::MonthEntry(*entry)
            }
            DriftLine::DebtOnlyInTemplate { debt, .. } => DriftTarget::DebtTarget(*debt),
            DriftLine::DebtOnlyInMonth { source, .. } | DriftLine::DebtDiffers { source, .. } => {
                DriftTarget::DebtTarget(*source)
            }
        };
        let act = if self.flag {
            DriftAct::Adopt
        } else {
            DriftAct::PushBack
        };
        let choices = vec![DriftChoice { target, act }];
        Some(Deed::SettleDrift(month.into(), choices))
    }
}
