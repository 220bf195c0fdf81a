use quartermaster_domain::template::Recurrence;

use super::Words;

impl Words {
    /// A recurrence in words: `every 3 months from January 2026`.
    pub(crate) fn recurrence(&self, recurrence: Recurrence) -> String {
        let (rhythm, from, until) = match recurrence {
            Recurrence::Months { every, from, until } => {
                let rhythm = self.text_with("words-every-months", &[("count", every.into())]);
                (rhythm, from.map(|month| self.month(month)), until)
            }
            Recurrence::Weeks { every, from, until } => {
                let rhythm = self.text_with("words-every-weeks", &[("count", every.into())]);
                (rhythm, Some(self.date(from)), until)
            }
            Recurrence::Once { month } => {
                return self.text_with("words-once", &[("month", self.month(month).into())]);
            }
        };
        let rhythm = ("rhythm", rhythm.into());
        let from = from.map(|from| ("from", from.into()));
        let until = until.map(|until| ("until", self.month(until).into()));
        match (from, until) {
            (None, None) => self.text_with("words-rhythm", &[rhythm]),
            (Some(from), None) => self.text_with("words-rhythm-from", &[rhythm, from]),
            (None, Some(until)) => self.text_with("words-rhythm-until", &[rhythm, until]),
            (Some(from), Some(until)) => {
                self.text_with("words-rhythm-from-until", &[rhythm, from, until])
            }
        }
    }
}
