use poem::Result;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use quartermaster_application::postings::{
    self, AddPayment, ChangePosting, DeletePosting, DeleteReach,
};
use quartermaster_application::reading::PostingFilter;
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::field::Fields;
use quartermaster_domain::ledger::PaymentInput;
use quartermaster_domain::{FieldErrors, MonthEntryId, PostingId, ValueError, YearMonth};

use crate::api::answers::{Answer, Created, Done};
use crate::api::asking::{Asking, month_of, refused};
use crate::api::bodies::lists::List;
use crate::api::bodies::posting::{PayeeBody, Payment, Posted, PostingBody, PostingChange};
use crate::api::given::given;
use crate::api::page_limit::page_limit;
use crate::api::scalars::{LocalDate, Month, Text, Whole};

pub(in crate::api) struct Postings;

async fn default_to_first_day(
    app: &Quartermaster,
    month: YearMonth,
    input: &mut PaymentInput,
) -> Result<()> {
    if input.posted_on.is_none() {
        let view = reading::month(app, month).await.map_err(refused)?;
        input.posted_on = Some(Ok(view.reading.contents.month.head().days.first()));
    }
    Ok(())
}

#[OpenApi]
impl Postings {
    /// Whom payments named lately, the latest first, each with the entry that the latest was for.
    #[oai(path = "/payees", method = "get", operation_id = "list_payees")]
    async fn payees(&self, app: Data<&Quartermaster>) -> Result<Answer<List<PayeeBody>>> {
        let known = reading::payees(&app).await.map_err(refused)?;
        let items = known.iter().map(PayeeBody::from).collect();
        Ok(Answer::plain(List { items, next: None }))
    }

    /// The month's ledger in the order of its dates.
    #[oai(
        path = "/months/:ym/postings",
        method = "get",
        operation_id = "list_postings"
    )]
    #[expect(
        clippy::too_many_arguments,
        reason = "each is a parameter of the address"
    )]
    async fn list(
        &self,
        app: Data<&Quartermaster>,
        ym: Path<Month>,
        /// Only those of this entry
        entry_id: Query<Option<Whole>>,
        /// Only from this date on
        from: Query<Option<LocalDate>>,
        /// Only up to this date
        to: Query<Option<LocalDate>>,
        /// Only with this text in payee or memo, whatever its case and accents
        text: Query<Option<Text>>,
        /// At most this many
        limit: Query<Option<Whole>>,
        /// Only after this posting, as `next` of the list before says
        after: Query<Option<Whole>>,
    ) -> Result<Answer<List<PostingBody>>> {
        let month = month_of(ym.0)?;
        let mut fields = Fields::new();
        let entry = entry_id
            .0
            .map(|id| id.given().map(|id| Some(MonthEntryId(id))));
        let entry = fields.keep("entry_id", entry, None);
        let from = fields.keep("from", from.0.map(|date| date.given().map(Some)), None);
        let to = fields.keep("to", to.0.map(|date| date.given().map(Some)), None);
        let text = fields.keep("text", text.0.map(|text| text.given().map(Some)), None);
        let after = after.0.map(|id| id.given().map(|id| Some(PostingId(id))));
        let after = fields.keep("after", after, None);
        let limit = page_limit(&mut fields, limit.0);
        let filter = (|| {
            Some(PostingFilter {
                entry: entry?,
                from: from?,
                to: to?,
                text: text?,
                after: after?,
                limit: Some(limit?.saturating_add(1)),
            })
        })();
        let filter = fields.finish_with(filter).map_err(refused)?;
        let mut found = reading::postings(&app, month, &filter)
            .await
            .map_err(refused)?;
        let wanted = usize::try_from(limit.unwrap_or(0)).unwrap_or(usize::MAX);
        let more = found.len() > wanted;
        found.truncate(wanted);
        let last = found.last().map(|posting| posting.id);
        Ok(Answer::plain(List {
            items: found.iter().map(Into::into).collect(),
            next: last.filter(|_| more).map(|id| id.to_string()),
        }))
    }

    /// Posts a payment, split over entries where it has several lines.
    #[oai(
        path = "/months/:ym/postings",
        method = "post",
        operation_id = "add_posting"
    )]
    async fn add(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        body: Json<Payment>,
    ) -> Result<Created<Posted>> {
        let month = month_of(ym.0)?;
        let kind = given(body.0.kind.clone()).unwrap_or_else(|| Ok("payment".to_owned()));
        let mut command = AddPayment {
            month: asking.month(month),
            input: body.0.into(),
        };
        let posted = match kind.as_deref() {
            Ok("payment") => postings::add_payment(&app, &asking.by, command)
                .await
                .map_err(|error| asking.refuse(error))?,
            Ok("opening_balance") => {
                default_to_first_day(&app, month, &mut command.input).await?;
                postings::set_openings(&app, &asking.by, command)
                    .await
                    .map_err(|error| asking.refuse(error))?
            }
            _ => {
                let error = ValueError::invalid("refusal-posting-kind-unknown");
                return Err(refused(FieldErrors::one("kind", error)));
            }
        };
        let body = Posted::from(posted.as_slice());
        Ok(Created::Created(Json(body), None, None))
    }

    /// Corrects a posting.
    #[oai(
        path = "/months/:ym/postings/:id",
        method = "patch",
        operation_id = "change_posting"
    )]
    async fn change(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        id: Path<i64>,
        body: Json<PostingChange>,
    ) -> Result<Answer<PostingBody>> {
        let command = ChangePosting {
            month: asking.month(month_of(ym.0)?),
            posting: PostingId(id.0),
            input: body.0.into(),
            seen: None,
        };
        let changed = postings::change(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Answer::plain((&changed).into()))
    }

    /// Deletes a posting, or all postings of its payment.
    #[oai(
        path = "/months/:ym/postings/:id",
        method = "delete",
        operation_id = "delete_posting"
    )]
    async fn delete(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        ym: Path<Month>,
        id: Path<i64>,
        /// Whether the other postings of a split payment go too
        whole_payment: Query<Option<bool>>,
    ) -> Result<Done> {
        let command = DeletePosting {
            month: asking.month(month_of(ym.0)?),
            posting: PostingId(id.0),
            reach: if whole_payment.0 == Some(true) {
                DeleteReach::WholePayment
            } else {
                DeleteReach::ThisPosting
            },
        };
        postings::delete(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Done::Done)
    }
}
