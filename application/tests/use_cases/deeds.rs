//! Everything that can be done to a household, each as a value.

use std::error::Error;

use quartermaster_application::Quartermaster;
use quartermaster_application::audit::Author;
use quartermaster_application::household::{self, ChangeHousehold};
use quartermaster_application::months::{self, DriftChoice, MonthAtVersion};
use quartermaster_application::postings::{self, AddPayment, ChangePosting, DeletePosting};
use quartermaster_application::template::{debt_targets, entries};
use quartermaster_domain::template::{DebtTargetInput, EntryInput};
use quartermaster_domain::{DebtTargetId, EntryId};

#[derive(Debug, Clone)]
pub(crate) enum Deed {
    ChangeHousehold(ChangeHousehold),
    CreateEntry(EntryInput),
    ChangeEntry(entries::ChangeEntry),
    ArchiveEntry(EntryId),
    RestoreEntry(EntryId),
    DeleteEntry(EntryId),
    OrderEntries(Vec<EntryId>),
    CreateDebt(DebtTargetInput),
    ChangeDebt(debt_targets::ChangeDebtTarget),
    ArchiveDebt(DebtTargetId),
    RestoreDebt(DebtTargetId),
    DeleteDebt(DebtTargetId),
    OrderDebts(Vec<DebtTargetId>),
    Create(months::CreateMonth),
    Activate(MonthAtVersion),
    Close(MonthAtVersion),
    Reopen(months::Reopen),
    Delete(MonthAtVersion),
    ChangeNotes(months::ChangeNotes),
    AddMonthEntry(months::AddEntry),
    ChangeMonthEntry(months::ChangeEntry),
    RemoveMonthEntry(months::RemoveEntry),
    OrderMonthEntries(months::OrderEntries),
    MovePlanned(months::MovePlanned),
    ChangeMonthDebt(months::ChangeDebtTarget),
    SettleDrift(MonthAtVersion, Vec<DriftChoice>),
    Pay(AddPayment),
    SetOpenings(AddPayment),
    ChangePosting(ChangePosting),
    DeletePosting(DeletePosting),
}

/// Why something was not done, whatever it was.
pub(crate) type Refusal = Box<dyn Error>;

impl Deed {
    pub(crate) async fn act(self, app: &Quartermaster, by: &Author) -> Result<(), Refusal> {
        match self {
            Self::ChangeHousehold(change) => drop(household::change(app, by, change).await?),
            Self::CreateEntry(input) => drop(entries::create(app, by, input).await?),
            Self::ChangeEntry(change) => drop(entries::change(app, by, change).await?),
            Self::ArchiveEntry(entry) => drop(entries::archive(app, by, entry).await?),
            Self::RestoreEntry(entry) => drop(entries::restore(app, by, entry).await?),
            Self::DeleteEntry(entry) => entries::delete(app, by, entry).await?,
            Self::OrderEntries(order) => entries::order(app, by, order).await?,
            Self::CreateDebt(input) => drop(debt_targets::create(app, by, input).await?),
            Self::ChangeDebt(change) => drop(debt_targets::change(app, by, change).await?),
            Self::ArchiveDebt(debt) => drop(debt_targets::archive(app, by, debt).await?),
            Self::RestoreDebt(debt) => drop(debt_targets::restore(app, by, debt).await?),
            Self::DeleteDebt(debt) => debt_targets::delete(app, by, debt).await?,
            Self::OrderDebts(order) => debt_targets::order(app, by, order).await?,
            Self::Pay(payment) => drop(postings::add_payment(app, by, payment).await?),
            Self::SetOpenings(openings) => drop(postings::set_openings(app, by, openings).await?),
            Self::ChangePosting(change) => drop(postings::change(app, by, change).await?),
            Self::DeletePosting(deletion) => postings::delete(app, by, deletion).await?,
            in_month => return in_month.act_in_month(app, by).await,
        }
        Ok(())
    }

    async fn act_in_month(self, app: &Quartermaster, by: &Author) -> Result<(), Refusal> {
        match self {
            Self::Create(wanted) => months::create(app, by, wanted).await?,
            Self::Activate(month) => drop(months::activate(app, by, month).await?),
            Self::Close(month) => drop(months::close(app, by, month).await?),
            Self::Reopen(reopening) => drop(months::reopen(app, by, reopening).await?),
            Self::Delete(month) => months::delete(app, by, month).await?,
            Self::ChangeNotes(change) => drop(months::change_notes(app, by, change).await?),
            Self::AddMonthEntry(addition) => drop(months::add_entry(app, by, addition).await?),
            Self::ChangeMonthEntry(change) => drop(months::change_entry(app, by, change).await?),
            Self::RemoveMonthEntry(removal) => months::remove_entry(app, by, removal).await?,
            Self::OrderMonthEntries(order) => months::order_entries(app, by, order).await?,
            Self::MovePlanned(movement) => months::move_planned(app, by, movement).await?,
            Self::ChangeMonthDebt(change) => {
                drop(months::change_debt_target(app, by, change).await?);
            }
            Self::SettleDrift(month, choices) => {
                months::settle_drift(app, by, month, choices).await?;
            }
            other => panic!("{other:?} is not done in a month"),
        }
        Ok(())
    }
}
