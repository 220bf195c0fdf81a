use super::{CARD, NOVEMBER, OCTOBER, OCTOBER_NET_POSTED, OCTOBER_TO_ALLOCATE, POSTED, TEMPLATE};
use crate::browser::{Browser, Page, form, html};
use crate::server::Place;

/// 357590 as `3,575.90`, as a British page shows it.
fn shown(minor: i64) -> String {
    let units = (minor.abs() / 100).to_string();
    let (thousands, rest) = units.split_at(units.len().saturating_sub(3));
    let comma = if thousands.is_empty() { "" } else { "," };
    let sign = if minor < 0 { "\u{2212}" } else { "" };
    format!("{sign}{thousands}{comma}{rest}.{:02}", minor.abs() % 100)
}

/// 357590 as `3575.90`, as a person types it.
fn typed(minor: i64) -> String {
    shown(minor).replace(',', "").replace('\u{2212}', "-")
}

async fn write_template(browser: &Browser) {
    let first_steps = browser.open("/").await;
    assert!(first_steps.html.contains("href=\"/template\""));
    let settings = browser.open("/settings").await;
    let household = [
        ("name", "Home"),
        ("currency", "EUR"),
        ("locale", "en-GB"),
        ("time_zone", "Europe/Berlin"),
        ("month_start_day", "1"),
    ];
    let settings = browser.submit(&settings, "/settings", &household).await;
    let saved = settings.form("/settings").fields;
    assert!(saved.contains(&("time_zone".to_owned(), "Europe/Berlin".to_owned())));

    let card = [
        ("name", "Card"),
        ("balance", "3721.96"),
        ("apr", "24.99"),
        ("minimum_payment", "95.00"),
    ];
    let template = browser.open("/template").await;
    let mut template = browser.submit(&template, "/template/debts", &card).await;
    let card = template.id_of("/template/debts/", "Card");
    for (kind, category, name, planned, due_day, carry) in TEMPLATE {
        let planned = typed(planned);
        let due_day = due_day.map(|day| day.to_string()).unwrap_or_default();
        let entry = [
            ("kind", kind),
            ("category", category),
            ("name", name),
            ("planned", &planned),
            ("due_day", &due_day),
            ("carry", carry),
            (
                "debt_target_id",
                if kind == "debt_payment" { &card } else { "" },
            ),
        ];
        template = browser.submit(&template, "/template/entries", &entry).await;
    }
    let to_allocate = format!("To allocate €{}", shown(OCTOBER_TO_ALLOCATE));
    assert!(html::text(&template.html).contains(&to_allocate));
}

/// The month that the preview shows, created.
async fn create(browser: &Browser, address: &str, month: &str) -> Page {
    let preview = browser.open(address).await;
    let created = browser.submit(&preview, "/months", &[]).await;
    assert_eq!(created.address, format!("/months/{month}"));
    created
}

fn check_entries(page: &Page, month: &str, expected: &[(&str, i64, i64, i64)]) {
    for (name, planned, applied, remaining) in expected {
        let id = page.entry(name);
        let row = page.row(&format!("entry-{id}"));
        let plan = form::forms(&page.html).into_iter();
        let to = format!("/months/{month}/entries/{id}/plan");
        let typed = plan.filter(|form| form.action == to).find_map(|form| {
            let mut fields = form.fields.into_iter();
            fields.find(|(name, _)| name == "planned")
        });
        // A closed month shows what was planned; an open one has it in a field.
        let plan = typed.map_or_else(|| row[2].clone(), |(_, planned)| planned);
        let figures = [&plan, &row[3], &row[4]];
        assert_eq!(
            figures[0..2],
            [&shown(*planned), &shown(*applied)],
            "{name}"
        );
        let is_settled = *remaining == 0;
        let says = match (is_settled, *name) {
            (true, "Salary") => "received".to_owned(),
            (true, _) => "paid".to_owned(),
            _ => shown(*remaining),
        };
        let words: Vec<&str> = figures[2].split(' ').collect();
        assert!(words.contains(&says.as_str()), "{name}: {}", figures[2]);
        assert_eq!(words.contains(&"over"), *remaining < 0, "{name}");
    }
}

fn check_card(page: &Page, [opening, interest, paid, closing]: [i64; 4]) {
    let rows = html::pieces(&page.html).filter_map(|piece| piece.attribute("id"));
    let debts: Vec<String> = rows
        .filter(|id| id.starts_with("debt-") && id["debt-".len()..].parse::<i64>().is_ok())
        .collect();
    assert_eq!(debts.len(), 1);
    let row = page.row(&debts[0]);
    let estimate = format!("estimate {}", shown(interest));
    let expected = [
        shown(opening),
        estimate,
        shown(0),
        shown(paid),
        shown(closing),
    ];
    assert_eq!(row[1..], expected);
}

async fn live_october(browser: &Browser) -> Page {
    let draft = create(browser, "/months/new?month=2026-10", "2026-10").await;
    let mut month = browser
        .submit(&draft, "/months/2026-10/activate", &[])
        .await;
    let to_allocate = format!("To allocate €{}", shown(OCTOBER_TO_ALLOCATE));
    assert!(html::text(&month.html).contains(&to_allocate));
    for (name, posted_on, amount) in POSTED {
        let amount = typed(amount);
        let posting = [
            ("amount", &*amount),
            ("entry", name),
            ("posted_on", posted_on),
        ];
        month = browser
            .submit(&month, "/months/2026-10/postings", &posting)
            .await;
    }
    month
}

#[tokio::test]
async fn the_worked_case_by_the_forms_of_the_pages() {
    let place = Place::new();
    let server = place.start();
    let browser = Browser::of(&server);
    write_template(&browser).await;
    let october = live_october(&browser).await;
    check_entries(&october, "2026-10", &OCTOBER);
    check_card(&october, CARD[0]);

    let checklist = browser.open("/months/2026-10/close").await;
    let findings = html::text(&checklist.html);
    let not_allocated = shown(OCTOBER_TO_ALLOCATE);
    assert!(findings.contains(&not_allocated), "{findings}");
    let close = browser.submit(&checklist, "/months/2026-10/close", &[]);
    let statement = html::text(&close.await.html);
    for total in [OCTOBER_TO_ALLOCATE, OCTOBER_NET_POSTED] {
        assert!(statement.contains(&shown(total)), "{statement}");
    }
    let closed = browser.open("/months/2026-10").await;
    check_entries(&closed, "2026-10", &OCTOBER);
    check_card(&closed, CARD[0]);

    let november = create(&browser, "/months/new", "2026-11").await;
    check_entries(&november, "2026-11", &NOVEMBER);
    check_card(&november, CARD[1]);
    let groceries = november.entry("Groceries");
    let entry = browser
        .open(&format!("/months/2026-11/entries/{groceries}"))
        .await;
    assert!(
        html::text(&entry.html).contains("October"),
        "{}",
        entry.html
    );
    assert!(server.stop().0.success());
    assert_eq!(place.run(&["verify"]).0, Some(0));
}
