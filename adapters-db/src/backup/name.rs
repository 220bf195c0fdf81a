use quartermaster_application::ports::SET_ASIDE;
use quartermaster_domain::Timestamp;

/// Characters of a reason that go into a name.
const REASON_MAX_CHARS: usize = 80;

/// `quartermaster-20261123-071500-manual`, in UTC, without what makes it distinct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BackupName {
    instant: String,
    reason: String,
}

impl BackupName {
    /// Everything in the reason but ASCII letters, digits and `-` is replaced by `-`.
    pub(super) fn new(at: Timestamp, reason: &str) -> Self {
        let reason: String = reason
            .trim()
            .chars()
            .take(REASON_MAX_CHARS)
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        Self {
            instant: at.strftime("%Y%m%d-%H%M%S").to_string(),
            reason: if reason.is_empty() {
                "manual".to_owned()
            } else {
                reason
            },
        }
    }

    pub(super) fn reason(&self) -> &str {
        &self.reason
    }

    /// Whether a reason that was read from a name is this one: what makes a name distinct is read as a
    /// part of it.
    pub(super) fn is_for(&self, read: &str) -> bool {
        let rest = read.strip_prefix(&self.reason);
        rest.is_some_and(|rest| {
            let number = rest.strip_prefix('-');
            rest.is_empty() || number.is_some_and(|it| it.parse::<u32>().is_ok())
        })
    }

    /// The `number`th name of this second and reason, counted from 1.
    pub(super) fn numbered(&self, number: u32) -> String {
        let Self { instant, reason } = self;
        if number == 1 {
            format!("quartermaster-{instant}-{reason}.db")
        } else {
            format!("quartermaster-{instant}-{reason}-{number}.db")
        }
    }

    /// The `number`th name for what is kept though it is no backup: with another ending.
    pub(super) fn damaged(&self, number: u32) -> String {
        let Self { instant, reason } = self;
        if number == 1 {
            format!("quartermaster-{instant}-{reason}{SET_ASIDE}")
        } else {
            format!("quartermaster-{instant}-{reason}-{number}{SET_ASIDE}")
        }
    }

    /// A name that nobody takes for a backup: hidden, and with another ending.
    pub(super) fn temporary(&self, number: u32) -> String {
        let Self { instant, reason } = self;
        format!(".quartermaster-{instant}-{reason}-{number}.partial")
    }
}

/// When and why a backup was made, as its file's name says; `None` where the name is not one that a
/// finished backup has.
pub(super) fn read(file_name: &str) -> Option<(Timestamp, String)> {
    read_stem(file_name.strip_suffix(".db")?)
}

/// As [`read`], of what was kept though it is no backup.
pub(super) fn read_damaged(file_name: &str) -> Option<(Timestamp, String)> {
    read_stem(file_name.strip_suffix(SET_ASIDE)?)
}

fn read_stem(stem: &str) -> Option<(Timestamp, String)> {
    let stem = stem.strip_prefix("quartermaster-")?;
    let (instant, reason) = stem.split_at_checked("20261123-071500".len())?;
    let reason = reason.strip_prefix('-').filter(|text| !text.is_empty())?;
    let is_slug = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_instant = |c: char| c.is_ascii_digit() || c == '-';
    if !reason.chars().all(is_slug) || !instant.chars().all(is_instant) {
        return None;
    }
    let (day, time) = instant.split_once('-')?;
    let at = format!("{day}T{time}Z").parse().ok()?;
    Some((at, reason.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{BackupName, read};

    fn name(reason: &str) -> String {
        BackupName::new("2026-11-03T07:05:09.9Z".parse().unwrap(), reason).numbered(1)
    }

    #[test]
    fn a_name_tells_time_and_reason() {
        assert_eq!(name("manual"), "quartermaster-20261103-070509-manual.db");
        assert_eq!(
            name("before-m0006_household"),
            "quartermaster-20261103-070509-before-m0006-household.db"
        );
    }

    #[test]
    fn a_reason_cannot_lead_out_of_the_folder() {
        assert_eq!(
            name("../../etc/pass wd\0ü"),
            "quartermaster-20261103-070509-------etc-pass-wd--.db"
        );
        assert_eq!(name(&"x".repeat(500)).len(), 33 + 80);
    }

    #[test]
    fn a_name_is_read_as_it_was_given() {
        let at = "2026-11-03T07:05:09Z".parse().unwrap();
        for reason in ["manual", "before-m0006-household", "scheduled-2", "a"] {
            let name = BackupName::new(at, reason).numbered(1);
            assert_eq!(read(&name).unwrap(), (at, reason.to_owned()));
        }
        let second = BackupName::new(at, "x").numbered(2);
        assert_eq!(read(&second).unwrap().1, "x-2");
    }

    #[test]
    fn other_names_are_no_backups() {
        let name = BackupName::new("2026-11-03T07:05:09Z".parse().unwrap(), "manual");
        for other in [
            name.temporary(1),
            name.damaged(1),
            "quartermaster.db".to_owned(),
            "quartermaster-20261103-070509.db".to_owned(),
            "quartermaster-20261103-070509-.db".to_owned(),
            "quartermaster-20261303-070509-manual.db".to_owned(),
            "quartermaster-20261103--70509-manual.db".to_owned(),
            "quartermaster-20261103-070509-../../x.db".to_owned(),
            "quartermaster-20261103-070509-manual.db-wal".to_owned(),
            "quartermaster-2026é1103-070509-manual.db".to_owned(),
        ] {
            assert_eq!(read(&other), None, "{other}");
        }
    }

    #[test]
    fn a_name_of_the_same_reason_is_known() {
        let name = BackupName::new("2026-11-03T07:05:09Z".parse().unwrap(), "before-m0006_x");
        for read in ["before-m0006-x", "before-m0006-x-2", "before-m0006-x-10"] {
            assert!(name.is_for(read), "{read}");
        }
        for read in [
            "before-m0006-x-",
            "before-m0006-x-y",
            "before-m0006-xy",
            "m0006-x",
        ] {
            assert!(!name.is_for(read), "{read}");
        }
    }

    #[test]
    fn no_reason_is_manual() {
        assert_eq!(name("  "), "quartermaster-20261103-070509-manual.db");
    }
}
