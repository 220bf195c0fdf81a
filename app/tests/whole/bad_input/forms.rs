//! The forms of the pages, each with what makes it be taken.

use super::page_form::{Amounts, Elsewhere, PageForm};
use crate::lived_in::LivedIn;

/// Every form, once for each address it can be sent to.
pub(crate) fn forms(home: &LivedIn) -> Vec<PageForm> {
    let mut forms = vec![PageForm::new("/settings", "/settings")];
    forms.extend(backup_forms(home));
    forms.extend(template_forms(home));
    forms.extend(month_forms(home));
    forms.extend(entry_forms(home));
    for form in &mut forms {
        form.elsewhere = Elsewhere {
            entry: home.september.groceries,
            debt: home.september.card,
            posting: home.september_posting,
        };
    }
    forms
}

fn backup_forms(home: &LivedIn) -> [PageForm; 3] {
    let backup = format!("/settings/backups/{}", home.backup);
    [
        PageForm::new("/settings", "/settings/backups"),
        PageForm::new(&backup, format!("{backup}/verify")),
        PageForm::new(&backup, format!("{backup}/restore"))
            .typed(&[("confirmation", "restore")])
            .needs(&["confirmation"]),
    ]
}

fn template_forms(home: &LivedIn) -> Vec<PageForm> {
    let entry = format!("/template/entries/{}", home.unused_entry);
    let debt = format!("/template/debts/{}", home.unused_debt);
    let mut forms = vec![
        PageForm::new("/template", "/template/entries")
            .typed(&[
                ("category", "Food"),
                ("name", "Sweets"),
                ("planned", "12,000.50"),
            ])
            .needs(&["kind", "category", "name", "planned"]),
        PageForm::new("/template", "/template/debts")
            .typed(&[("name", "Car"), ("balance", "9000"), ("apr", "3.9")])
            .takes(Amounts::Any)
            .needs(&["name", "balance"]),
        PageForm::new(&entry, &entry),
        PageForm::new(&debt, &debt).takes(Amounts::Any),
    ];
    for act in ["archive", "delete"] {
        forms.push(PageForm::new(&entry, format!("{entry}/{act}")));
        forms.push(PageForm::new(&debt, format!("{debt}/{act}")));
    }
    forms.push(
        PageForm::new("/template", format!("{entry}/plan")).typed(&[("planned", "1,250.10 + 3")]),
    );
    let groceries = format!("/template/entries/{}", home.groceries);
    let last_debt = format!("{debt}/move");
    for (moved, to) in [
        (format!("{groceries}/category"), "up"),
        (format!("{groceries}/category"), "down"),
        (format!("{groceries}/move"), "down"),
        (last_debt, "up"),
    ] {
        let form = PageForm::new("/template", moved);
        forms.push(form.typed(&[("to", to)]).needs(&["to"]));
    }
    let archived = format!("/template/entries/{}", home.archived_entry);
    forms.push(PageForm::new(&archived, format!("{archived}/restore")));
    forms
}

fn month_forms(home: &LivedIn) -> Vec<PageForm> {
    let month = "/months/2026-10";
    let debt = format!("{month}/debts/{}", home.october.card);
    let to = |rest: &str| format!("{month}/{rest}");
    let groceries = home.october.groceries.to_string();
    let cover = format!("{month}/moves/new?to={}", home.october.card_payment);
    vec![
        PageForm::new("/months/new?month=2026-12", "/months").needs(&["month"]),
        PageForm::new("/months/2026-11", "/months/2026-11/activate"),
        PageForm::new("/months/2026-11/delete", "/months/2026-11/delete"),
        PageForm::new("/months/2026-09/reopen", "/months/2026-09/reopen")
            .typed(&[("reason", "A late bill")])
            .needs(&["reason"]),
        PageForm::new(to("close"), to("close")),
        PageForm::new(month, to("notes")),
        PageForm::new(month, to("entries"))
            .typed(&[
                ("category", "Food"),
                ("name", "Sweets"),
                ("planned", "5.00"),
            ])
            .needs(&["kind", "category", "name", "planned"]),
        PageForm::new(month, debt),
        PageForm::new(month, to("postings"))
            .typed(&[
                ("amount", "1,250.10 + 3"),
                ("entry", "groc"),
                ("posted_on", "2026-10-08"),
            ])
            .takes(Amounts::NotZero)
            .needs(&["amount", "entry", "posted_on"]),
        PageForm::new(month, to(&format!("entries/{groceries}/plan")))
            .typed(&[("planned", "1,250.10 + 3")]),
        PageForm::new(to("postings/new"), to("postings/new"))
            .typed(&[
                ("posted_on", "2026-10-08"),
                ("total", "10.00"),
                ("lines[0].entry_id", &groceries),
            ])
            .takes(Amounts::NotZero)
            .needs(&["posted_on"]),
        PageForm::new(cover, to("moves"))
            .typed(&[("from_entry_id", &groceries), ("amount", "1.00")])
            .takes(Amounts::Positive)
            .needs(&["from_entry_id", "to_entry_id", "amount"]),
        PageForm::new(to("drift"), to("drift")).typed(&[("action", "adopt")]),
    ]
}

fn entry_forms(home: &LivedIn) -> Vec<PageForm> {
    let entry = format!("/months/2026-10/entries/{}", home.october.groceries);
    let posting = format!("/months/2026-10/postings/{}", home.single);
    let untouched = format!("/months/2026-11/entries/{}", home.november.salary);
    vec![
        PageForm::new(&entry, &entry),
        PageForm::new(&entry, format!("{entry}/up")),
        PageForm::new(&entry, format!("{entry}/down")),
        PageForm::new(&untouched, format!("{untouched}/remove")),
        PageForm::new(&entry, &posting).takes(Amounts::NotZero),
        PageForm::new(&entry, format!("{posting}/delete")),
    ]
}
