use std::panic::{self, PanicHookInfo};

/// Tells of a panic in the log and not on standard error, which may be read by nobody and would hold up the thread.
/// What the panic says stays untold, as it may quote what somebody entered.
pub(super) fn go_to_the_log() {
    panic::set_hook(Box::new(tell));
}

fn tell(panic: &PanicHookInfo<'_>) {
    let location = panic.location().map(ToString::to_string);
    let location = location.unwrap_or_default();
    tracing::error!(
        event = "panicked",
        location,
        "The program came upon a fault of its own at {location}"
    );
}
