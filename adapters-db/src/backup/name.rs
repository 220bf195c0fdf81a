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
            format!("quartermaster-{instant}-{reason}.damaged")
        } else {
            format!("quartermaster-{instant}-{reason}-{number}.damaged")
        }
    }

    /// A name that nobody takes for a backup: hidden, and with another ending.
    pub(super) fn temporary(&self, number: u32) -> String {
        let Self { instant, reason } = self;
        format!(".quartermaster-{instant}-{reason}-{number}.partial")
    }
}

#[cfg(test)]
mod tests {
    use super::BackupName;

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
    fn no_reason_is_manual() {
        assert_eq!(name("  "), "quartermaster-20261103-070509-manual.db");
    }
}
