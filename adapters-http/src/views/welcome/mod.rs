//! The first run, step by step.

mod done;
mod household;
mod month;
mod template;

pub(crate) use done::WelcomeDone;
pub(crate) use household::WelcomeHousehold;
pub(crate) use month::{WelcomeMonth, set_aside_field};
pub(crate) use template::{Sum, WelcomeTemplate};

use super::Shell;
use crate::format::Words;

fn shell(words: &Words) -> Shell {
    Shell::new(words, words.text("first-run-title"), "month")
}
