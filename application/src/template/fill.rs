use quartermaster_domain::field::Fields;
use quartermaster_domain::limits::{TEMPLATE_MAX_DEBT_TARGETS, TEMPLATE_MAX_ENTRIES};
use quartermaster_domain::template::{
    DebtTargetFields, DebtTargetInput, EntryFields, EntryInput, EntryKind,
};
use quartermaster_domain::{FieldErrors, ValueError};

use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::{StoreError, UnitOfWork};
use crate::record::{self, Change};

/// One of many entries that are added together.
#[derive(Debug, Clone, Default)]
pub struct FillLine {
    pub entry: EntryInput,
    /// The debt it pays, which is added too.
    pub debt: Option<DebtTargetInput>,
}

#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The errors of a line are at `lines[0].planned_minor`, those of its debt at `lines[0].debt.balance_minor`.
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error("the template would have more than it can have")]
    TemplateFull,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds entries and the debts they pay after all others, all of them or none.
pub async fn fill(app: &Quartermaster, by: &Author, lines: Vec<FillLine>) -> Result<(), FillError> {
    let at = app.clock.now();
    let lines = check(lines)?;
    let mut work = app.store.write().await?;
    let template = work.template().await?;
    let debts = lines.iter().filter(|(_, debt)| debt.is_some()).count();
    if template.entries.len() + lines.len() > TEMPLATE_MAX_ENTRIES
        || template.debt_targets.len() + debts > TEMPLATE_MAX_DEBT_TARGETS
    {
        return Err(FillError::TemplateFull);
    }
    let mut changes = Vec::new();
    for (entry, debt) in lines {
        changes.extend(add(&mut *work, entry, debt).await?);
    }
    record::commit_all(work, by, at, changes).await?;
    Ok(())
}

type CheckedLine = (EntryFields, Option<DebtTargetFields>);

/// What is wrong with any of the lines is told at once.
fn check(lines: Vec<FillLine>) -> Result<Vec<CheckedLine>, FieldErrors> {
    let mut fields = Fields::new();
    if lines.is_empty() {
        fields.refuse("lines", ValueError::required());
    }
    let mut checked = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        let place = format!("lines[{index}]");
        let entry = EntryFields::create(line.entry);
        let entry = fields.absorb(entry.map_err(|errors| errors.within(&place)));
        let debt = line.debt.map(DebtTargetFields::create).transpose();
        let debt = fields.absorb(debt.map_err(|errors| errors.within(&format!("{place}.debt"))));
        if let Some((entry, debt)) = entry.zip(debt) {
            if debt.is_some() && entry.kind != EntryKind::DebtPayment {
                let error = ValueError::not_allowed("refusal-kind-has-no-debt");
                fields.refuse(format!("{place}.debt"), error);
            }
            checked.push((entry, debt));
        }
    }
    fields.finish_with(Some(checked))
}

/// Adds the debt first, so that the entry can point to it.
async fn add(
    work: &mut dyn UnitOfWork,
    mut entry: EntryFields,
    debt: Option<DebtTargetFields>,
) -> Result<Vec<Change>, StoreError> {
    let mut changes = Vec::new();
    if let Some(debt) = debt {
        let debt = work.debt_targets().insert(debt).await?;
        entry.debt_target = Some(debt.id);
        changes.push(
            Change::of("created", "debt_target")
                .id(debt.id.0)
                .after(record::debt_target(&debt)),
        );
    }
    let entry = work.entries().insert(entry).await?;
    changes.push(
        Change::of("created", "entry")
            .id(entry.id.0)
            .after(record::entry(&entry)),
    );
    Ok(changes)
}
