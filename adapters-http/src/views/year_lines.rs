//! The lines of a year's table: each kind with its categories and entries, with a cell for each month.

use quartermaster_application::reading::YearView;
use quartermaster_domain::sheet::{Figure, Totals, YearCategory, YearEntry, YearKind, YearLine};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Money, Overflow, Year, YearMonth};
use serde::Serialize;

use crate::format::Words;

#[derive(Debug, Clone, Serialize)]
pub(super) struct KindRows {
    name: String,
    line: Line,
    categories: Vec<CategoryRows>,
}

#[derive(Debug, Clone, Serialize)]
struct CategoryRows {
    name: String,
    /// None where its one entry or its kind says the same.
    line: Option<Line>,
    entries: Vec<EntryRow>,
}

#[derive(Debug, Clone, Serialize)]
struct EntryRow {
    name: String,
    /// In the latest month that has it.
    month: String,
    id: i64,
    is_by_hand: bool,
    line: Line,
}

/// A cell for each month, and one for the year.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Line {
    cells: Vec<Cell>,
    sum: Cell,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Cell {
    /// Empty where the month has nothing of it.
    amount: String,
    /// What a negative amount means; empty for others.
    word: String,
    /// A negative amount that is less than it should be.
    is_over: bool,
    is_zero: bool,
}

/// What a negative amount means, and whether it is a good sign: a refund is, and more income than
/// was planned.
#[derive(Debug, Clone)]
struct Negative {
    word: String,
    is_welcome: bool,
}

/// How the page words its cells.
pub(super) struct Wording<'a> {
    words: &'a Words,
    year: Year,
    figure: Figure,
}

impl<'a> Wording<'a> {
    pub(super) fn of(view: &YearView, figure: Figure, words: &'a Words) -> Self {
        Self {
            words,
            year: view.year,
            figure,
        }
    }

    pub(super) fn kinds(&self, view: &YearView) -> Vec<KindRows> {
        let kinds = view.sheet.kinds.iter();
        kinds.map(|kind| self.kind(kind, view)).collect()
    }

    /// All that goes out.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub(super) fn outgoing(&self, view: &YearView) -> Result<Line, Overflow> {
        self.totals(view, |totals| {
            Ok((
                self.figure.outgoing(totals)?,
                self.negative_outgoing(totals)?,
            ))
        })
    }

    /// What comes in without what goes out.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub(super) fn net(&self, view: &YearView) -> Result<Line, Overflow> {
        let negative = self.negative_net();
        self.totals(view, |totals| {
            Ok((self.figure.net(totals)?, negative.clone()))
        })
    }

    fn kind(&self, kind: &YearKind, view: &YearView) -> KindRows {
        let of_kind = |totals: &Totals| self.figure.of(totals.of_kind(kind.kind));
        let negative = self.negative(kind.kind);
        let months = |month| view.sheet.months.get(&month).map(of_kind);
        let categories = kind.categories.iter();
        let is_alone = kind.categories.len() == 1;
        KindRows {
            name: self.words.kind(kind.kind),
            line: self.line(&negative, months, of_kind(&view.sheet.totals)),
            categories: categories
                .map(|category| self.category(category, is_alone, &negative))
                .collect(),
        }
    }

    fn category(
        &self,
        category: &YearCategory,
        is_alone: bool,
        negative: &Negative,
    ) -> CategoryRows {
        let entries = category.entries.iter();
        let says_more = !is_alone && entries.len() > 1;
        CategoryRows {
            name: category.category.to_string(),
            line: says_more.then(|| self.figures(&category.line, negative)),
            entries: entries.map(|entry| self.entry(entry, negative)).collect(),
        }
    }

    fn entry(&self, entry: &YearEntry, negative: &Negative) -> EntryRow {
        let (month, id) = entry.latest;
        EntryRow {
            name: entry.name.to_string(),
            month: month.to_string(),
            id: id.0,
            is_by_hand: entry.source.is_none(),
            line: self.figures(&entry.line, negative),
        }
    }

    fn figures(&self, line: &YearLine, negative: &Negative) -> Line {
        let of_month = |month| line.months.get(&month).map(|totals| self.figure.of(totals));
        self.line(negative, of_month, self.figure.of(&line.total))
    }

    fn totals(
        &self,
        view: &YearView,
        figure: impl Fn(&Totals) -> Result<(Money, Negative), Overflow>,
    ) -> Result<Line, Overflow> {
        let cell = |totals| {
            let (amount, negative) = figure(totals)?;
            Ok(self.cell(Some(amount), &negative))
        };
        let mut cells = Vec::new();
        for month in self.year.months() {
            let totals = view.sheet.months.get(&month);
            cells.push(totals.map(cell).transpose()?.unwrap_or_default());
        }
        Ok(Line {
            cells,
            sum: cell(&view.sheet.totals)?,
        })
    }

    fn line(
        &self,
        negative: &Negative,
        of_month: impl Fn(YearMonth) -> Option<Money>,
        sum: Money,
    ) -> Line {
        let months = self.year.months();
        Line {
            cells: months
                .map(|month| self.cell(of_month(month), negative))
                .collect(),
            sum: self.cell(Some(sum), negative),
        }
    }

    fn cell(&self, amount: Option<Money>, negative: &Negative) -> Cell {
        let Some(amount) = amount else {
            return Cell::default();
        };
        Cell {
            amount: self.words.amount(amount),
            word: if amount.is_negative() {
                negative.word.clone()
            } else {
                String::new()
            },
            is_over: amount.is_negative() && !negative.is_welcome,
            is_zero: amount.is_zero(),
        }
    }

    /// That more is left to go out than to come in is no fault of a month that is not over.
    fn negative_net(&self) -> Negative {
        let is_welcome = self.figure == Figure::Remaining;
        let word = if is_welcome {
            self.words.text("year-goes-out")
        } else {
            self.words.text("year-short")
        };
        Negative { word, is_welcome }
    }

    fn negative(&self, kind: EntryKind) -> Negative {
        let is_income = kind == EntryKind::Income;
        match self.figure {
            Figure::Planned => Negative {
                word: String::new(),
                is_welcome: false,
            },
            Figure::Posted if is_income => Negative {
                word: self.words.text("year-paid-back"),
                is_welcome: false,
            },
            Figure::Posted => Negative {
                word: self.words.text("year-refund"),
                is_welcome: true,
            },
            Figure::Remaining => self.beyond(kind.may_be_more()),
        }
    }

    fn beyond(&self, may_be_more: bool) -> Negative {
        let key = if may_be_more {
            "year-more"
        } else {
            "year-over"
        };
        Negative {
            word: self.words.text(key),
            is_welcome: may_be_more,
        }
    }

    /// What a negative sum of all that goes out means, in one month or in the year.
    fn negative_outgoing(&self, totals: &Totals) -> Result<Negative, Overflow> {
        if self.figure != Figure::Remaining {
            return Ok(self.negative(EntryKind::Expense));
        }
        let beyond = totals.outgoing_beyond(|kind| Ok(kind.remaining))?;
        Ok(self.beyond(!beyond.is_over()))
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::sheet::KindTotals;

    use super::*;
    use crate::views::sample_years;

    fn amounts(line: &Line) -> Vec<&str> {
        line.cells.iter().map(|cell| cell.amount.as_str()).collect()
    }

    fn net(figure: Figure) -> Line {
        let view = sample_years::years("en-GB").remove(0);
        let words = Words::of(&view.household);
        Wording::of(&view, figure, &words).net(&view).unwrap()
    }

    fn kinds(figure: Figure) -> Vec<KindRows> {
        let view = sample_years::years("en-GB").remove(0);
        let words = Words::of(&view.household);
        Wording::of(&view, figure, &words).kinds(&view)
    }

    #[test]
    fn a_month_without_the_entry_has_nothing_to_say() {
        let kinds = kinds(Figure::Posted);
        let salary = &kinds[0].categories[0].entries[0];
        for (amount, month) in amounts(&salary.line).into_iter().zip(1..) {
            let is_kept = [1, 7, 9, 10, 12].contains(&month);
            assert_eq!(amount.is_empty(), !is_kept, "{month}");
        }
        let zero = &kinds[2].line.cells[0];
        assert!(zero.is_zero && zero.amount == "0.00");
    }

    #[test]
    fn a_negative_amount_has_its_sign_and_a_word() {
        let net = net(Figure::Posted);
        let july = &net.cells[6];
        assert!(july.amount.starts_with('\u{2212}'), "{july:?}");
        assert_eq!(july.word, "short");
        let kinds = kinds(Figure::Posted);
        let entries = kinds[1].categories.iter().flat_map(|one| &one.entries);
        let by_hand: Vec<_> = entries.filter(|entry| entry.is_by_hand).collect();
        assert_eq!(by_hand.len(), 1);
        assert_eq!(by_hand[0].line.sum.amount, "\u{2212}5.00");
        assert_eq!(by_hand[0].line.sum.word, "refund");
        assert!(july.is_over && !by_hand[0].line.sum.is_over);
    }

    #[test]
    fn a_category_has_sums_where_they_say_more_than_its_kind_or_entry() {
        let mut with_sums = 0;
        for kind in kinds(Figure::Planned) {
            for category in &kind.categories {
                let says_more = kind.categories.len() > 1 && category.entries.len() > 1;
                assert_eq!(category.line.is_some(), says_more, "{}", category.name);
                with_sums += usize::from(says_more);
            }
        }
        assert_eq!(with_sums, 1);
    }

    #[test]
    fn more_saved_than_planned_is_not_over() {
        let view = sample_years::years("en-GB").remove(0);
        let words = Words::of(&view.household);
        let wording = Wording {
            words: &words,
            year: view.year,
            figure: Figure::Remaining,
        };
        let said = |negative: Negative| (negative.word, negative.is_welcome);
        let more = ("more".to_owned(), true);
        let over = ("over".to_owned(), false);
        assert_eq!(said(wording.negative(EntryKind::Saving)), more);
        assert_eq!(said(wording.negative(EntryKind::Expense)), over);
        let of = |remaining| KindTotals {
            remaining: Money::from_minor(remaining),
            ..KindTotals::default()
        };
        for (expense, expected) in [(20, more), (-20, over)] {
            let totals = Totals {
                expense: of(expense),
                saving: of(-100),
                ..Totals::default()
            };
            assert_eq!(said(wording.negative_outgoing(&totals).unwrap()), expected);
        }
    }
}
