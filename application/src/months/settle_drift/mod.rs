mod adopt;
mod push_back;
mod recorded;

use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::drift::{CannotAdopt, CannotPushBack, DriftLine, drift};
use quartermaster_domain::month::OpenMonth;
use quartermaster_domain::template::Template;
use quartermaster_domain::{
    DebtTargetId, EntryId, FieldErrors, Message, MonthEntryId, Overflow, ValueError, YearMonth,
};

use recorded::{heading, source_of, with_sides};

use super::door::{DoorError, MonthAtVersion, load_open};
use super::openings::{SettleOpeningsError, settle_openings};
use crate::audit::{Author, Details};
use crate::ports::{StoreError, UnitOfWork};
use crate::reading::MonthReading;
use crate::record::{self, Change};
use crate::{Quartermaster, events};

/// What to do with one line of the drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DriftChoice {
    pub target: DriftTarget,
    pub act: DriftAct,
}

/// The line a choice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriftTarget {
    /// The line of this entry of the template.
    Entry(EntryId),
    /// The line of this entry of the month.
    MonthEntry(MonthEntryId),
    /// The line of this debt target of the template.
    DebtTarget(DebtTargetId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriftAct {
    /// The month becomes as the template is.
    Adopt,
    /// The template becomes as the month is.
    PushBack,
}

#[derive(Debug, thiserror::Error)]
pub enum SettleDriftError {
    #[error(transparent)]
    Door(#[from] DoorError),
    /// A choice is about a line that does not drift, or cannot be carried out.
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Adopting would take an entry away that has payments.
    #[error("{name} has payments and stays")]
    HasPayments { name: String },
    #[error("the template has as many entries as it can have")]
    TemplateFull,
    #[error("the month has as many entries as it can have")]
    MonthFull,
    #[error(transparent)]
    CarryOver(#[from] CarryOverError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Overflow> for SettleDriftError {
    fn from(error: Overflow) -> Self {
        Self::CarryOver(error.into())
    }
}

impl From<SettleOpeningsError> for SettleDriftError {
    fn from(error: SettleOpeningsError) -> Self {
        match error {
            SettleOpeningsError::CarryOver(error) => Self::CarryOver(error),
            SettleOpeningsError::Store(error) => Self::Store(error),
        }
    }
}

/// One line about to be settled, with what it stands between.
struct Settling<'a> {
    work: &'a mut dyn UnitOfWork,
    month: &'a OpenMonth,
    reading: &'a MonthReading,
    template: &'a Template,
}

/// Why one line cannot be settled.
enum LineError {
    CannotAdopt(CannotAdopt),
    CannotPushBack(CannotPushBack),
    Overflow(Overflow),
    Store(StoreError),
}

impl From<StoreError> for LineError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Overflow> for LineError {
    fn from(error: Overflow) -> Self {
        Self::Overflow(error)
    }
}

impl From<CannotAdopt> for LineError {
    fn from(error: CannotAdopt) -> Self {
        Self::CannotAdopt(error)
    }
}

impl From<CannotPushBack> for LineError {
    fn from(error: CannotPushBack) -> Self {
        Self::CannotPushBack(error)
    }
}

impl LineError {
    /// What the use case says of the line with this index.
    fn of_line(self, index: usize) -> SettleDriftError {
        let not_allowed = |message: Message| {
            let field = format!("lines[{index}].action");
            FieldErrors::one(field, ValueError::not_allowed(message)).into()
        };
        match self {
            Self::CannotAdopt(error) => match error {
                CannotAdopt::HasPayments { name } => SettleDriftError::HasPayments { name },
                CannotAdopt::MonthFull => SettleDriftError::MonthFull,
                CannotAdopt::DebtNotInMonth { name } => {
                    not_allowed(Message::new("refusal-adopt-debt-first").with("name", name))
                }
            },
            Self::CannotPushBack(CannotPushBack::TemplateFull) => SettleDriftError::TemplateFull,
            Self::CannotPushBack(error) => not_allowed(error.into()),
            Self::Overflow(error) => error.into(),
            Self::Store(error) => error.into(),
        }
    }
}

/// Adopts lines into the month, or pushes them back to the template; all of them or none. What is
/// posted stays as it is.
pub async fn settle_drift(
    app: &Quartermaster,
    by: &Author,
    month: MonthAtVersion,
    choices: Vec<DriftChoice>,
) -> Result<(), SettleDriftError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    load_open(&mut *work, month).await?;
    if choices.is_empty() {
        return Err(FieldErrors::one("lines", ValueError::required()).into());
    }
    let mut settled = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        settled.push(settle_one(&mut *work, month.month, index, choice, at).await?);
    }
    settle_openings(&mut *work, Some(month.month), at, &by.actor).await?;
    let template = work.template().await?;
    let contents = load_open(&mut *work, month.month.into()).await?.1.contents;
    let (mut before, mut after, mut updated) = (Vec::new(), Vec::new(), Vec::new());
    for (choice, line) in choices.iter().zip(settled) {
        let heading = heading(&line.line, choice.act);
        after.push(with_sides(heading, &line.line, &template, &contents));
        if choice.act == DriftAct::PushBack {
            updated.extend(source_of(&line.line, &contents));
        }
        before.push(line.before);
    }
    let saved = work.months_to_write().update(contents.month).await?;
    let change = Change::of("settled_drift", "month")
        .id(saved.head().id.0)
        .month(month.month)
        .before(Details::new().with("lines", before))
        .after(Details::new().with("lines", after));
    record::commit(work, by, at, change).await?;
    for entry in updated {
        events::template_entry_updated(app, entry);
    }
    Ok(())
}

/// A line that was settled, with both of its sides as they were.
struct Settled {
    line: DriftLine,
    before: Details,
}

async fn settle_one(
    work: &mut dyn UnitOfWork,
    month: YearMonth,
    index: usize,
    choice: &DriftChoice,
    at: quartermaster_domain::Timestamp,
) -> Result<Settled, SettleDriftError> {
    // Each line is settled on what the lines before it left, so that a debt adopted first is
    // there for the entry that pays it.
    let (open, reading) = load_open(&mut *work, month.into()).await?;
    let template = work.template().await?;
    let lines = drift(&template, &reading.contents)?;
    let line = lines
        .into_iter()
        .find(|line| is_about(line, choice.target))
        .ok_or_else(|| {
            FieldErrors::one(
                format!("lines[{index}]"),
                ValueError::unknown("refusal-line-does-not-differ"),
            )
        })?;
    let heading = heading(&line, choice.act);
    let before = with_sides(heading, &line, &template, &reading.contents);
    let mut settling = Settling {
        work,
        month: &open,
        reading: &reading,
        template: &template,
    };
    let done = match choice.act {
        DriftAct::Adopt => settling.adopt(&line).await,
        DriftAct::PushBack => settling.push_back(&line, at).await,
    };
    done.map_err(|error| error.of_line(index))?;
    Ok(Settled { line, before })
}

fn is_about(line: &DriftLine, target: DriftTarget) -> bool {
    match target {
        DriftTarget::Entry(wanted) => match line {
            DriftLine::OnlyInTemplate { entry, .. } => *entry == wanted,
            DriftLine::Differs { source, .. } => *source == wanted,
            DriftLine::OnlyInMonth { source, .. } => *source == Some(wanted),
            _ => false,
        },
        DriftTarget::MonthEntry(wanted) => match line {
            DriftLine::OnlyInMonth { entry, .. } | DriftLine::Differs { entry, .. } => {
                *entry == wanted
            }
            _ => false,
        },
        DriftTarget::DebtTarget(wanted) => match line {
            DriftLine::DebtOnlyInTemplate { debt, .. } => *debt == wanted,
            DriftLine::DebtOnlyInMonth { source, .. } | DriftLine::DebtDiffers { source, .. } => {
                *source == wanted
            }
            _ => false,
        },
    }
}
