//! A year's figures as a table for other programs, described in docs/year-csv.md.

use csv::{Terminator, WriterBuilder};
use quartermaster_application::reading::YearView;
use quartermaster_domain::folding::search;
use quartermaster_domain::money::to_decimal;
use quartermaster_domain::sheet::{Figure, KindTotals, Totals, YearLine};
use quartermaster_domain::{Currency, Money, Overflow, YearMonth};

/// The table by RFC 4180, in English whatever the household reads.
///
/// # Errors
/// A sum that does not fit; writing to memory fails where a row had another length than the first.
pub(super) fn csv(
    view: &YearView,
    figure: Figure,
) -> Result<Result<Vec<u8>, csv::Error>, Overflow> {
    let table = Table {
        view,
        figure,
        currency: view.household.currency,
    };
    Ok(written(&table.rows()?))
}

fn written(rows: &[Vec<String>]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

struct Table<'a> {
    view: &'a YearView,
    figure: Figure,
    currency: Currency,
}

impl Table<'_> {
    fn rows(&self) -> Result<Vec<Vec<String>>, Overflow> {
        let mut rows = vec![self.header()];
        for kind in &self.view.sheet.kinds {
            let name = kind.kind.as_str();
            for entry in kind.categories.iter().flat_map(|one| &one.entries) {
                let (category, entry_name) = (entry.category.as_str(), entry.name.as_str());
                let texts = ["entry", name, category, entry_name];
                rows.push(self.row(texts, &self.entry(&entry.line)));
            }
            let of_kind = |totals: &Totals| Ok(self.figure.of(totals.of_kind(kind.kind)));
            rows.push(self.row(["kind", name, "", ""], &self.totals(of_kind)?));
        }
        let outgoing = self.totals(|totals| self.figure.outgoing(totals))?;
        rows.push(self.row(["outgoing", "", "", ""], &outgoing));
        let net = self.totals(|totals| self.figure.net(totals))?;
        rows.push(self.row(["net", "", "", ""], &net));
        Ok(rows)
    }

    /// Every column of amounts says what they are and of which currency.
    fn header(&self) -> Vec<String> {
        let what = format!("{} ({})", self.figure.as_str(), self.currency.code());
        let texts = ["line", "kind", "category", "name"].map(str::to_owned);
        let months = self.view.year.months().map(|month| month.to_string());
        let times = months.chain([self.view.year.to_string()]);
        let amounts = times.map(|time| format!("{time} {what}"));
        texts.into_iter().chain(amounts).collect()
    }

    fn row(&self, texts: [&str; 4], amounts: &[Option<Money>]) -> Vec<String> {
        let exponent = self.currency.exponent();
        let written = |amount: &Option<Money>| {
            amount
                .map(|amount| to_decimal(amount, exponent))
                .unwrap_or_default()
        };
        let texts = texts.into_iter().map(harmless);
        texts.chain(amounts.iter().map(written)).collect()
    }

    /// Month by month, then of the year.
    fn entry(&self, line: &YearLine) -> Vec<Option<Money>> {
        let figure = |totals: &KindTotals| self.figure.of(totals);
        let of_month = |month: YearMonth| line.months.get(&month).map(figure);
        let months = self.view.year.months().map(of_month);
        months.chain([Some(figure(&line.total))]).collect()
    }

    fn totals(
        &self,
        figure: impl Fn(&Totals) -> Result<Money, Overflow>,
    ) -> Result<Vec<Option<Money>>, Overflow> {
        let sheet = &self.view.sheet;
        let of_month = |month: YearMonth| sheet.months.get(&month).map(&figure).transpose();
        let months = self.view.year.months().map(of_month);
        months.chain([figure(&sheet.totals).map(Some)]).collect()
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it a
/// text there. Some take the wide forms of the signs for the signs, and look behind what shows nothing.
fn harmless(text: &str) -> String {
    let shown = search(text);
    let begins = shown.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    if begins.starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::text::Name;

    use super::*;
    use crate::views::sample_years;

    fn text(view: &YearView, figure: Figure) -> String {
        let table = csv(view, figure).unwrap().unwrap();
        String::from_utf8(table).unwrap()
    }

    fn year() -> YearView {
        sample_years::years("ar-EG").remove(0)
    }

    #[test]
    fn lines_end_as_the_standard_wants_and_texts_are_quoted_where_they_have_to_be() {
        let table = text(&year(), Figure::Posted);
        assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
        assert!(table.ends_with("\r\n"));
        let quoted = "entry,expense,Food,\"</textarea><script>alert(1)</script>\"\"'&\",370.00,";
        assert!(table.contains(quoted), "{table}");
        let header = table.lines().next().unwrap();
        assert!(header.starts_with("line,kind,category,name,2026-01 posted (EUR),2026-02 "));
        assert!(header.ends_with(",2026-12 posted (EUR),2026 posted (EUR)"));
        let columns = header.split(',').count();
        assert_eq!(columns, 4 + 12 + 1);
    }

    #[test]
    fn what_a_month_has_not_is_empty_and_amounts_are_plain() {
        let table = text(&year(), Figure::Planned);
        let salary = table.lines().find(|line| line.contains("Salary"));
        assert_eq!(
            salary.unwrap(),
            "entry,income,Other & more,Salary,3575.90,,,,,,3575.90,,3575.90,3575.90,,3575.90,17879.50"
        );
        let kinds: Vec<&str> = table
            .lines()
            .filter_map(|line| line.strip_prefix("kind,"))
            .filter_map(|line| line.split(',').next())
            .collect();
        assert_eq!(kinds, ["income", "expense", "saving", "debt_payment"]);
        let last: Vec<&str> = table.lines().rev().take(2).collect();
        assert!(last[0].starts_with("net,,,,") && last[1].starts_with("outgoing,,,,"));
    }

    #[test]
    fn amounts_have_the_digits_of_their_currency() {
        let mut view = year();
        for (code, header, amount) in [("JPY", "(JPY)", ",357590,"), ("KWD", "(KWD)", ",357.590,")]
        {
            view.household.currency = Currency::from_code(code).unwrap();
            let table = text(&view, Figure::Planned);
            assert!(table.contains(header) && table.contains(amount), "{table}");
        }
    }

    #[test]
    fn a_text_is_never_a_formula_and_a_negative_amount_stays_a_number() {
        for begins in ["=", "+", "-", "@", "\t", "\r"] {
            let typed = format!("{begins}1+1");
            assert_eq!(harmless(&typed), format!("'{begins}1+1"));
        }
        let hiding = [
            "\u{ff1d}",
            "\u{ff0b}",
            "\u{ff0d}",
            "\u{ff20}",
            "\u{fe62}",
            "\u{fe63}",
            "\u{fe66}",
            "\u{fe6b}",
            " =",
            "\u{a0}+",
            "\u{200b}=",
            "\u{2060}-",
            "\u{feff}@",
            "\u{ad}=",
            "\u{200f}+",
            "\u{3164}=",
            " \u{200b} \u{ff1d}",
            "\u{301}=",
        ];
        for begins in hiding {
            let typed = format!("{begins}1+1");
            assert_eq!(harmless(&typed), format!("'{typed}"), "{typed:?}");
        }
        for plain in [
            "",
            "Rent",
            "'quoted",
            "1-2",
            "a=b",
            "\u{200b}Rent",
            "Öl - Gas",
        ] {
            assert_eq!(harmless(plain), plain);
        }
        let mut view = year();
        let name = Name::parse("=HYPERLINK(\"https://example.org\",\"x\")").unwrap();
        for kind in &mut view.sheet.kinds {
            for entry in kind.categories.iter_mut().flat_map(|one| &mut one.entries) {
                entry.name = name.clone();
            }
        }
        let table = text(&view, Figure::Posted);
        assert!(!table.contains(",=") && !table.contains("\"="), "{table}");
        assert!(table.contains("\"'=HYPERLINK(\"\"https"), "{table}");
        assert!(table.contains(",-1200.00,"), "{table}");
    }
}
