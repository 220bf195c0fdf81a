use quartermaster_domain::Timestamp;

/// Tells the time, in whole seconds.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}
