use poem::http::StatusCode;
use quartermaster_application::months::{
    ActivateError, AddEntryError, ChangeDebtTargetError, ChangeEntryError, ChangeNotesError,
    ChecklistError, CloseError, CreateError, DeleteError, DoorError, DriftError, MovePlannedError,
    OrderEntriesError, ProposeError, RemoveEntryError, ReopenError, SettleDriftError,
};
use quartermaster_application::reading::ReadError;
use quartermaster_domain::limits::MONTH_MAX_ENTRIES;
use quartermaster_domain::month::WrongState;
use quartermaster_domain::transfer::MoveError;
use quartermaster_domain::{FieldErrors, ValueError, YearMonth};

use super::Problem;
use super::store::version_conflict;
use super::template::{entries_full, no_such_debt_target, no_such_entry};

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NoSuchMonth => no_such_month(),
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
            "The month is not in a state for this",
            format!("A month that is {} cannot be {}.", error.state, error.act),
        )
    }
}

impl From<ProposeError> for Problem {
    fn from(error: ProposeError) -> Self {
        match error {
            ProposeError::MonthExists => Self::new(
                StatusCode::CONFLICT,
                "month_exists",
                "The month exists",
                "A month is created once. Open it, or choose another one.",
            ),
            ProposeError::BeforeClosedMonth { latest_closed } => Self::new(
                StatusCode::CONFLICT,
                "before_closed_month",
                "A later month is closed",
                format!("{latest_closed} is closed; only later months can be created."),
            ),
            ProposeError::NoSuchMonthToCopy => FieldErrors::one(
                "copy_from",
                ValueError::unknown("This month does not exist."),
            )
            .into(),
            ProposeError::NoDaysLeft => Self::new(
                StatusCode::CONFLICT,
                "no_days_left",
                "There is no day left for the month",
                "The months beside it cover all of its days.",
            ),
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
                "A later month is closed",
                format!("Only the latest closed month can be reopened, which is {latest_closed}."),
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
                "The month has postings",
                "An active month can be deleted only while nobody has posted anything in it.",
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
            RemoveEntryError::HasPayments => entry_has_payments("The entry".to_owned()),
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
        |message: &str| FieldErrors::one("amount_minor", ValueError::out_of_range(message));
    match error {
        MoveError::NotPositive => amount("The amount to move has to be more than zero.").into(),
        MoveError::MoreThanPlanned { .. } => amount("More than is planned cannot be moved.").into(),
        MoveError::SameEntry => FieldErrors::one(
            "to_entry_id",
            ValueError::not_allowed("Choose another entry."),
        )
        .into(),
        MoveError::KindCannotMove { entry, .. } => {
            let field = if entry == from {
                "from_entry_id"
            } else {
                "to_entry_id"
            };
            FieldErrors::one(
                field,
                ValueError::not_allowed("Planned money of income cannot be moved."),
            )
            .into()
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
            SettleDriftError::HasPayments { name } => entry_has_payments(name),
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
        "The month is full",
        format!("The month has {MONTH_MAX_ENTRIES} entries, as many as it can have."),
    )
}

fn earlier_month_open(month: YearMonth) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "earlier_month_open",
        "An earlier month is not closed",
        format!("Months close in order, and {month} is not closed yet."),
    )
}

fn entry_has_payments(name: String) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "entry_has_payments",
        "The entry has payments",
        format!("{name} has payments. Delete or move them first."),
    )
}

pub(crate) fn no_such_month() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "month_not_found",
        "There is no such month",
        "It has not been created, or it was deleted.",
    )
}
