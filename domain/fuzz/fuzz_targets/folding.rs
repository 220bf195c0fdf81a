//! What is folded stays as it is when it is folded again, and is one with what it was made of.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quartermaster_domain::folding::{identity, is_one, search};

fuzz_target!(|text: &str| {
    let once = identity(text);
    assert_eq!(identity(&once), once);
    assert!(is_one(text, &once));
    let found = search(text);
    assert_eq!(search(&found), found);
});
