use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use quartermaster_adapters_db::{
    Answers, Candidate, Mapping, Predecessor, Purpose, is_fresh, read_text,
};
use quartermaster_application::adoption::{Adopted, Figures, TooLarge, adopted};
use quartermaster_application::archive::LastIds;
use quartermaster_application::audit::{AuditRecord, Author, Channel, Details};
use quartermaster_application::ports::Clock as _;
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, Household, Timestamp};

use crate::adoption::{Proof, ProofFile, asked, different, found, misfits, settle};
use crate::cli::{Adopt, EXIT_PENDING, complain, say};
use crate::clock::SystemClock;
use crate::export::{Everything, fill};
use crate::instance_lock::InstanceLock;
use crate::settings::Settings;

/// What a household is called until somebody gives it another name.
const HOME: &str = "Home";

/// Reads the predecessor's database into a new one. That is built, verified and compared with the old one beside its place, so
/// that it is there whole or not at all.
pub(super) async fn run(settings: &Settings, wanted: &Adopt) -> Result<ExitCode> {
    let answers = answers(wanted.mapping.as_deref())?;
    if wanted.propose {
        let old = Predecessor::read(&wanted.file).await?;
        let mapping = old.mapping(household(wanted).as_ref(), &answers);
        say(old.proposal(&mapping).trim_end())?;
        return Ok(ExitCode::SUCCESS);
    }
    let household = household(wanted).context("there is no currency")?;
    if !wanted.check {
        expect_none(&settings.database).await?;
    }
    let old = Predecessor::read(&wanted.file).await?;
    let mapping = old.mapping(Some(&household), &answers);
    if wanted.check {
        describe(&old, &mapping, &household)?;
    }
    if !mapping.questions.is_empty() {
        asked(&mapping.questions)
            .iter()
            .for_each(|line| complain(line));
        complain(&format!(
            "a mapping is asked for; to begin one: quartermaster adopt {} --propose > mapping.toml",
            wanted.file.display()
        ));
        return Ok(ExitCode::from(EXIT_PENDING));
    }
    let now = SystemClock.now();
    let reading = Reading {
        old: &old,
        mapping: &mapping,
        file: &wanted.file,
        now,
    };
    let Some(taken) = reading.taken(&household).await? else {
        complain("nothing was written");
        return Ok(ExitCode::FAILURE);
    };
    if wanted.check {
        let scratch = tempfile::tempdir()?;
        let proof = taken.fill(&scratch.path().join("new.db"), now).await?;
        tell(&taken.different)?;
        return concluded(&proof, &proof.lines());
    }
    let database = &settings.database;
    let _lock = InstanceLock::take(database)?;
    settle(database)?;
    expect_none(database).await?;
    let cannot = || format!("nothing can be put at {}", database.display());
    let candidate = Candidate::begin(database, Purpose::Adoption).with_context(cannot)?;
    let proof = taken.fill(candidate.path(), now).await?;
    let lines = [taken.different.clone(), proof.lines()].concat();
    if !proof.differences().is_empty() {
        return concluded(&proof, &lines);
    }
    let kept = ProofFile::write(database, &lines).with_context(cannot)?;
    candidate.take_place().with_context(cannot)?;
    let kept = kept.place().with_context(cannot)?;
    let code = concluded(&proof, &lines)?;
    say(&format!(
        "{} was read into {}; the proof is kept as {}, and the old database is as it was.",
        wanted.file.display(),
        database.display(),
        kept.display()
    ))?;
    Ok(code)
}

/// The household without what is in it; `None` without a currency.
fn household(wanted: &Adopt) -> Option<Household> {
    Some(Household {
        name: Name::parse(HOME).ok()?,
        currency: wanted.currency?,
        locale: wanted.locale.clone(),
        time_zone: wanted.time_zone.clone(),
        month_start_day: wanted.month_start_day,
        version: 1,
    })
}

fn answers(mapping: Option<&Path>) -> Result<Answers> {
    let Some(file) = mapping else {
        return Ok(Answers::default());
    };
    let named = || file.display().to_string();
    let text = read_text(file).with_context(named)?;
    Answers::read(&text)
        .map_err(|why| anyhow::anyhow!("{} cannot be taken as a mapping: {why}", file.display()))
}

/// # Errors
/// There is a database, in which something may be.
async fn expect_none(database: &Path) -> Result<()> {
    if !is_fresh(database).await? {
        bail!(
            "there is a database at {} already; adopt makes a new one",
            database.display()
        );
    }
    Ok(())
}

fn describe(old: &Predecessor, mapping: &Mapping, household: &Household) -> Result<()> {
    say(&format!(
        "revision {}, currency {}, locale {}, time zone {}, months begin on day {}",
        old.revision(),
        household.currency.code(),
        household.locale.as_str(),
        household.time_zone.as_str(),
        household.month_start_day.day()
    ))?;
    tell(&found(old, mapping))
}

fn tell(lines: &[String]) -> Result<()> {
    for line in lines {
        say(line)?;
    }
    Ok(())
}

/// Says the proof, or all that is not equal in it.
fn concluded(proof: &Proof, lines: &[String]) -> Result<ExitCode> {
    let differences = proof.differences();
    if differences.is_empty() {
        tell(lines)?;
        return Ok(ExitCode::SUCCESS);
    }
    differences.iter().for_each(|line| complain(line));
    complain("the figures of both are not equal, so nothing was written");
    Ok(ExitCode::FAILURE)
}

/// An old file, with what is what in it.
struct Reading<'a> {
    old: &'a Predecessor,
    mapping: &'a Mapping,
    file: &'a Path,
    now: Timestamp,
}

/// What was read of it.
struct Taken {
    everything: Everything,
    figures: Figures,
    different: Vec<String>,
    currency: Currency,
}

impl Reading<'_> {
    /// `None` where something does not fit, all of which is said.
    async fn taken(&self, household: &Household) -> Result<Option<Taken>> {
        let currency = household.currency;
        let read = match self.old.household(self.mapping, household, self.now) {
            Ok(read) => read,
            Err(unfit) => {
                misfits(&unfit).iter().for_each(|line| complain(line));
                return Ok(None);
            }
        };
        let figures = self.old.figures(self.mapping, &read).await?;
        let adopted = match adopted(read.earlier, self.now) {
            Ok(adopted) => adopted,
            Err(TooLarge { month }) => {
                complain(&format!("{month}: a sum is larger than can be kept"));
                return Ok(None);
            }
        };
        Ok(Some(Taken {
            figures,
            different: different(&read.notes, &adopted.different, currency),
            currency,
            everything: self.everything(adopted),
        }))
    }

    fn everything(&self, adopted: Adopted) -> Everything {
        let record = self.record(&adopted);
        Everything {
            quartermaster_version: env!("CARGO_PKG_VERSION").to_owned(),
            exported_at: self.now,
            household: adopted.household,
            template: adopted.template,
            months: adopted.months,
            audit: vec![(1, record)],
            last_ids: LastIds {
                audit: 1,
                ..adopted.last_ids
            },
        }
    }

    fn record(&self, adopted: &Adopted) -> AuditRecord {
        let author = Author::local(Channel::Cli);
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let postings = adopted.months.iter();
        let postings = postings.map(|month| month.postings.len()).sum();
        let file = self.file.file_name().unwrap_or_default();
        AuditRecord {
            at: self.now,
            actor: author.actor,
            channel: author.channel,
            action: "adopted".to_owned(),
            subject: "household".to_owned(),
            subject_id: None,
            month: None,
            before: None,
            after: Some(
                Details::new()
                    .with("file", file.to_string_lossy().into_owned())
                    .with("revision", self.old.revision())
                    .with("months", count(adopted.months.len()))
                    .with("postings", count(postings)),
            ),
        }
    }
}

impl Taken {
    /// Fills the new database `file` and compares it with the old one.
    async fn fill(&self, file: &Path, now: Timestamp) -> Result<Proof> {
        fill(file, &self.everything, now).await?;
        let Everything {
            template, months, ..
        } = &self.everything;
        let exponent = self.currency.exponent();
        Proof::of(&self.figures, file, template, months, exponent).await
    }
}
