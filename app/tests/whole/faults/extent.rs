//! How far a run of the fault tests goes, and what its chance is made of.
//!
//! `QUARTERMASTER_FAULT_SEED=7` gives a run again whose lines say `seed 7`; every other run has a seed of its own.
//! `QUARTERMASTER_FAULT_KILLS=100` cuts each kind of act off a hundred times instead of six.

use std::sync::OnceLock;

use fastrand::Rng;

const SEED: &str = "QUARTERMASTER_FAULT_SEED";
const KILLS: &str = "QUARTERMASTER_FAULT_KILLS";
const KILLS_OF_A_RUN: u32 = 6;

/// The seed of this run: what the environment says, or a new one.
pub(super) fn seed() -> u64 {
    static OF_THIS_RUN: OnceLock<u64> = OnceLock::new();
    *OF_THIS_RUN.get_or_init(|| said(SEED).unwrap_or_else(|| fastrand::u64(..1_000_000_000)))
}

/// Chance for one kind of fault, by the seed of this run; other kinds have other chances of the same seed.
pub(super) fn chance(kind: &str) -> Rng {
    let mixed = kind.bytes().fold(seed(), |mixed, byte| {
        mixed.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    Rng::with_seed(mixed)
}

/// How many times each kind of act is cut off.
pub(super) fn kills() -> usize {
    usize::try_from(said(KILLS).unwrap_or(u64::from(KILLS_OF_A_RUN))).unwrap()
}

/// # Panics
/// What the environment says is not a number.
#[expect(
    clippy::disallowed_methods,
    reason = "settings of the tests, not of the program"
)]
fn said(name: &str) -> Option<u64> {
    let said = std::env::var(name).ok()?;
    let number = said.parse();
    Some(number.unwrap_or_else(|_| panic!("{name} is not a number: {said}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_the_same_chance_each_time_and_another_kind_another() {
        let mut once = chance("postings");
        let mut again = chance("postings");
        let mut other = chance("a close");
        let first = once.u64(..);
        assert_eq!(first, again.u64(..));
        assert_ne!(first, other.u64(..));
    }
}
