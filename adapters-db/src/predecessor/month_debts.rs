//! The debts in the months of an old file.

use quartermaster_domain::month::MonthDebtTarget;
use quartermaster_domain::template::{DebtTarget, DebtTargetFields, Template};
use quartermaster_domain::text::{Name, Notes};
use quartermaster_domain::{DebtTargetId, Money, MonthDays, MonthDebtTargetId};

use super::fields::Part;
use super::months::{Months, next_position};
use super::reader::Row;
use super::reading::{Note, Reading};
use super::template::due_day;
use super::values::{Misfit, amount, not_negative, parsed, rate};

impl Reading<'_> {
    pub(super) fn debts(&mut self, months: &mut Months, template: &mut Template) {
        let Some(reader) = self.reader(Part::MonthDebtTarget) else {
            return;
        };
        let to_month = self.links(reader, "month", Part::Month);
        let to_source = self.links(reader, "source", Part::DebtTarget);
        let ids = self.ids(Part::MonthDebtTarget);
        let sources = self.ids(Part::DebtTarget);
        for row in reader.in_order() {
            let Some(month) = to_month.follow(&row, "month").flatten() else {
                self.leads_nowhere(&row, "month");
                continue;
            };
            // A month that does not fit is told of already.
            let Some(month) = months.get_mut(&month) else {
                continue;
            };
            let position = next_position(month.debts.len());
            let Some(mut debt) = self.debt(&row, month.days, position) else {
                continue;
            };
            debt.id = MonthDebtTargetId(ids.get(row.index).copied().unwrap_or_default());
            let source = to_source.follow(&row, "source").flatten();
            let source = source.and_then(|source| sources.get(source).copied());
            debt.source = match source {
                Some(source) => DebtTargetId(source),
                None => self.brought_back(&debt, template),
            };
            if month.debts.iter().any(|other| other.source == debt.source) {
                let why = Misfit::Because("the month has this debt already");
                self.unfit.push(row.unfit("source", why));
                continue;
            }
            month.debts.push(debt);
        }
    }

    fn debt(&mut self, row: &Row<'_>, days: MonthDays, position: u32) -> Option<MonthDebtTarget> {
        let exponent = self.exponent();
        let unfit = &mut self.unfit;
        let places = |field| row.amount_places(field, exponent);
        let name = row.take("name", parsed(&row.cell("name"), Name::parse), unfit);
        let balance = amount(&row.cell("balance"), places("balance"));
        let balance = row.take("balance", balance, unfit);
        let apr = rate(&row.cell("apr"), row.rate_places("apr"));
        let apr = row.take("apr", apr, unfit);
        let minimum = not_negative(&row.cell("minimum_payment"), places("minimum_payment"));
        let minimum = row.take("minimum_payment", minimum, unfit);
        let due_day = row.take("due_day", due_day(row), unfit);
        let notes = row.take("notes", parsed(&row.cell("notes"), Notes::parse), unfit);
        Some(MonthDebtTarget {
            id: MonthDebtTargetId(0),
            source: DebtTargetId(0),
            name: name?,
            apr: apr?,
            minimum_payment: minimum?,
            due_on: due_day?.map(|due| days.date_due(due)),
            notes: notes?,
            position,
            balance_at_creation: balance?,
            carried_balance: None,
            entered_interest: None,
            charges: Money::ZERO,
            frozen: None,
        })
    }

    /// A debt that months have and the template has no more, as an archived one.
    fn brought_back(&mut self, debt: &MonthDebtTarget, template: &mut Template) -> DebtTargetId {
        let rows = self.ids(Part::DebtTarget);
        let gone = &self.in_months_only;
        let same = |known: &&DebtTarget| known.fields.name == debt.name && gone.contains(&known.id);
        if let Some(known) = template.debt_targets.iter().find(same) {
            return known.id;
        }
        let last = template.debt_targets.iter().map(|known| known.id.0).max();
        let last = last.into_iter().chain(rows).max().unwrap_or_default();
        let id = DebtTargetId(last + 1);
        self.in_months_only.insert(id);
        self.notes.push(Note::DebtBroughtBack {
            name: debt.name.as_str().to_owned(),
        });
        template.debt_targets.push(DebtTarget {
            id,
            fields: DebtTargetFields {
                name: debt.name.clone(),
                balance: debt.balance_at_creation,
                apr: debt.apr,
                minimum_payment: debt.minimum_payment,
                due_day: None,
                notes: Notes::default(),
            },
            position: next_position(template.debt_targets.len()),
            archived_at: Some(self.at),
            version: 1,
        });
        id
    }
}
