use quartermaster_domain::field::Fields;
use quartermaster_domain::month::Month;
use quartermaster_domain::planning::{CannotLeaveOut, MonthBefore, Proposal, ProposedLineId};
use quartermaster_domain::{
    EntryId, FieldErrors, Household, Message, MonthDays, MonthEntryId, Overflow, ValueError,
    YearMonth,
};

use crate::Quartermaster;
use crate::ports::{Snapshot, StoreError};
use crate::reading::MonthReading;

/// A month to create, and what it begins from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateMonth {
    pub month: YearMonth,
    /// The month to copy; the template where there is none.
    pub copy_from: Option<YearMonth>,
    /// The entries of the template that it begins without.
    pub leave_out: Vec<EntryId>,
    /// The entries of the copied month that it begins without, where they were added by hand there.
    pub leave_out_copied: Vec<MonthEntryId>,
}

impl From<YearMonth> for CreateMonth {
    /// The month as the template has it.
    fn from(month: YearMonth) -> Self {
        Self {
            month,
            copy_from: None,
            leave_out: Vec::new(),
            leave_out_copied: Vec::new(),
        }
    }
}

impl CreateMonth {
    /// The lines to leave out, each with the field that names it.
    fn left_out(&self) -> impl Iterator<Item = (String, ProposedLineId)> {
        let entries = self.leave_out.iter().enumerate();
        let entries =
            entries.map(|(index, id)| (format!("leave_out[{index}]"), ProposedLineId::Entry(*id)));
        let copied = self.leave_out_copied.iter().enumerate();
        entries.chain(copied.map(|(index, id)| {
            let field = format!("leave_out_copied[{index}]");
            (field, ProposedLineId::Copied(*id))
        }))
    }
}

/// Why a month cannot be created.
#[derive(Debug, thiserror::Error)]
pub enum ProposeError {
    #[error("the month exists")]
    MonthExists,
    /// Months at or before the latest closed one are over.
    #[error("{latest_closed} is closed, and only later months can be created")]
    BeforeClosedMonth { latest_closed: YearMonth },
    /// The month to copy from does not exist.
    #[error("there is no month to copy from")]
    NoSuchMonthToCopy,
    /// Its neighbours leave it no day.
    #[error("the months beside it leave it no day")]
    NoDaysLeft,
    /// A line cannot be left out.
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Overflow(#[from] Overflow),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The month that creating would make, with the household it is for; writes nothing.
pub async fn preview(
    app: &Quartermaster,
    wanted: &CreateMonth,
) -> Result<(Household, Proposal), ProposeError> {
    let mut snapshot = app.store.read().await?;
    let proposal = propose(&mut *snapshot, wanted).await?;
    Ok((snapshot.household().await?, proposal))
}

pub(super) async fn propose(
    snapshot: &mut dyn Snapshot,
    wanted: &CreateMonth,
) -> Result<Proposal, ProposeError> {
    let mut proposal = whole(snapshot, wanted.month, wanted.copy_from).await?;
    let mut fields = Fields::new();
    for (field, id) in wanted.left_out() {
        let refusal = match proposal.leave_out(id) {
            Ok(()) => continue,
            Err(CannotLeaveOut::Overflow(error)) => return Err(error.into()),
            Err(CannotLeaveOut::NotProposed) => ValueError::unknown("refusal-not-proposed"),
            Err(CannotLeaveOut::CarriesIn { name }) => ValueError::not_allowed(
                Message::new("refusal-leave-out-carries-in").with("name", name),
            ),
        };
        fields.refuse(field, refusal);
    }
    fields.finish()?;
    Ok(proposal)
}

/// The proposal with every line that its source gives it.
async fn whole(
    snapshot: &mut dyn Snapshot,
    month: YearMonth,
    copy_from: Option<YearMonth>,
) -> Result<Proposal, ProposeError> {
    let around = snapshot.surroundings(month).await?;
    if around.this.is_some() {
        return Err(ProposeError::MonthExists);
    }
    if let Some(closed) = &around.latest_closed
        && closed.head.year_month >= month
    {
        return Err(ProposeError::BeforeClosedMonth {
            latest_closed: closed.head.year_month,
        });
    }
    let neighbour = |month: &Option<Month>| month.as_ref().map(|m| m.head().as_neighbour());
    let days = MonthDays::between(
        month,
        snapshot.household().await?.month_start_day,
        neighbour(&around.before),
        neighbour(&around.after),
    )
    .ok_or(ProposeError::NoDaysLeft)?;
    let before = match &around.before {
        Some(before) => snapshot.month(before.head().year_month).await?,
        None => None,
    };
    let sheet = before.as_ref().map(MonthReading::sheet).transpose()?;
    let before = before
        .as_ref()
        .zip(sheet.as_ref())
        .map(|(before, sheet)| MonthBefore {
            month: before.contents.month.head().year_month,
            is_closed: before.contents.month.is_closed(),
            sheet,
        });
    let template = snapshot.template().await?;
    let Some(copy_from) = copy_from else {
        return Ok(Proposal::from_template(month, days, &template, before)?);
    };
    let copied = snapshot
        .month(copy_from)
        .await?
        .ok_or(ProposeError::NoSuchMonthToCopy)?;
    Ok(Proposal::from_month(
        month,
        days,
        &copied.contents,
        &template,
        before,
    )?)
}
