use poem::Result;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use quartermaster_application::{Quartermaster, reading};

use crate::api::answers::Answer;
use crate::api::asking::refused;
use crate::api::bodies::year::YearBody;
use crate::api::scalars::Year;
use crate::problem::no_such_year;

pub(in crate::api) struct Years;

#[OpenApi]
impl Years {
    /// A year's entries month by month, with every sum.
    #[oai(path = "/years/:year", method = "get", operation_id = "get_year")]
    async fn get(&self, app: Data<&Quartermaster>, year: Path<Year>) -> Result<Answer<YearBody>> {
        let year = year.0.given().map_err(|_| refused(no_such_year()))?;
        let view = reading::year(&app, year).await.map_err(refused)?;
        Ok(Answer::plain((&view).into()))
    }
}
