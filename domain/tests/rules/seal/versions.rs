//! The versions of the text: each stays as it was, to the letter.

use quartermaster_domain::seal::SealVersion;

use super::october;
use crate::fixtures::{closed, month, rate};

/// What was sealed once has to match for ever, so the text of each version is held to the letter.
#[test]
fn the_canonical_text_of_each_version_is_frozen() {
    let frozen = [
        (
            SealVersion::One,
            text_at_twelve_percent("1:1", "4:1200"),
            "15f037c43759f510c3adfc070675854e91352c965daf9c4e3365918665889c47",
        ),
        (
            SealVersion::Two,
            text_at_twelve_percent("1:2", "6:120000"),
            "dfeb00c749627442790f55bfe1694710e376099a1de2108c384b725f4f3c3288",
        ),
    ];
    assert_eq!(frozen.len(), SealVersion::ALL.len());
    for (version, text, sha_256) in frozen {
        let mut parts = october();
        parts.version = version;
        parts.sheet.debts.truncate(1);
        parts.postings.remove(2);
        assert_eq!(parts.text(), text);
        // Computed over this text by another program.
        assert_eq!(parts.seal().as_str(), sha_256);
    }
}

#[test]
fn a_version_is_read_back_from_its_number() {
    for version in SealVersion::ALL {
        assert_eq!(SealVersion::from_number(version.number()), Some(version));
        assert!(version <= SealVersion::NEWEST);
    }
    for unknown in [i64::MIN, -1, 0, SealVersion::NEWEST.number() + 1] {
        assert_eq!(SealVersion::from_number(unknown), None);
    }
}

#[test]
fn a_month_closed_now_has_the_newest_version() {
    let closed = closed(month("2026-10"));
    assert_eq!(closed.seal_version, SealVersion::NEWEST);
}

/// The text of the second version tells rates apart that the first could not say; what that one could not say is none of its texts.
#[test]
fn a_rate_is_sealed_as_finely_as_its_version_says_it() {
    let at_rate = |version, ppm| {
        let mut parts = october();
        parts.version = version;
        parts.sheet.debts[1].debt.apr = rate(ppm);
        parts.text()
    };
    let [two_decimals, three_decimals] = [249_900, 38_750];
    let first = at_rate(SealVersion::One, two_decimals);
    assert!(first.contains(" 4:2499 "), "{first}");
    let second = at_rate(SealVersion::Two, two_decimals);
    assert!(second.contains(" 6:249900 "), "{second}");
    let second = at_rate(SealVersion::Two, three_decimals);
    assert!(second.contains(" 5:38750 "), "{second}");
    let never_sealed = at_rate(SealVersion::One, three_decimals);
    assert!(never_sealed.contains(" 9:38750 ppm "), "{never_sealed}");
}

/// The canonical text where the header says `version` and the debt's rate is `rate`.
fn text_at_twelve_percent(version: &str, rate: &str) -> String {
    let previous = "5".repeat(64);
    let instant = |second: i64| format!("20:2026-01-01T00:00:{second:02}Z");
    let lines = [
        format!("quartermaster-seal {version}"),
        format!(
            "month 7:2026-10 3:EUR 10:2026-10-01 10:2026-10-31 {} {} {} 0:",
            instant(0),
            instant(1),
            instant(2)
        ),
        format!("previous 64:{previous}"),
        format!(
            "debt 1:1 6:Debt 1 {rate} 4:5000 0: 0: 6:100000 0: 0: 1:0 4:1000 4:5000 5:96000 6:100000"
        ),
        "entry 1:1 8:template 12:debt_payment 6:Living 7:Entry 1 4:5000 4:5000 0: 4:none 1:1 0:"
            .to_owned(),
        format!(
            "posting 7:payment 1:0 4:5000 10:2026-10-03 0: 0: {} 3:ada",
            instant(1)
        ),
        "entry 1:2 8:template 7:expense 6:Living 7:Entry 2 4:9000 0: 0: 4:none 0: 0:".to_owned(),
        format!(
            "posting 7:payment 1:0 3:600 10:2026-10-03 0: 0: {} 3:ada",
            instant(2)
        ),
        format!(
            "posting 15:opening_balance 7:2026-09 4:-300 10:2026-10-03 0: 0: {} 3:ada",
            instant(4)
        ),
    ];
    lines.join("\n") + "\n"
}
