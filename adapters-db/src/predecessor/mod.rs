//! Reading a database of the predecessor, whose columns are known only in part.
//!
//! The file is opened so that nothing of it is ever written, and everything in it is read in one transaction. Tables, columns
//! and values are found by what they mean ([`synonyms`]); what cannot be found, or could be two things, is a [`Question`] that a
//! person answers in a mapping file ([`Answers`]). From the rows comes a household, or every value that does not fit; from SQL
//! on the file itself come the figures by which the new household is proved to be the same.

mod answers;
mod cell;
mod choosing;
mod decimal;
mod describing;
mod fields;
mod figures;
mod inventory;
mod ledger;
mod links;
mod mapping;
mod month_debts;
mod months;
mod opening;
mod openings;
mod proposal;
mod question;
mod reader;
mod reading;
mod synonyms;
mod template;
mod units;
mod values;

use std::path::{Path, PathBuf};

use quartermaster_application::adoption::Figures;
use quartermaster_domain::{Household, Timestamp};
use sea_orm::DbErr;

pub use answers::Answers;
pub use describing::{Described, Left};
pub use fields::Part;
use inventory::{Table, tables};
pub use mapping::Mapping;
use opening::OldFile;
pub use question::{Question, Why};
pub use reader::Unfit;
use reading::Reading;
pub use reading::{Note, OldHousehold};
pub use values::Misfit;

use crate::connection::OpenError;
use crate::schema::{SchemaError, revision_of};

/// The digits of most currencies, for a proposal that knows none.
const USUAL_EXPONENT: u8 = 2;

/// Why a file cannot be read as one of the predecessor.
#[derive(Debug, thiserror::Error)]
pub enum PredecessorError {
    #[error("there is no file {}", file.display())]
    Missing { file: PathBuf },
    #[error("{} is being written: stop the predecessor first", file.display())]
    Written { file: PathBuf },
    #[error(
        "the old file cannot be copied aside, which it has to be where something beside it is unfinished"
    )]
    Copy {
        #[source]
        cause: std::io::Error,
    },
    #[error("{} is damaged: {finding}", file.display())]
    Unsound { file: PathBuf, finding: String },
    #[error("{} is no database of the predecessor: it has no table alembic_version", file.display())]
    Another { file: PathBuf },
    #[error(transparent)]
    Schema(#[from] SchemaError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the old file cannot be read")]
    Read(#[source] DbErr),
}

/// A file of the predecessor with everything in it.
#[derive(Debug)]
pub struct Predecessor {
    old: OldFile,
    revision: (usize, &'static str),
    tables: Vec<Table>,
}

impl Predecessor {
    /// # Errors
    /// It is no sound database of the predecessor.
    pub async fn read(file: &Path) -> Result<Self, PredecessorError> {
        let old = OldFile::open(file).await?;
        let revision = revision_of(&old.transaction).await;
        let revision = revision.map_err(PredecessorError::Read)??;
        let revision = revision.ok_or_else(|| PredecessorError::Another {
            file: file.to_owned(),
        })?;
        let tables = tables(&old.transaction)
            .await
            .map_err(PredecessorError::Read)?;
        Ok(Self {
            old,
            revision,
            tables,
        })
    }

    /// The name of its revision.
    pub fn revision(&self) -> &'static str {
        self.revision.1
    }

    /// What is what in it, and what has to be asked. Without a household the digits of its currency are two.
    pub fn mapping(&self, household: Option<&Household>, answers: &Answers) -> Mapping {
        let exponent = household.map(|household| household.currency.exponent());
        let exponent = exponent.unwrap_or(USUAL_EXPONENT);
        let mut mapping = Mapping::of(&self.tables, self.revision.0, exponent, answers);
        mapping.ask_for_openings(&self.tables);
        mapping
    }

    /// What was found, ours by ours.
    pub fn described(&self, mapping: &Mapping) -> Vec<Described> {
        describing::described(&self.tables, mapping)
    }

    /// What nothing is read from.
    pub fn left(&self, mapping: &Mapping) -> Vec<Left> {
        describing::left(&self.tables, mapping)
    }

    /// A mapping file with what was found and what is asked.
    pub fn proposal(&self, mapping: &Mapping) -> String {
        proposal::proposal(&self.tables, mapping, self.revision.0)
    }

    /// The household that the file holds, with the settings of `household`, as at the instant `at`. Nothing of `mapping` is open.
    ///
    /// # Errors
    /// Every value that does not fit.
    pub fn household(
        &self,
        mapping: &Mapping,
        household: &Household,
        at: Timestamp,
    ) -> Result<OldHousehold, Vec<Unfit>> {
        Reading::household(&self.tables, mapping, self.revision.0, household, at)
    }

    /// The figures of the file itself, by SQL.
    ///
    /// # Errors
    /// The file does not answer.
    pub async fn figures(
        &self,
        mapping: &Mapping,
        old: &OldHousehold,
    ) -> Result<Figures, PredecessorError> {
        let asking = figures::Asking {
            db: &self.old.transaction,
            tables: &self.tables,
            mapping,
            old,
        };
        asking.figures().await.map_err(PredecessorError::Read)
    }
}
