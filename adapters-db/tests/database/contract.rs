//! The contract of all stores, kept on a real file.

use std::sync::Arc;

use quartermaster_application::ports::Store;
use quartermaster_application::store_contract;
use tempfile::TempDir;

use crate::household::TestStore;

async fn fresh() -> (Arc<dyn Store>, TempDir) {
    let TestStore { store, folder } = TestStore::new().await;
    (Arc::new(store), folder)
}

store_contract!(fresh());
