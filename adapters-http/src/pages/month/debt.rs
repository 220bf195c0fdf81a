use poem::web::{Data, Path};
use poem::{Response, Result, handler};
use quartermaster_application::months::{ChangeDebtTarget, change_debt_target};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::MonthDebtTargetId;
use quartermaster_domain::month::MonthDebtTargetInput;
use quartermaster_domain::text::Notes;

use super::show::refused_form;
use crate::format::Words;
use crate::pages::reply::{by, month_of, on_form, refused, see_other};
use crate::pages::trail::Trail;
use crate::pages::typed::Typed;
use crate::views::form::FormView;
use crate::views::month::MonthForms;

#[handler]
pub(super) async fn change(
    app: Data<&Quartermaster>,
    Path((ym, id)): Path<(String, i64)>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let words = Words::of(&reading::household(&app).await.map_err(refused)?);
    let command = ChangeDebtTarget {
        month: typed.month(month),
        debt: MonthDebtTargetId(id),
        input: MonthDebtTargetInput {
            interest: typed.read_or_none("interest", |text| words.read(text)),
            charges: typed.amount("charges", &words),
            notes: typed.read("notes", Notes::parse),
        },
    };
    let Err(error) = change_debt_target(&app, &by(), command).await else {
        return Ok(see_other(format!("/months/{month}#debt-{id}")));
    };
    let problem = on_form(error)?;
    let empty = ["interest", "charges", "notes", "version"].map(|name| (name, String::new()));
    let form = FormView::of(empty)
        .typed(typed.fields())
        .refused(&problem, &words.wording());
    refused_form(&app, (month, trail), &problem, |now, _| {
        let version = now.reading.contents.month.head().version.to_string();
        MonthForms {
            debt: Some((id, form.typed(&[("version".to_owned(), version)]))),
            ..MonthForms::default()
        }
    })
    .await
}
