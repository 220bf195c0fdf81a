use quartermaster_domain::field::Fields;
use quartermaster_domain::{Message, ValueError};

use super::scalars::Whole;

pub(super) const USUAL: u32 = 100;
pub(super) const MOST: u32 = 500;

/// How many items a list gives: 100 unless told, at most 500.
pub(super) fn page_limit(fields: &mut Fields, limit: Option<Whole>) -> Option<u32> {
    let within = |limit: i64| {
        u32::try_from(limit)
            .ok()
            .filter(|limit| (1..=MOST).contains(limit))
            .ok_or_else(|| {
                ValueError::out_of_range(
                    Message::new("refusal-number-out-of-range").with("max", MOST),
                )
            })
    };
    let given = limit.map(|limit| limit.given().and_then(within));
    fields.keep("limit", given, USUAL)
}
