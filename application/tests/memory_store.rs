//! The store in memory keeps the contract of all stores.

#[cfg(test)]
mod contract {
    use std::sync::Arc;

    use quartermaster_application::ports::Store;
    use quartermaster_application::store_contract;
    use quartermaster_application::testing::MemoryStore;

    async fn fresh() -> (Arc<dyn Store>, ()) {
        (Arc::new(MemoryStore::default()), ())
    }

    store_contract!(fresh());
}
