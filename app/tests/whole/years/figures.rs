//! The same figures wherever they are read, and those of the months one by one.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::browser::{Browser, html};
use crate::client::{Client, minor};
use crate::server::{Place, Server};

const FIGURES: [&str; 3] = ["planned", "posted", "remaining"];
const KINDS: [&str; 4] = ["income", "expense", "saving", "debt_payment"];
/// What the API calls the net of a figure.
const NET: [(&str, &str); 2] = [
    ("planned", "to_allocate_minor"),
    ("posted", "net_posted_minor"),
];

fn list(value: &Value) -> Vec<Value> {
    value.as_array().unwrap().clone()
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap()
}

/// Each amount in the twelve months and the year; none where there is nothing.
type Line = Vec<Option<i64>>;

/// A line of the year with what stands before its amounts: which line, kind, category and name.
type Labelled = ([String; 4], Line);

fn labels(line: &str, kind: &str, category: &str, name: &str) -> [String; 4] {
    [line, kind, category, name].map(str::to_owned)
}

/// A figure of `months` that have it under `of`, in the order of the calendar, and of the year.
fn line(year: &str, months: &[Value], figure: impl Fn(&Value) -> i64, total: i64) -> Line {
    let in_month = |number: i32| {
        let key = format!("{year}-{number:02}");
        let found = months.iter().find(|month| month["month"] == key);
        found.map(&figure)
    };
    (1..=12).map(in_month).chain([Some(total)]).collect()
}

fn outgoing(totals: &Value, figure: &str) -> i64 {
    let outgoing = KINDS[1..].iter();
    outgoing.map(|kind| minor(&totals[*kind], figure)).sum()
}

/// All lines of one figure as the API gives them.
fn lines_of(body: &Value, figure: &str) -> Vec<Labelled> {
    let year = body["year"].to_string();
    let (figure, months) = (format!("{figure}_minor"), list(&body["months"]));
    let mut lines = Vec::new();
    for kind in KINDS {
        let mut entries = list(&body["entries"]);
        entries.retain(|entry| entry["kind"] == kind);
        for entry in &entries {
            let cells = list(&entry["months"]);
            let total = minor(&entry["totals"], &figure);
            let cells = line(&year, &cells, |cell| minor(cell, &figure), total);
            let (category, name) = (text(entry, "category"), text(entry, "name"));
            lines.push((labels("entry", kind, category, name), cells));
        }
        if !entries.is_empty() {
            let of_kind = |totals: &Value| minor(&totals[kind], &figure);
            let in_months = |month: &Value| of_kind(&month["totals"]);
            let cells = line(&year, &months, in_months, of_kind(&body["totals"]));
            lines.push((labels("kind", kind, "", ""), cells));
        }
    }
    let out = |totals: &Value| outgoing(totals, &figure);
    let net = |totals: &Value| minor(&totals["income"], &figure) - out(totals);
    let mut push = |name: &str, sum: &dyn Fn(&Value) -> i64| {
        let in_months = |month: &Value| sum(&month["totals"]);
        let cells = line(&year, &months, in_months, sum(&body["totals"]));
        lines.push((labels(name, "", "", ""), cells));
    };
    push("outgoing", &out);
    push("net", &net);
    lines
}

/// `−1,234.50` or `-1234.50` as -123450; nothing where nothing stands.
fn cents(text: &str) -> Option<i64> {
    let amount = text.split_whitespace().last()?;
    let plain = amount.replace(',', "").replace('\u{2212}', "-");
    let (whole, fraction) = plain.split_once('.').unwrap();
    assert_eq!(fraction.len(), 2, "{text}");
    Some(format!("{whole}{fraction}").parse().unwrap())
}

fn lines_of_file(file: &str) -> Vec<Labelled> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let as_line = |record: csv::StringRecord| {
        let fields: Vec<&str> = record.iter().collect();
        let cells = fields[4..].iter().map(|field| cents(field));
        (
            labels(fields[0], fields[1], fields[2], fields[3]),
            cells.collect(),
        )
    };
    let records = reader.records();
    records.map(|record| as_line(record.unwrap())).collect()
}

/// The rows of the page's table but its header, with what is said before the amounts.
fn rows_of_page(page: &str) -> Vec<(String, Line)> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let pieces = html::pieces(page).skip_while(|piece| piece.name != "/thead");
    for piece in pieces.take_while(|piece| piece.name != "/table") {
        match piece.name {
            "tr" => rows.push(Vec::new()),
            "td" | "th" => rows.last_mut().unwrap().push(piece.text()),
            _ => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push(' ');
                    cell.push_str(&piece.text());
                }
            }
        }
    }
    let as_line = |row: Vec<String>| {
        let cells = row[1..].iter().map(|cell| cents(cell));
        (row[0].trim().to_owned(), cells.collect())
    };
    rows.into_iter().map(as_line).collect()
}

/// Every row of the page is a line of the API, in its order, but those of categories.
fn compare_page(page: &str, lines: &[Labelled]) {
    let rows = rows_of_page(page);
    let mut kinds = 0;
    for (label, cells) in lines {
        assert_eq!(cells.len(), 13);
        let name = match label[0].as_str() {
            "entry" => label[3].as_str(),
            "outgoing" => "All that goes out",
            "kind" => match label[1].as_str() {
                "income" => "Income",
                "expense" => "Expense",
                "saving" => "Saving",
                _ => "Debt payment",
            },
            _ => "",
        };
        kinds += usize::from(label[0] == "kind");
        let found = rows
            .iter()
            .filter(|(said, _)| said == name || name.is_empty());
        let same = found.filter(|(_, found)| found == cells).count();
        assert!(same > 0, "{label:?} {cells:?} in {rows:?}");
    }
    let (_, net) = lines.last().unwrap();
    assert_eq!(&rows.last().unwrap().1, net);
    let sections = rows.len() - lines.len();
    assert!(sections >= kinds, "each kind has a category");
}

/// Each line's twelve months add up to its year, and the entries of a kind to it.
fn compare_sums(lines: &[Labelled]) {
    let mut of_kind: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for (label, cells) in lines {
        let months: i64 = cells[..12].iter().flatten().sum();
        assert_eq!(Some(months), cells[12], "{label:?}");
        let sums = of_kind.entry(&label[1]).or_insert_with(|| vec![0; 13]);
        for (sum, cell) in sums.iter_mut().zip(cells) {
            match label[0].as_str() {
                "entry" => *sum += cell.unwrap_or_default(),
                "kind" => assert_eq!(*sum, cell.unwrap_or_default(), "{label:?}"),
                _ => {}
            }
        }
    }
}

/// What the year says of each month is what the month says of itself. Gives how many cells there were.
async fn compare_months(client: &Client, body: &Value) -> usize {
    let mut cells = 0;
    for month in list(&body["months"]) {
        let key = text(&month, "month");
        let alone = client.get(&format!("/months/{key}")).await;
        assert_eq!(month["totals"], alone["totals"], "{key}");
        assert_eq!(month["state"], alone["state"], "{key}");
        for (figure, total) in NET {
            let lines = lines_of(body, figure);
            let (label, net) = lines.last().unwrap();
            assert_eq!(label[0], "net");
            let number: usize = key[5..].parse().unwrap();
            let expected = minor(&alone["totals"], total);
            assert_eq!(net[number - 1], Some(expected), "{key} {figure}");
        }
        let mut in_month = list(&body["entries"]);
        in_month.retain(|entry| {
            list(&entry["months"])
                .iter()
                .any(|cell| cell["month"] == key)
        });
        let entries = list(&alone["entries"]);
        assert_eq!(in_month.len(), entries.len(), "{key}");
        for entry in &entries {
            let same = |row: &&Value| row["source_entry_id"] == entry["source_entry_id"];
            let row = in_month.iter().find(same).unwrap();
            let row = list(&row["months"]);
            let cell = row.iter().find(|cell| cell["month"] == key).unwrap();
            for figure in ["opening", "posted", "planned", "applied", "remaining"] {
                let figure = format!("{figure}_minor");
                assert_eq!(cell[&figure], entry[&figure], "{key} {entry}");
                cells += 1;
            }
        }
    }
    cells
}

#[tokio::test]
async fn the_demo_household_has_the_same_figures_in_page_file_and_api() {
    let place = Place::new();
    let mut program = place.program();
    program.arg("demo");
    let server = Server::start(program);
    let (client, browser) = (Client::of(&server), Browser::of(&server));
    let months = client.get("/months?limit=100").await;
    let months = list(&months["items"]);
    let mut years: Vec<&str> = months.iter().map(|one| &text(one, "month")[..4]).collect();
    years.dedup();
    assert!(years.len() >= 3);
    let (mut cells, mut seen) = (0, 0);
    for year in years {
        let body = client.get(&format!("/years/{year}")).await;
        assert_eq!(body["year"].to_string(), year);
        seen += list(&body["months"]).len();
        cells += compare_months(&client, &body).await;
        for figure in FIGURES {
            let lines = lines_of(&body, figure);
            compare_sums(&lines);
            let address = format!("/months/year/{year}");
            let file = format!("{address}.csv?show={figure}");
            let file = browser.open(&file).await;
            assert_eq!(lines_of_file(&file.html), lines, "{year} {figure}");
            let page = browser.open(&format!("{address}?show={figure}")).await;
            compare_page(&page.html, &lines);
        }
    }
    assert_eq!((seen, months.len()), (34, 34));
    assert!(cells > 34 * 10 * 5, "{cells}");
}
