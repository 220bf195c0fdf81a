use poem::http::StatusCode;
use quartermaster_application::months::{
    ActivateError, AddEntryError, ChangeDebtTargetError, ChangeEntryError, ChangeNotesError,
    ChecklistError, CloseError, CreateError, DeleteError, DoorError, DriftError, MovePlannedError,
    OrderEntriesError, ProposeError, PutBackEntryError, RemoveEntryError, ReopenError,
    SettleDriftError,
};
use quartermaster_application::reading::ReadError;
use quartermaster_domain::limits::MONTH_MAX_ENTRIES;
use quartermaster_domain::month::{Act, WrongState};
use quartermaster_domain::transfer::MoveError;
use quartermaster_domain::{FieldErrors, Message, ValueError, YearMonth};

use super::Problem;
use super::store::version_conflict;
use super::template::{entries_full, no_such_debt_target, no_such_entry, nothing_removed};

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NoSuchMonth => no_such_month(),
            ReadError::NoSuchYear => no_such_year(),
            ReadError::NoSuchEntry => no_such_entry(),
            ReadError::Overflow(error) => error.into(),
            ReadError::Store(error) => error.into(),
        }
    }
}

impl From<DoorError> for Problem {
    fn from(error: DoorError) -> Self {
        match error {
            DoorError::NoSuchMonth => no_such_month(),
            DoorError::WrongState(error) => error.into(),
            DoorError::Stale { .. } => version_conflict(),
            DoorError::Store(error) => error.into(),
        }
    }
}

impl From<WrongState> for Problem {
    fn from(error: WrongState) -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "wrong_state",
            Message::new("problem-wrong-state")
                .with("state", error.state.as_str())
                .with("act", name_of(error.act)),
        )
    }
}

/// What sentences choose their word for the act by.
fn name_of(act: Act) -> &'static str {
    match act {
        Act::Edit => "edit",
        Act::Post => "post",
        Act::Activate => "activate",
        Act::Close => "close",
        Act::Reopen => "reopen",
        Act::Delete => "delete",
    }
}

impl From<ProposeError> for Problem {
    fn from(error: ProposeError) -> Self {
        match error {
            ProposeError::MonthExists => {
                Self::new(StatusCode::CONFLICT, "month_exists", "problem-month-exists")
            }
            ProposeError::BeforeClosedMonth { latest_closed } => Self::new(
                StatusCode::CONFLICT,
                "before_closed_month",
                Message::new("problem-before-closed-month").with("month", latest_closed),
            ),
            ProposeError::NoDaysLeft => {
                Self::new(StatusCode::CONFLICT, "no_days_left", "problem-no-days-left")
            }
            ProposeError::NoSuchMonthToCopy => {
                FieldErrors::one("copy_from", ValueError::unknown("refusal-month-unknown")).into()
            }
            ProposeError::Invalid(errors) => errors.into(),
            ProposeError::Overflow(error) => error.into(),
            ProposeError::Store(error) => error.into(),
        }
    }
}

impl From<CreateError> for Problem {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Propose(error) => error.into(),
            CreateError::CarryOver(error) => error.into(),
            CreateError::Store(error) => error.into(),
        }
    }
}

impl From<ActivateError> for Problem {
    fn from(error: ActivateError) -> Self {
        match error {
            ActivateError::Door(error) => error.into(),
            ActivateError::Store(error) => error.into(),
        }
    }
}

impl From<ChecklistError> for Problem {
    fn from(error: ChecklistError) -> Self {
        match error {
            ChecklistError::Door(error) => error.into(),
            ChecklistError::Read(error) => error.into(),
        }
    }
}

impl From<CloseError> for Problem {
    fn from(error: CloseError) -> Self {
        match error {
            CloseError::Door(error) => error.into(),
            CloseError::EarlierMonthOpen { month } => earlier_month_open(month),
            CloseError::CarryOver(error) => error.into(),
            CloseError::Store(error) => error.into(),
        }
    }
}

impl From<ReopenError> for Problem {
    fn from(error: ReopenError) -> Self {
        match error {
            ReopenError::Door(error) => error.into(),
            ReopenError::Invalid(errors) => errors.into(),
            ReopenError::NotLatestClosed { latest_closed } => Self::new(
                StatusCode::CONFLICT,
                "not_latest_closed",
                Message::new("problem-not-latest-closed").with("month", latest_closed),
            ),
            ReopenError::CarryOver(error) => error.into(),
            ReopenError::Store(error) => error.into(),
        }
    }
}

impl From<DeleteError> for Problem {
    fn from(error: DeleteError) -> Self {
        match error {
            DeleteError::Door(error) => error.into(),
            DeleteError::HasPostings => Self::new(
                StatusCode::CONFLICT,
                "month_has_postings",
                "problem-month-has-postings",
            ),
            DeleteError::CarryOver(error) => error.into(),
            DeleteError::Store(error) => error.into(),
        }
    }
}

impl From<ChangeNotesError> for Problem {
    fn from(error: ChangeNotesError) -> Self {
        match error {
            ChangeNotesError::Door(error) => error.into(),
            ChangeNotesError::Invalid(errors) => errors.into(),
            ChangeNotesError::Store(error) => error.into(),
        }
    }
}

impl From<AddEntryError> for Problem {
    fn from(error: AddEntryError) -> Self {
        match error {
            AddEntryError::Door(error) => error.into(),
            AddEntryError::Invalid(errors) => errors.into(),
            AddEntryError::MonthFull => month_full(),
            AddEntryError::Store(error) => error.into(),
        }
    }
}

impl From<ChangeEntryError> for Problem {
    fn from(error: ChangeEntryError) -> Self {
        match error {
            ChangeEntryError::Door(error) => error.into(),
            ChangeEntryError::NoSuchEntry => no_such_entry(),
            ChangeEntryError::Invalid(errors) => errors.into(),
            ChangeEntryError::Store(error) => error.into(),
        }
    }
}

impl From<RemoveEntryError> for Problem {
    fn from(error: RemoveEntryError) -> Self {
        match error {
            RemoveEntryError::Door(error) => error.into(),
            RemoveEntryError::NoSuchEntry => no_such_entry(),
            RemoveEntryError::HasPayments => entry_has_payments("problem-entry-has-payments"),
            RemoveEntryError::Store(error) => error.into(),
        }
    }
}

impl From<OrderEntriesError> for Problem {
    fn from(error: OrderEntriesError) -> Self {
        match error {
            OrderEntriesError::Door(error) => error.into(),
            OrderEntriesError::Invalid(errors) => errors.into(),
            OrderEntriesError::Store(error) => error.into(),
        }
    }
}

impl From<MovePlannedError> for Problem {
    fn from(error: MovePlannedError) -> Self {
        match error {
            MovePlannedError::Door(error) => error.into(),
            MovePlannedError::Invalid(errors) => errors.into(),
            MovePlannedError::Move { error, from } => move_problem(error, from),
            MovePlannedError::Store(error) => error.into(),
        }
    }
}

fn move_problem(error: MoveError, from: quartermaster_domain::MonthEntryId) -> Problem {
    let amount =
        |key: &'static str| FieldErrors::one("amount_minor", ValueError::out_of_range(key));
    match error {
        MoveError::NotPositive => amount("refusal-move-not-positive").into(),
        MoveError::MoreThanPlanned { .. } => amount("refusal-move-more-than-planned").into(),
        MoveError::SameEntry => FieldErrors::one(
            "to_entry_id",
            ValueError::not_allowed("refusal-move-same-entry"),
        )
        .into(),
        MoveError::KindCannotMove { entry, .. } => {
            let field = if entry == from {
                "from_entry_id"
            } else {
                "to_entry_id"
            };
            FieldErrors::one(field, ValueError::not_allowed("refusal-move-income")).into()
        }
        MoveError::Overflow(error) => error.into(),
    }
}

impl From<ChangeDebtTargetError> for Problem {
    fn from(error: ChangeDebtTargetError) -> Self {
        match error {
            ChangeDebtTargetError::Door(error) => error.into(),
            ChangeDebtTargetError::NoSuchDebtTarget => no_such_debt_target(),
            ChangeDebtTargetError::Invalid(errors) => errors.into(),
            ChangeDebtTargetError::Store(error) => error.into(),
        }
    }
}

impl From<PutBackEntryError> for Problem {
    fn from(error: PutBackEntryError) -> Self {
        match error {
            PutBackEntryError::Door(error) => error.into(),
            PutBackEntryError::NothingRemoved => nothing_removed(),
            PutBackEntryError::MonthFull => month_full(),
            PutBackEntryError::CarryOver(error) => error.into(),
            PutBackEntryError::Store(error) => error.into(),
        }
    }
}

impl From<DriftError> for Problem {
    fn from(error: DriftError) -> Self {
        match error {
            DriftError::Door(error) => error.into(),
            DriftError::Overflow(error) => error.into(),
            DriftError::Store(error) => error.into(),
        }
    }
}

impl From<SettleDriftError> for Problem {
    fn from(error: SettleDriftError) -> Self {
        match error {
            SettleDriftError::Door(error) => error.into(),
            SettleDriftError::Invalid(errors) => errors.into(),
            SettleDriftError::HasPayments { name } => entry_has_payments(
                Message::new("problem-named-entry-has-payments").with("name", name),
            ),
            SettleDriftError::TemplateFull => entries_full(),
            SettleDriftError::MonthFull => month_full(),
            SettleDriftError::CarryOver(error) => error.into(),
            SettleDriftError::Store(error) => error.into(),
        }
    }
}

fn month_full() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "month_full",
        Message::new("problem-month-full-of-entries").with("max", MONTH_MAX_ENTRIES),
    )
}

fn earlier_month_open(month: YearMonth) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "earlier_month_open",
        Message::new("problem-earlier-month-open").with("month", month),
    )
}

fn entry_has_payments(message: impl Into<Message>) -> Problem {
    Problem::new(StatusCode::CONFLICT, "entry_has_payments", message)
}

pub(crate) fn no_such_month() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "month_not_found",
        "problem-month-not-found",
    )
}

pub(crate) fn no_such_year() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "year_not_found",
        "problem-year-not-found",
    )
}
