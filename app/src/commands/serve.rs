use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use quartermaster_adapters_db::{Candidate, SqliteStore};
use quartermaster_adapters_http::{Application, ServerConfig, site};
use quartermaster_application::Quartermaster;
use tokio::signal::unix::{SignalKind, signal};

use super::keep_to_owner;
use super::leftovers::set_aside;
use super::migrate::migrate;
use crate::adoption::settle;
use crate::clock::SystemClock;
use crate::gauges::gauges;
use crate::instance_lock::InstanceLock;
use crate::keeper::Keeper;
use crate::request_ids::request_id;
use crate::settings::Settings;
use crate::telemetry::{self, LogFormat};

/// Migrates the database and serves it until it is told to stop.
pub(super) async fn run(settings: &Settings) -> Result<ExitCode> {
    telemetry::start(settings.log_format, &settings.log)?;
    let prepared = async {
        let lock = InstanceLock::take(&settings.database)?;
        settle(&settings.database)?;
        set_aside(settings, &lock)?;
        keep_to_owner(settings).await;
        Candidate::sweep(&settings.database).context("what a restore left cannot be removed")?;
        let store = open(settings).await?;
        prepare(settings, store, lock).await
    };
    prepared.await.map_err(NotStarted)?.serve().await
}

/// Why the server did not start, which the log is told beside standard error.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct NotStarted(pub(super) anyhow::Error);

/// A server that listens and answers nobody yet.
pub(super) struct Prepared {
    application: Application,
    stop: Stop,
    keeper: Keeper,
    store: Arc<SqliteStore>,
    lock: InstanceLock,
}

type Stop = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Migrates the database, creating it where there is none, and opens it.
pub(super) async fn open(settings: &Settings) -> Result<Arc<SqliteStore>> {
    migrate(settings).await?;
    Ok(Arc::new(SqliteStore::open(&settings.database).await?))
}

/// Listens, and says so.
pub(super) async fn prepare(
    settings: &Settings,
    store: Arc<SqliteStore>,
    lock: InstanceLock,
) -> Result<Prepared> {
    let keeper = Keeper::new(settings, store.clone(), Arc::new(SystemClock));
    let app = Quartermaster {
        store: store.clone(),
        clock: Arc::new(SystemClock),
        backups: Arc::new(keeper.clone()),
    };
    let gauges = gauges(app.clock.now(), app.backups.clone());
    let mut config = ServerConfig::new(settings.listen, Arc::new(request_id));
    config.public_url = settings.public_url.clone();
    config.allowed_hosts = settings.allowed_hosts.clone();
    config.trusted_proxies = settings.trusted_proxies.clone();
    let application = Application::build(config, site(&app, &gauges)?)
        .await
        .with_context(|| format!("cannot listen at {}", settings.listen))?;
    let stop = Box::pin(stop_signal()?);
    announce(settings.log_format, application.address())?;
    Ok(Prepared {
        application,
        stop,
        keeper,
        store,
        lock,
    })
}

impl Prepared {
    /// Serves the store until SIGTERM or Ctrl-C, then lets what runs end, writes the log into the
    /// database file, and lets go of the lock last.
    pub(super) async fn serve(self) -> Result<ExitCode> {
        let tending = tokio::spawn(self.keeper.clone().tend_for_ever());
        let watching = tokio::spawn(self.keeper.clone().watch_for_ever());
        self.application.run_until_stopped(self.stop).await?;
        // A backup that runs is broken off and leaves nothing; a restore goes on to its end.
        tending.abort();
        watching.abort();
        self.keeper.watch_once_more().await;
        let _turn = self.keeper.finish().await;
        self.store.end().await?;
        tracing::info!(event = "stopped", "Quartermaster has stopped");
        drop(self.lock);
        Ok(ExitCode::SUCCESS)
    }
}

/// One line that says where the server is, in the log where programs read it.
fn announce(format: LogFormat, address: SocketAddr) -> io::Result<()> {
    match format {
        LogFormat::Text => telemetry::tell(&format!("Quartermaster is at http://{address}"))?,
        LogFormat::Json => {
            let address = format!("http://{address}");
            tracing::info!(event = "started", address, "Quartermaster is at {address}");
        }
    }
    Ok(())
}

/// Ends when the process is asked to stop.
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
