use quartermaster_application::months::{
    ActivateError, AddEntryError, ChangeDebtTargetError, ChangeEntryError, ChangeNotesError,
    ChecklistError, CloseError, CreateError, DeleteError, DoorError, DriftError, MovePlannedError,
    OrderEntriesError, ProposeError, RemoveEntryError, ReopenError, SettleDriftError,
};
use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::ReadError;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::transfer::MoveError;
use quartermaster_domain::{Money, MonthEntryId, Overflow, YearMonth};

use super::shared::opening_conflict;
use super::{Problem, assert_readable, invalid, problems};

fn month() -> YearMonth {
    YearMonth::new(2026, 10).unwrap()
}

fn entry() -> MonthEntryId {
    MonthEntryId(1)
}

pub(super) fn all() -> Vec<Problem> {
    let tables = [
        problems!(ProposeError {
            ProposeError::MonthExists = ProposeError::MonthExists => 409 "month_exists",
            ProposeError::BeforeClosedMonth { .. } = ProposeError::BeforeClosedMonth { latest_closed: month() } => 409 "before_closed_month",
            ProposeError::NoSuchMonthToCopy = ProposeError::NoSuchMonthToCopy => 422 "invalid_fields",
            ProposeError::NoDaysLeft = ProposeError::NoDaysLeft => 409 "no_days_left",
            ProposeError::Invalid(_) = ProposeError::Invalid(invalid()) => 422 "invalid_fields",
            ProposeError::Overflow(_) = ProposeError::Overflow(Overflow) => 422 "amount_overflow",
            ProposeError::Store(_) = ProposeError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(CreateError {
            CreateError::Propose(_) = CreateError::Propose(ProposeError::MonthExists) => 409 "month_exists",
            CreateError::CarryOver(_) = CreateError::CarryOver(opening_conflict()) => 409 "opening_conflict",
            CreateError::Store(_) = CreateError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ActivateError {
            ActivateError::Door(_) = ActivateError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            ActivateError::Store(_) = ActivateError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ChecklistError {
            ChecklistError::Door(_) = ChecklistError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            ChecklistError::Read(_) = ChecklistError::Read(ReadError::NoSuchMonth) => 404 "month_not_found",
        }),
        problems!(CloseError {
            CloseError::Door(_) = CloseError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            CloseError::EarlierMonthOpen { .. } = CloseError::EarlierMonthOpen { month: month() } => 409 "earlier_month_open",
            CloseError::CarryOver(_) = CloseError::CarryOver(opening_conflict()) => 409 "opening_conflict",
            CloseError::Store(_) = CloseError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ReopenError {
            ReopenError::Door(_) = ReopenError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            ReopenError::Invalid(_) = ReopenError::Invalid(invalid()) => 422 "invalid_fields",
            ReopenError::NotLatestClosed { .. } = ReopenError::NotLatestClosed { latest_closed: month() } => 409 "not_latest_closed",
            ReopenError::CarryOver(_) = ReopenError::CarryOver(opening_conflict()) => 409 "opening_conflict",
            ReopenError::Store(_) = ReopenError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(DeleteError {
            DeleteError::Door(_) = DeleteError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            DeleteError::HasPostings = DeleteError::HasPostings => 409 "month_has_postings",
            DeleteError::CarryOver(_) = DeleteError::CarryOver(opening_conflict()) => 409 "opening_conflict",
            DeleteError::Store(_) = DeleteError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ChangeNotesError {
            ChangeNotesError::Door(_) = ChangeNotesError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            ChangeNotesError::Invalid(_) = ChangeNotesError::Invalid(invalid()) => 422 "invalid_fields",
            ChangeNotesError::Store(_) = ChangeNotesError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(AddEntryError {
            AddEntryError::Door(_) = AddEntryError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            AddEntryError::Invalid(_) = AddEntryError::Invalid(invalid()) => 422 "invalid_fields",
            AddEntryError::MonthFull = AddEntryError::MonthFull => 409 "month_full",
            AddEntryError::Store(_) = AddEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ChangeEntryError {
            ChangeEntryError::Door(_) = ChangeEntryError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            ChangeEntryError::NoSuchEntry = ChangeEntryError::NoSuchEntry => 404 "entry_not_found",
            ChangeEntryError::Invalid(_) = ChangeEntryError::Invalid(invalid()) => 422 "invalid_fields",
            ChangeEntryError::Store(_) = ChangeEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(RemoveEntryError {
            RemoveEntryError::Door(_) = RemoveEntryError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            RemoveEntryError::NoSuchEntry = RemoveEntryError::NoSuchEntry => 404 "entry_not_found",
            RemoveEntryError::HasPayments = RemoveEntryError::HasPayments => 409 "entry_has_payments",
            RemoveEntryError::Store(_) = RemoveEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(OrderEntriesError {
            OrderEntriesError::Door(_) = OrderEntriesError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            OrderEntriesError::Invalid(_) = OrderEntriesError::Invalid(invalid()) => 422 "invalid_fields",
            OrderEntriesError::Store(_) = OrderEntriesError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(MovePlannedError {
            MovePlannedError::Door(_) = MovePlannedError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            MovePlannedError::Invalid(_) = MovePlannedError::Invalid(invalid()) => 422 "invalid_fields",
            MovePlannedError::Move { .. } = MovePlannedError::Move { error: MoveError::SameEntry, from: entry() } => 422 "invalid_fields",
            MovePlannedError::Store(_) = MovePlannedError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ChangeDebtTargetError {
            ChangeDebtTargetError::Door(_) = ChangeDebtTargetError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            ChangeDebtTargetError::NoSuchDebtTarget = ChangeDebtTargetError::NoSuchDebtTarget => 404 "debt_target_not_found",
            ChangeDebtTargetError::Invalid(_) = ChangeDebtTargetError::Invalid(invalid()) => 422 "invalid_fields",
            ChangeDebtTargetError::Store(_) = ChangeDebtTargetError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(DriftError {
            DriftError::Door(_) = DriftError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            DriftError::Overflow(_) = DriftError::Overflow(Overflow) => 422 "amount_overflow",
            DriftError::Store(_) = DriftError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(SettleDriftError {
            SettleDriftError::Door(_) = SettleDriftError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            SettleDriftError::Invalid(_) = SettleDriftError::Invalid(invalid()) => 422 "invalid_fields",
            SettleDriftError::HasPayments { .. } = SettleDriftError::HasPayments { name: "Rent".to_owned() } => 409 "entry_has_payments",
            SettleDriftError::MonthFull = SettleDriftError::MonthFull => 409 "month_full",
        SettleDriftError::TemplateFull = SettleDriftError::TemplateFull => 409 "template_full",
            SettleDriftError::CarryOver(_) = SettleDriftError::CarryOver(opening_conflict()) => 409 "opening_conflict",
            SettleDriftError::Store(_) = SettleDriftError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
    ];
    tables.into_iter().flatten().collect()
}

#[test]
fn every_error_of_a_month_has_its_problem() {
    assert_readable(&all());
}

/// The field that a refused move is about.
fn field_of(error: MoveError) -> String {
    let problem = Problem::from(MovePlannedError::Move {
        error,
        from: entry(),
    });
    assert_eq!(problem.status.as_u16(), 422);
    problem.errors.first().unwrap().field.clone()
}

#[test]
fn each_refused_move_names_its_field() {
    let cannot_move = |entry| MoveError::KindCannotMove {
        entry,
        kind: EntryKind::Income,
    };
    let more = MoveError::MoreThanPlanned {
        planned: Money::ZERO,
    };
    assert_eq!(field_of(MoveError::NotPositive), "amount_minor");
    assert_eq!(field_of(more), "amount_minor");
    assert_eq!(field_of(MoveError::SameEntry), "to_entry_id");
    assert_eq!(field_of(cannot_move(entry())), "from_entry_id");
    assert_eq!(field_of(cannot_move(MonthEntryId(2))), "to_entry_id");
    let too_large = Problem::from(MovePlannedError::Move {
        error: MoveError::Overflow(Overflow),
        from: entry(),
    });
    assert_eq!(too_large.code, "amount_overflow");
}
