use poem::Result;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;
use quartermaster_application::household::{ChangeHousehold, change};
use quartermaster_application::{Quartermaster, reading};

use crate::api::answers::Answer;
use crate::api::asking::{Asking, etag, refused};
use crate::api::bodies::household::{HouseholdBody, HouseholdChange};

pub(in crate::api) struct HouseholdSettings(pub(in crate::api) Quartermaster);

#[OpenApi]
impl HouseholdSettings {
    /// The household's settings.
    #[oai(path = "/household", method = "get")]
    async fn get(&self) -> Result<Answer<HouseholdBody>> {
        let household = reading::household(&self.0).await.map_err(refused)?;
        Ok(Answer::at((&household).into(), etag(household.version)))
    }

    /// Changes the settings.
    #[oai(path = "/household", method = "patch")]
    async fn change(
        &self,
        asking: Asking,
        body: Json<HouseholdChange>,
    ) -> Result<Answer<HouseholdBody>> {
        let command = ChangeHousehold {
            input: body.0.into(),
            expected_version: asking.expected_version(),
        };
        let household = change(&self.0, &asking.by, command)
            .await
            .map_err(|error| asking.refuse(error))?;
        Ok(Answer::at((&household).into(), etag(household.version)))
    }
}
