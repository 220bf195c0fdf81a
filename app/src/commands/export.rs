use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use quartermaster_adapters_db::{ReadOnlyStore, Wish, explained, flush, pending_steps};
use quartermaster_application::ports::{Clock as _, Snapshot};
use tempfile::NamedTempFile;

use super::is_there;
use super::leftovers::set_aside_if_free;
use crate::clock::SystemClock;
use crate::export;
use crate::settings::Settings;

/// Writes the whole household as JSON to standard output, or to a new file.
pub(super) async fn run(settings: &Settings, output: Option<&Path>) -> Result<ExitCode> {
    let database = &settings.database;
    if !is_there(database)? {
        bail!("there is no database at {}", database.display());
    }
    set_aside_if_free(settings)?;
    if !pending_steps(database).await?.is_empty() {
        bail!(
            "{} has an older schema; run `quartermaster migrate` first",
            database.display()
        );
    }
    let store = ReadOnlyStore::open(database).await?;
    let mut snapshot = store.read().await?;
    let written = match output {
        Some(file) => write_file(&mut *snapshot, file).await,
        None => write_out(&mut *snapshot).await,
    };
    drop(snapshot);
    let closed = store.close().await;
    written?;
    closed?;
    Ok(ExitCode::SUCCESS)
}

async fn write_out(snapshot: &mut dyn Snapshot) -> Result<()> {
    let mut out = BufWriter::new(io::stdout());
    export::write(snapshot, SystemClock.now(), &mut out).await?;
    Ok(())
}

/// The file takes its name when it is whole, and never the place of another one.
async fn write_file(snapshot: &mut dyn Snapshot, file: &Path) -> Result<()> {
    if file.exists() {
        bail!(
            "{} exists; an export never overwrites a file",
            file.display()
        );
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let cannot = || format!("cannot write {}", file.display());
    let draft = NamedTempFile::new_in(folder);
    let draft = draft.map_err(|cause| explained(file, Wish::Write, cause));
    let mut draft = draft.with_context(cannot)?;
    let mut out = BufWriter::new(draft.as_file_mut());
    export::write(snapshot, SystemClock.now(), &mut out)
        .await
        .with_context(cannot)?;
    out.flush().with_context(cannot)?;
    drop(out);
    draft.as_file().sync_all().with_context(cannot)?;
    draft.persist_noclobber(file).with_context(cannot)?;
    flush(folder).with_context(cannot)
}
