use poem_openapi::Object;
use poem_openapi::types::MaybeUndefined;
use quartermaster_application::months::{DriftAct, DriftChoice, DriftTarget};
use quartermaster_domain::drift::{DriftLine, DriftValue, FieldDrift, OnlyInMonth};
use quartermaster_domain::field::Fields;
use quartermaster_domain::month::MonthContents;
use quartermaster_domain::template::Template;
use quartermaster_domain::{DebtTargetId, EntryId, FieldErrors, Given, MonthEntryId, ValueError};
use serde_json::Value;

use crate::api::given::{Reading as _, given};
use crate::api::scalars::{Text, Whole};

/// One line that differs between the template and the month.
#[derive(Object, Default)]
#[oai(nullable_all)]
pub(crate) struct DriftLineBody {
    /// only_in_template, only_in_month or differs.
    difference: String,
    /// entry or debt_target.
    subject: String,
    name: String,
    /// The template's entry.
    entry_id: Option<i64>,
    month_entry_id: Option<i64>,
    /// The template's debt target.
    debt_target_id: Option<i64>,
    month_debt_target_id: Option<i64>,
    /// Why the template would not copy what is only in the month: added_by_hand, archived or not_due.
    reason: Option<String>,
    fields: Vec<FieldDriftBody>,
    /// What can be done with the line as things stand: adopt, push_back, both or neither.
    actions: Vec<String>,
}

#[derive(Object)]
#[oai(nullable_all)]
struct FieldDriftBody {
    field: String,
    month: Option<Value>,
    template: Option<Value>,
}

impl DriftLineBody {
    /// The line with what can be done with it as things stand.
    pub(crate) fn of(line: &DriftLine, template: &Template, month: &MonthContents) -> Self {
        let can_adopt = line.can_adopt(template, month).is_ok();
        let can_push_back = line.can_push_back(template, month).is_ok();
        let actions = [(can_adopt, "adopt"), (can_push_back, "push_back")];
        Self {
            actions: actions
                .into_iter()
                .filter(|(can, _)| *can)
                .map(|(_, action)| action.to_owned())
                .collect(),
            ..line.into()
        }
    }
}

impl From<&DriftLine> for DriftLineBody {
    fn from(line: &DriftLine) -> Self {
        let fields = |fields: &[FieldDrift]| fields.iter().map(Into::into).collect();
        let of = |difference: &str, subject: &str, name: &str| Self {
            difference: difference.to_owned(),
            subject: subject.to_owned(),
            name: name.to_owned(),
            ..Self::default()
        };
        match line {
            DriftLine::OnlyInTemplate { entry, name } => Self {
                entry_id: Some(entry.0),
                ..of("only_in_template", "entry", name)
            },
            DriftLine::OnlyInMonth {
                entry,
                source,
                name,
                why,
            } => Self {
                entry_id: source.map(|source| source.0),
                month_entry_id: Some(entry.0),
                reason: Some(reason(*why).to_owned()),
                ..of("only_in_month", "entry", name)
            },
            DriftLine::Differs {
                entry,
                source,
                name,
                fields: differing,
            } => Self {
                entry_id: Some(source.0),
                month_entry_id: Some(entry.0),
                fields: fields(differing),
                ..of("differs", "entry", name)
            },
            DriftLine::DebtOnlyInTemplate { debt, name } => Self {
                debt_target_id: Some(debt.0),
                ..of("only_in_template", "debt_target", name)
            },
            DriftLine::DebtOnlyInMonth { debt, source, name } => Self {
                debt_target_id: Some(source.0),
                month_debt_target_id: Some(debt.0),
                reason: Some("archived".to_owned()),
                ..of("only_in_month", "debt_target", name)
            },
            DriftLine::DebtDiffers {
                debt,
                source,
                name,
                fields: differing,
            } => Self {
                debt_target_id: Some(source.0),
                month_debt_target_id: Some(debt.0),
                fields: fields(differing),
                ..of("differs", "debt_target", name)
            },
        }
    }
}

fn reason(why: OnlyInMonth) -> &'static str {
    match why {
        OnlyInMonth::AddedByHand => "added_by_hand",
        OnlyInMonth::Archived => "archived",
        OnlyInMonth::NotDue => "not_due",
    }
}

impl From<&FieldDrift> for FieldDriftBody {
    fn from(drift: &FieldDrift) -> Self {
        Self {
            field: drift.field.as_str().to_owned(),
            month: value(&drift.month),
            template: value(&drift.template),
        }
    }
}

fn value(value: &DriftValue) -> Option<Value> {
    match value {
        DriftValue::Text(text) => Some(text.as_str().into()),
        DriftValue::Kind(kind) => Some(kind.as_str().into()),
        DriftValue::Carry(carry) => Some(carry.as_str().into()),
        DriftValue::Amount(amount) => Some(amount.minor().into()),
        DriftValue::Date(date) => date.map(|date| date.to_string().into()),
        DriftValue::Debt(debt) => debt.map(|debt| debt.0.into()),
        DriftValue::Rate(rate) => Some(rate.ppm().into()),
    }
}

/// Lines of the drift to settle, all of them or none.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct DriftSettlement {
    lines: Vec<DriftChoiceBody>,
}

/// One line, named by exactly one id.
#[derive(Object)]
#[oai(deny_unknown_fields)]
struct DriftChoiceBody {
    /// An entry of the template.
    entry_id: MaybeUndefined<Whole>,
    /// An entry of the month.
    month_entry_id: MaybeUndefined<Whole>,
    /// A debt target of the template.
    debt_target_id: MaybeUndefined<Whole>,
    /// adopt or push_back.
    action: MaybeUndefined<Text>,
}

impl DriftSettlement {
    pub(crate) fn choices(self) -> Result<Vec<DriftChoice>, FieldErrors> {
        let mut fields = Fields::new();
        let choices: Vec<Option<DriftChoice>> = self
            .lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| line.choice(&mut fields, index))
            .collect();
        fields.finish_with(choices.into_iter().collect())
    }
}

impl DriftChoiceBody {
    fn choice(self, fields: &mut Fields, index: usize) -> Option<DriftChoice> {
        let act = fields.require(
            format!("lines[{index}].action"),
            given(self.action).read(|text| match text.as_str() {
                "adopt" => Ok(DriftAct::Adopt),
                "push_back" => Ok(DriftAct::PushBack),
                _ => Err(ValueError::invalid("refusal-drift-action-unknown")),
            }),
        );
        let named: Vec<Given<DriftTarget>> = [
            given(self.entry_id).read(|id| Ok(DriftTarget::Entry(EntryId(id)))),
            given(self.month_entry_id).read(|id| Ok(DriftTarget::MonthEntry(MonthEntryId(id)))),
            given(self.debt_target_id).read(|id| Ok(DriftTarget::DebtTarget(DebtTargetId(id)))),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut named = named.into_iter();
        let target = match (named.next(), named.next()) {
            (Some(target), None) => target,
            _ => Err(ValueError::invalid("refusal-drift-line-unnamed")),
        };
        let target = fields.take(format!("lines[{index}]"), target);
        Some(DriftChoice {
            target: target?,
            act: act?,
        })
    }
}
