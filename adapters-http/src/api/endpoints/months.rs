use poem::Result;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use quartermaster_application::months::{self, ChangeNotes, CreateMonth, Reopen};
use quartermaster_application::reading::MonthFilter;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::field::Fields;
use quartermaster_domain::month::MonthState;
use quartermaster_domain::text::{Notes, Reason};
use quartermaster_domain::{ValueError, YearMonth};

use crate::api::answers::{Answer, Created, Done};
use crate::api::asking::{Asking, etag, month_of, refused};
use crate::api::bodies::closing::Closing;
use crate::api::bodies::drift::{DriftLineBody, DriftSettlement};
use crate::api::bodies::lists::List;
use crate::api::bodies::month::{
    MonthBody, MonthChange, MonthCreation, MonthSummaryBody, Reopening,
};
use crate::api::bodies::preview::Preview;
use crate::api::given::{Reading as _, given};
use crate::api::page_limit::page_limit;
use crate::api::scalars::{Month, Text, Whole};
use crate::format::Words;

pub(in crate::api) struct Months;

/// The month as it is now.
pub(super) async fn month_answer(
    app: &Quartermaster,
    month: YearMonth,
) -> Result<Answer<MonthBody>> {
    let view = reading::month(app, month).await.map_err(refused)?;
    let version = view.reading.contents.month.head().version;
    Ok(Answer::at((&view).into(), etag(version)))
}

async fn drift_answer(
    app: &Quartermaster,
    month: YearMonth,
) -> Result<Answer<List<DriftLineBody>>> {
    let drift = months::drift(app, month).await.map_err(refused)?;
    let version = drift.reading.contents.month.head().version;
    let list = List {
        items: drift
            .lines
            .iter()
            .map(|line| DriftLineBody::of(line, &drift.template, &drift.reading.contents))
            .collect(),
        next: None,
    };
    Ok(Answer::at(list, etag(version)))
}

#[OpenApi]
impl Months {
    /// The months, newest first.
    #[oai(path = "/months", method = "get", operation_id = "list_months")]
    async fn list(
        &self,
        app: Data<&Quartermaster>,
        /// draft, active or closed
        state: Query<Option<Text>>,
        /// Only months earlier than this one
        before: Query<Option<Month>>,
        /// At most this many
        limit: Query<Option<Whole>>,
    ) -> Result<Answer<List<MonthSummaryBody>>> {
        let mut fields = Fields::new();
        let state = state.0.map(Text::given).read(|text| {
            MonthState::parse(&text).ok_or_else(|| ValueError::invalid("refusal-state-unknown"))
        });
        let state = fields.keep("state", state.map(|given| given.map(Some)), None);
        let before = before.0.map(|before| before.given().map(Some));
        let before = fields.keep("before", before, None);
        let limit = page_limit(&mut fields, limit.0);
        let built = (|| Some((state?, before?, limit?)))();
        let (state, before, limit) = fields.finish_with(built).map_err(refused)?;
        let filter = MonthFilter {
            state,
            before,
            limit: limit.saturating_add(1),
        };
        let mut months = reading::months(&app, &filter).await.map_err(refused)?;
        let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = months.len() > wanted;
        months.truncate(wanted);
        let last = months.last().map(|last| last.month.head().year_month);
        Ok(Answer::plain(List {
            items: months.iter().map(Into::into).collect(),
            next: last.filter(|_| more).map(|month| month.to_string()),
        }))
    }

    /// Creates a draft from the template, or from an existing month.
    #[oai(path = "/months", method = "post", operation_id = "create_month")]
    async fn create(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        body: Json<MonthCreation>,
    ) -> Result<Created<MonthBody>> {
        let wanted = body.0.command().map_err(refused)?;
        let month = wanted.month;
        months::create(&app, &asking.by, wanted)
            .await
            .map_err(|error| asking.refuse(error))?;
        let Answer::Ok(body, version) = month_answer(&app, month).await?;
        let location = format!("/api/v1/months/{month}");
        Ok(Created::Created(body, Some(location), version))
    }

    /// The month that creating would make, with the reason of each line; writes nothing.
    #[oai(
        path = "/months/:ym/preview",
        method = "get",
        operation_id = "preview_month"
    )]
    async fn preview(
        &self,
        app: Data<&Quartermaster>,
        ym: Path<Month>,
        /// An existing month to copy, instead of the template
        copy_from: Query<Option<Month>>,
    ) -> Result<Answer<Preview>> {
        let month = month_of(ym.0)?;
        let mut fields = Fields::new();
        let copy_from = copy_from.0.map(|from| from.given().map(Some));
        let copy_from = fields.keep("copy_from", copy_from, None);
        let copy_from = fields.finish_with(copy_from).map_err(refused)?;
        let wanted = CreateMonth {
            copy_from,
            ..month.into()
        };
        let (household, proposal) = months::preview(&app, &wanted).await.map_err(refused)?;
        Ok(Answer::plain(Preview::of(
            &proposal,
            &Words::in_english(&household),
        )))
    }

    /// One month with all of its figures.
    #[oai(path = "/months/:ym", method = "get", operation_id = "get_month")]
    async fn get(&self, app: Data<&Quartermaster>, ym: Path<Month>) -> Result<Answer<MonthBody>> {
        month_answer(&app, month_of(ym.0)?).await
    }

    /// Changes the month's notes.
    #[oai(path = "/months/:ym", method = "patch", operation_id = "change_month")]
    async fn change(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        body: Json<MonthChange>,
    ) -> Result<Answer<MonthBody>> {
        let month = month_of(ym.0)?;
        let command = ChangeNotes {
            month: asking.month(month),
            notes: given(body.0.notes).read(|text| Notes::parse(&text)),
        };
        months::change_notes(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        month_answer(&app, month).await
    }

    /// Deletes a draft, or an active month in which nobody posted anything.
    #[oai(path = "/months/:ym", method = "delete", operation_id = "delete_month")]
    async fn delete(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
    ) -> Result<Done> {
        let month = month_of(ym.0)?;
        months::delete(&app, &asking.by, asking.month(month))
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Done::Done)
    }

    /// Makes a draft active, and keeps its plan as the baseline.
    #[oai(
        path = "/months/:ym/activate",
        method = "post",
        operation_id = "activate_month"
    )]
    async fn activate(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
    ) -> Result<Answer<MonthBody>> {
        let month = month_of(ym.0)?;
        months::activate(&app, &asking.by, asking.month(month))
            .await
            .map_err(|error| asking.refuse(error))?;
        month_answer(&app, month).await
    }

    /// Closes and seals an active month, and carries what it carries.
    #[oai(
        path = "/months/:ym/close",
        method = "post",
        operation_id = "close_month"
    )]
    async fn close(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
    ) -> Result<Answer<MonthBody>> {
        let month = month_of(ym.0)?;
        months::close(&app, &asking.by, asking.month(month))
            .await
            .map_err(|error| asking.refuse(error))?;
        month_answer(&app, month).await
    }

    /// Opens the latest closed month again.
    #[oai(
        path = "/months/:ym/reopen",
        method = "post",
        operation_id = "reopen_month"
    )]
    async fn reopen(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        body: Json<Reopening>,
    ) -> Result<Answer<MonthBody>> {
        let month = month_of(ym.0)?;
        let command = Reopen {
            month: asking.month(month),
            reason: given(body.0.reason).read(|text| Reason::parse(&text)),
        };
        months::reopen(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        month_answer(&app, month).await
    }

    /// What there is to look at before the month closes.
    #[oai(
        path = "/months/:ym/closing",
        method = "get",
        operation_id = "get_closing"
    )]
    async fn closing(&self, app: Data<&Quartermaster>, ym: Path<Month>) -> Result<Answer<Closing>> {
        let checklist = months::closing_checklist(&app, month_of(ym.0)?)
            .await
            .map_err(refused)?;
        let words = Words::in_english(&checklist.month.reading.household);
        Ok(Answer::plain(Closing::of(&checklist, &words)))
    }

    /// How the template and the month differ now.
    #[oai(path = "/months/:ym/drift", method = "get", operation_id = "get_drift")]
    async fn drift(
        &self,
        app: Data<&Quartermaster>,
        ym: Path<Month>,
    ) -> Result<Answer<List<DriftLineBody>>> {
        drift_answer(&app, month_of(ym.0)?).await
    }

    /// Adopts lines into the month, or pushes them back to the template; answers what still differs.
    #[oai(
        path = "/months/:ym/drift",
        method = "post",
        operation_id = "settle_drift"
    )]
    async fn settle_drift(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        body: Json<DriftSettlement>,
    ) -> Result<Answer<List<DriftLineBody>>> {
        let month = month_of(ym.0)?;
        let choices = body.0.choices().map_err(refused)?;
        months::settle_drift(&app, &asking.by, asking.month(month), choices)
            .await
            .map_err(|error| asking.refuse(error))?;
        drift_answer(&app, month).await
    }
}
