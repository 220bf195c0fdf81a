use std::collections::BTreeSet;

use super::kept::Kept;
use super::renderer::TEMPLATES;
use super::sample::HOSTILE;
use super::*;
use crate::texts::Texts;

/// A view's template, and a function that renders its samples as `locale` reads them.
type Rendering = (
    &'static str,
    fn(locale: &str) -> Result<Vec<String>, RenderError>,
);

/// Every view there is; the tests hold that each template has one.
const VIEWS: [Rendering; 25] = [
    of::<activity::ActivityPage>(),
    of::<backups::BackupPage>(),
    of::<backups::BackupsPage>(),
    of::<close::CannotClosePage>(),
    of::<close::ChecklistPage>(),
    of::<drift::DriftPage>(),
    of::<entry::EntryPage>(),
    of::<life_forms::DeleteMonthPage>(),
    of::<life_forms::ReopenPage>(),
    of::<month::MonthPage>(),
    of::<months::MonthsPage>(),
    of::<moves::MovePage>(),
    of::<new_month::NewMonthPage>(),
    of::<problem::ProblemView>(),
    of::<settings::SettingsPage>(),
    of::<split::SplitPage>(),
    of::<statement::StatementPage>(),
    of::<template::TemplatePage>(),
    of::<template_debt_target::TemplateDebtTargetPage>(),
    of::<template_entry::TemplateEntryPage>(),
    of::<welcome::WelcomeDone>(),
    of::<welcome::WelcomeHousehold>(),
    of::<welcome::WelcomeMonth>(),
    of::<welcome::WelcomeTemplate>(),
    of::<year::YearPage>(),
];

const fn of<V: View>() -> Rendering {
    (V::TEMPLATE, samples_of::<V>)
}

fn samples_of<V: View>(locale: &str) -> Result<Vec<String>, RenderError> {
    let shell = Shell::in_texts(&Texts::of(locale), sample::HOSTILE, "month");
    let mut shells = vec![shell.clone()];
    let kept = Kept::samples(locale).into_iter();
    shells.extend(kept.map(|kept| shell.clone().keeping(kept)));
    let samples = V::samples(locale);
    let pages = samples.iter().zip(shells.iter().cycle());
    pages.map(|(view, shell)| render(shell, view)).collect()
}

/// A locale of each language the pages speak.
const LOCALES: [&str; 3] = ["en-GB", "de-AT", "ar-EG"];

/// The samples as they are rendered in every language, with the template of each.
fn rendered() -> Vec<(&'static str, String)> {
    let views = VIEWS.into_iter();
    views
        .flat_map(|(template, samples)| {
            let pages = LOCALES.into_iter().flat_map(move |l| samples(l).unwrap());
            pages.map(move |html| (template, html))
        })
        .collect()
}

#[test]
fn each_page_has_one_view_and_each_view_a_page() {
    let pages: Vec<&str> = TEMPLATES
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| name.starts_with("pages/"))
        .collect();
    let views: Vec<&str> = VIEWS.iter().map(|(template, _)| *template).collect();
    let distinct: BTreeSet<&str> = views.iter().copied().collect();
    assert_eq!(distinct.len(), views.len(), "two views share a template");
    assert_eq!(distinct, pages.into_iter().collect());
}

#[test]
fn every_sample_renders_to_a_whole_page() {
    let rendered = rendered();
    for (template, _) in VIEWS {
        assert!(
            rendered.iter().any(|(of, _)| *of == template),
            "{template} has no sample"
        );
    }
    for (template, html) in rendered {
        assert!(html.starts_with("<!doctype html>"), "{template}");
        assert!(html.trim_end().ends_with("</html>"), "{template}");
        assert_eq!(html.matches("<h1").count(), 1, "headings of {template}");
    }
}

#[test]
fn a_page_says_its_language_and_how_it_runs() {
    for (locale, tag) in [
        ("en-GB", "<html lang=\"en-GB\" dir=\"ltr\">"),
        ("de-AT", "<html lang=\"de-AT\" dir=\"ltr\">"),
        ("ar-EG", "<html lang=\"ar-EG\" dir=\"rtl\">"),
        ("fr-FR", "<html lang=\"en-FR\" dir=\"ltr\">"),
    ] {
        for (template, samples) in VIEWS {
            for html in samples(locale).unwrap() {
                assert!(html.contains(tag), "{locale}: {template}");
            }
        }
    }
}

#[test]
fn what_a_person_typed_never_breaks_out_of_the_page() {
    let mut shown = 0;
    for (template, html) in rendered() {
        assert!(!html.contains("<script>"), "{template}");
        assert!(!html.contains("alert(1)</"), "{template}");
        assert!(!html.contains("\"'&"), "{template}");
        shown += html.matches("&lt;script&gt;alert(1)").count();
    }
    assert!(HOSTILE.contains("<script>alert(1)"));
    assert!(shown > 100, "hostile texts shown: {shown}");
}

#[test]
fn no_page_needs_a_style_or_a_script_of_its_own() {
    for (template, html) in rendered() {
        for forbidden in [" style=", "<style", " onclick=", "javascript:"] {
            assert!(!html.contains(forbidden), "{forbidden} in {template}");
        }
    }
}

#[test]
fn every_script_is_a_file_of_ours_and_empty() {
    for (template, html) in rendered() {
        for script in html.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').unwrap();
            assert!(tag.contains(" src=\"/static/"), "{tag} in {template}");
            assert!(rest.starts_with("</script>"), "{tag} in {template}");
        }
    }
}

#[test]
fn every_label_and_description_points_at_what_is_there() {
    for (template, html) in rendered() {
        let ids = attributes(&html, " id=\"");
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(distinct.len(), ids.len(), "an id twice in {template}");
        let pointers = [" for=\"", " aria-describedby=\"", " aria-labelledby=\""];
        let targets = pointers.iter().flat_map(|name| attributes(&html, name));
        for target in targets.flat_map(str::split_whitespace) {
            assert!(distinct.contains(target), "no {target} in {template}");
        }
    }
}

/// The values of an attribute, in their order.
fn attributes<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    let parts = html.split(start).skip(1);
    parts.filter_map(|rest| rest.split('"').next()).collect()
}
