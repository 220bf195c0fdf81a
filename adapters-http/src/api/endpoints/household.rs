use poem::Result;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;
use quartermaster_application::household::{ChangeHousehold, change};
use quartermaster_application::{Quartermaster, reading};

use crate::api::answers::Answer;
use crate::api::asking::{Asking, etag, refused};
use crate::api::bodies::household::{HouseholdBody, HouseholdChange};

pub(in crate::api) struct HouseholdSettings;

#[OpenApi]
impl HouseholdSettings {
    /// The household's settings.
    #[oai(path = "/household", method = "get", operation_id = "get_household")]
    async fn get(&self, app: Data<&Quartermaster>) -> Result<Answer<HouseholdBody>> {
        let household = reading::household(&app).await.map_err(refused)?;
        Ok(Answer::at((&household).into(), etag(household.version)))
    }

    /// Changes the settings.
    #[oai(
        path = "/household",
        method = "patch",
        operation_id = "change_household"
    )]
    async fn change(
        &self,
        app: Data<&Quartermaster>,
        asking: Asking,
        body: Json<HouseholdChange>,
    ) -> Result<Answer<HouseholdBody>> {
        let command = ChangeHousehold {
            input: body.0.into(),
            expected_version: asking.expected_version(),
        };
        let household = change(&app, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Answer::at((&household).into(), etag(household.version)))
    }
}
