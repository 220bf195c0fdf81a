//! A household in the middle of its life: September closed, October active with a card payment
//! above its plan, November a draft.

use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::client::{Client, minor};
use crate::server::{Files, Place, Server};

pub(crate) struct LivedIn {
    pub(crate) place: Place,
    pub(crate) server: Server,
    pub(crate) client: Client,
    /// All entries of the template.
    pub(crate) entries: [i64; 5],
    /// In the template, with a higher plan than in the months.
    pub(crate) groceries: i64,
    /// In the template, and in no month.
    pub(crate) unused_entry: i64,
    pub(crate) archived_entry: i64,
    pub(crate) card: i64,
    /// In the template, in no month, and paid by no entry.
    pub(crate) unused_debt: i64,
    pub(crate) september: Lines,
    pub(crate) october: Lines,
    pub(crate) november: Lines,
    /// Postings of October: one alone, two of a split payment, and the derived opening balance.
    pub(crate) single: i64,
    pub(crate) split: [i64; 2],
    pub(crate) opening: i64,
    pub(crate) september_posting: i64,
    /// The name of the one backup.
    pub(crate) backup: String,
}

/// What stays of making one: it is made once, and each test has a copy.
struct Made {
    files: Files,
    ids: Ids,
}

struct Ids {
    entries: [i64; 5],
    card: i64,
    unused_debt: i64,
    september: Lines,
    october: Lines,
    november: Lines,
    single: i64,
    split: [i64; 2],
    opening: i64,
    september_posting: i64,
    backup: String,
}

/// Ids in one month.
#[derive(Clone)]
pub(crate) struct Lines {
    pub(crate) salary: i64,
    pub(crate) groceries: i64,
    pub(crate) card_payment: i64,
    pub(crate) card: i64,
}

impl Lines {
    async fn of(client: &Client, month: &str) -> Self {
        let month = client.get(&format!("/months/{month}")).await;
        let entries = month["entries"].as_array().unwrap().clone();
        let id = |name: &str| {
            let entry = entries.iter().find(|entry| entry["name"] == name);
            minor(entry.unwrap(), "id")
        };
        Self {
            salary: id("Salary"),
            groceries: id("Groceries"),
            card_payment: id("Card payment"),
            card: minor(&month["debt_targets"][0], "id"),
        }
    }
}

async fn id_of(client: &Client, path: &str, body: Value) -> i64 {
    minor(&client.create(path, &body).await, "id")
}

async fn posted(client: &Client, month: &str, lines: Value) -> Vec<i64> {
    let body = json!({"posted_on": format!("{month}-05"), "payee": "Aldi", "lines": lines});
    let path = format!("/months/{month}/postings");
    let posted = client.create(&path, &body).await;
    let postings = posted["postings"].as_array().unwrap().clone();
    postings
        .iter()
        .map(|posting| minor(posting, "id"))
        .collect()
}

async fn begin(client: &Client, month: &str) -> Lines {
    client.create("/months", &json!({"month": month})).await;
    client.act(&format!("/months/{month}/activate")).await;
    Lines::of(client, month).await
}

/// A server on the place, with a log for programs.
fn start(place: &Place) -> Server {
    let mut program = place.program();
    program.env("QUARTERMASTER_LOG_FORMAT", "json");
    Server::start(program)
}

impl Made {
    async fn by_http() -> Self {
        let place = Place::new();
        let server = start(&place);
        let ids = Ids::of_a_life(&place, &Client::of(&server)).await;
        assert!(server.stop().0.success());
        let files = place.files();
        Self { files, ids }
    }
}

impl Ids {
    async fn of_a_life(place: &Place, client: &Client) -> Self {
        let debts = "/template/debts";
        let card = json!({
            "name": "Card", "balance_minor": 372_196, "apr_ppm": 249_900,
            "minimum_payment_minor": 9500, "due_day": 12,
        });
        let card = id_of(client, debts, card).await;
        let entries = "/template/entries";
        let salary = json!({
            "kind": "income", "category": "Income", "name": "Salary", "planned_minor": 357_590,
        });
        let salary = id_of(client, entries, salary).await;
        let groceries = json!({
            "kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 35_000,
            "carry": "balance",
        });
        let groceries = id_of(client, entries, groceries).await;
        let card_payment = json!({
            "kind": "debt_payment", "category": "Debts", "name": "Card payment",
            "planned_minor": 15_000, "debt_target_id": card,
        });
        let card_payment = id_of(client, entries, card_payment).await;

        let september = begin(client, "2026-09").await;
        let lines = json!([{"entry_id": september.groceries, "amount_minor": 37_000}]);
        let september_posting = posted(client, "2026-09", lines).await[0];
        client.act("/months/2026-09/close").await;
        let october = begin(client, "2026-10").await;
        let line = json!({"entry_id": october.groceries, "amount_minor": 1250});
        let single = posted(client, "2026-10", json!([line])).await;
        let other = json!({"entry_id": october.card_payment, "amount_minor": 16_000});
        let split = posted(client, "2026-10", json!([line, other])).await;
        let ledger = client.get("/months/2026-10/postings").await;
        let opening = ledger["items"].as_array().unwrap().iter();
        let mut opening = opening.filter(|posting| posting["kind"] == "opening_balance");
        let opening = minor(opening.next().unwrap(), "id");
        client.create("/months", &json!({"month": "2026-11"})).await;

        let groceries_path = format!("{entries}/{groceries}");
        let higher = json!({"planned_minor": 36_000});
        client.change(&groceries_path, &higher).await;
        let unused_entry = json!({
            "kind": "saving", "category": "Later", "name": "Holiday", "planned_minor": 10_000,
        });
        let unused_debt = json!({
            "name": "Loan", "balance_minor": 624_000, "apr_ppm": 52_800, "minimum_payment_minor": 6890,
        });
        let unused_entry = id_of(client, entries, unused_entry).await;
        let archived_entry = json!({
            "kind": "expense", "category": "Fun", "name": "Cinema", "planned_minor": 3000,
        });
        let archived_entry = id_of(client, entries, archived_entry).await;
        client
            .act(&format!("{entries}/{archived_entry}/archive"))
            .await;
        let (_, made, _) = place.run(&["backup", "lived-in"]);
        let backup = made.trim().rsplit('/').next().unwrap().to_owned();
        Self {
            entries: [
                salary,
                groceries,
                card_payment,
                unused_entry,
                archived_entry,
            ],
            card,
            unused_debt: id_of(client, debts, unused_debt).await,
            november: Lines::of(client, "2026-11").await,
            september,
            october,
            single: single[0],
            split: [split[0], split[1]],
            opening,
            september_posting,
            backup,
        }
    }
}

impl LivedIn {
    pub(crate) async fn new() -> Self {
        static MADE: OnceCell<Made> = OnceCell::const_new();
        let Made { files, ids } = MADE.get_or_init(Made::by_http).await;
        let place = Place::holding(files);
        let server = start(&place);
        let client = Client::of(&server);
        Self::of(place, server, client, ids)
    }

    /// With a server that was asked for all of it, and has logged and counted that.
    pub(crate) async fn with_its_maker() -> Self {
        let place = Place::new();
        let server = start(&place);
        let client = Client::of(&server);
        let ids = Ids::of_a_life(&place, &client).await;
        Self::of(place, server, client, &ids)
    }

    fn of(place: Place, server: Server, client: Client, ids: &Ids) -> Self {
        let [_, groceries, _, unused_entry, archived_entry] = ids.entries;
        Self {
            place,
            server,
            client,
            entries: ids.entries,
            groceries,
            unused_entry,
            archived_entry,
            card: ids.card,
            unused_debt: ids.unused_debt,
            september: ids.september.clone(),
            october: ids.october.clone(),
            november: ids.november.clone(),
            single: ids.single,
            split: ids.split,
            opening: ids.opening,
            september_posting: ids.september_posting,
            backup: ids.backup.clone(),
        }
    }
}
