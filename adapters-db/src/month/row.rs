use quartermaster_application::ports::{NewMonth, StoreError};
use quartermaster_domain::month::{
    ActiveMonth, ClosedMonth, DraftMonth, Month, MonthHead, MonthState,
};
use quartermaster_domain::seal::{Seal, SealVersion};
use quartermaster_domain::text::Notes;
use quartermaster_domain::{MonthDays, MonthId};
use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::{ActiveModel, Entity, Model};
use crate::row::{RowName, instant_text};

pub(crate) fn month_of(row: Model) -> Result<Month, StoreError> {
    let Model {
        id,
        year_month,
        state,
        first_day,
        last_day,
        notes,
        created_at,
        activated_at,
        closed_at,
        seal,
        seal_version,
        version,
    } = row;
    let row = RowName::of::<Entity>(id);
    let first_day = row.date("first_day", &first_day)?;
    let last_day = row.date("last_day", &last_day)?;
    let head = MonthHead {
        id: MonthId(id),
        year_month: row.month("year_month", &year_month)?,
        days: MonthDays::new(first_day, last_day).ok_or_else(|| row.corrupt("last_day"))?,
        notes: row.value("notes", Notes::kept(&notes))?,
        created_at: row.instant("created_at", &created_at)?,
        version: row.version(version)?,
    };
    let state = MonthState::parse(&state).ok_or_else(|| row.corrupt("state"))?;
    let activated_at = row.instant_or_none("activated_at", activated_at.as_deref())?;
    let closed_at = row.instant_or_none("closed_at", closed_at.as_deref())?;
    let seal = row.value("seal", seal.as_deref().map(Seal::parse).transpose())?;
    let seal_version = match seal_version {
        Some(number) => {
            Some(SealVersion::from_number(number).ok_or_else(|| row.corrupt("seal_version"))?)
        }
        None => None,
    };
    match (state, activated_at, closed_at, seal, seal_version) {
        (MonthState::Draft, None, None, None, None) => Ok(Month::Draft(DraftMonth { head })),
        (MonthState::Active, Some(activated_at), None, None, None) => {
            Ok(Month::Active(ActiveMonth { head, activated_at }))
        }
        (
            MonthState::Closed,
            Some(activated_at),
            Some(closed_at),
            Some(seal),
            Some(seal_version),
        ) => Ok(Month::Closed(ClosedMonth {
            head,
            activated_at,
            closed_at,
            seal,
            seal_version,
        })),
        (MonthState::Draft, Some(_), ..) | (MonthState::Active | MonthState::Closed, None, ..) => {
            Err(row.corrupt("activated_at"))
        }
        (MonthState::Draft | MonthState::Active, _, Some(_), ..)
        | (MonthState::Closed, _, None, ..) => Err(row.corrupt("closed_at")),
        (MonthState::Draft | MonthState::Active, _, _, Some(_), _)
        | (MonthState::Closed, _, _, None, _) => Err(row.corrupt("seal")),
        (MonthState::Draft | MonthState::Active, _, _, _, Some(_))
        | (MonthState::Closed, _, _, _, None) => Err(row.corrupt("seal_version")),
    }
}

pub(super) fn draft_row(month: &NewMonth) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        year_month: Set(month.year_month.to_string()),
        state: Set(MonthState::Draft.as_str().to_owned()),
        first_day: Set(month.days.first().to_string()),
        last_day: Set(month.days.last().to_string()),
        notes: Set(String::new()),
        created_at: Set(instant_text(month.created_at)),
        activated_at: Set(None),
        closed_at: Set(None),
        seal: Set(None),
        seal_version: Set(None),
        version: Set(1),
    }
}

/// The columns that an update writes: state and its instants together, as the schema wants them.
pub(super) fn changed_row(month: &Month, version: i64) -> ActiveModel {
    let closed = month.closed();
    ActiveModel {
        id: NotSet,
        year_month: NotSet,
        state: Set(month.state().as_str().to_owned()),
        first_day: NotSet,
        last_day: NotSet,
        notes: Set(month.head().notes.as_str().to_owned()),
        created_at: NotSet,
        activated_at: Set(month.activated_at().map(instant_text)),
        closed_at: Set(closed.map(|month| instant_text(month.closed_at))),
        seal: Set(closed.map(|month| month.seal.as_str().to_owned())),
        seal_version: Set(closed.map(|month| month.seal_version.number())),
        version: Set(version),
    }
}

/// The row as another store had it, except that a month closed there is still active: what is in it
/// has to be written before it closes.
pub(crate) fn imported_row(month: &Month) -> ActiveModel {
    let MonthHead {
        id,
        year_month,
        days,
        notes,
        created_at,
        version,
    } = month.head();
    let state = match month.state() {
        MonthState::Closed => MonthState::Active,
        open => open,
    };
    ActiveModel {
        id: Set(id.0),
        year_month: Set(year_month.to_string()),
        state: Set(state.as_str().to_owned()),
        first_day: Set(days.first().to_string()),
        last_day: Set(days.last().to_string()),
        notes: Set(notes.as_str().to_owned()),
        created_at: Set(instant_text(*created_at)),
        activated_at: Set(month.activated_at().map(instant_text)),
        closed_at: Set(None),
        seal: Set(None),
        seal_version: Set(None),
        version: Set(*version),
    }
}

/// What is left to write when the rest of a closed month is there.
pub(crate) fn imported_closing(month: &Month) -> ActiveModel {
    changed_row(month, month.head().version)
}
