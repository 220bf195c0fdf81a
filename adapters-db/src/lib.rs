//! adapters-db
