//! Settings from the environment, read once, all errors at once.

mod backup_schedule;
mod database_url;
mod environment;

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use quartermaster_adapters_http::{HostNames, PublicUrl, TrustedProxies};

use crate::telemetry::LogFormat;
use backup_schedule::{how_many, interval};
use database_url::database_file;
use environment::Environment;

/// A variable with its default and what it is for, as `--help` shows it.
struct Variable {
    name: &'static str,
    default: &'static str,
    explains: &'static str,
}

const DB_URL: Variable = Variable {
    name: "QUARTERMASTER_DB_URL",
    default: "sqlite:///quartermaster.db",
    explains: "the database; three slashes: relative to the working directory, four: absolute",
};
const BACKUP_DIR: Variable = Variable {
    name: "QUARTERMASTER_BACKUP_DIR",
    default: "backups/ beside the database",
    explains: "where backups are kept",
};
const BACKUP_EVERY: Variable = Variable {
    name: "QUARTERMASTER_BACKUP_EVERY",
    default: "1d",
    explains: "how often the server makes a backup where something changed, such as 12h or 1d; off for never",
};
const BACKUP_KEEP: Variable = Variable {
    name: "QUARTERMASTER_BACKUP_KEEP",
    default: "all",
    explains: "how many of these scheduled backups are kept; no other backup is ever deleted",
};
const LISTEN: Variable = Variable {
    name: "QUARTERMASTER_LISTEN",
    default: "127.0.0.1:8000",
    explains: "the address and port to serve at",
};
const LOG_FORMAT: Variable = Variable {
    name: "QUARTERMASTER_LOG_FORMAT",
    default: "text on a terminal, else json",
    explains: "text or json",
};
const LOG: Variable = Variable {
    name: "QUARTERMASTER_LOG",
    default: "info",
    explains: "what to log: a level, or a filter such as info,sqlx=debug",
};
const PUBLIC_URL: Variable = Variable {
    name: "QUARTERMASTER_PUBLIC_URL",
    default: "none",
    explains: "the address people use, for its host to be served beside the loopback names",
};

const ALLOWED_HOSTS: Variable = Variable {
    name: "QUARTERMASTER_ALLOWED_HOSTS",
    default: "none",
    explains: "further host names and addresses to be served, without ports",
};
const TRUSTED_PROXIES: Variable = Variable {
    name: "QUARTERMASTER_TRUSTED_PROXIES",
    default: "none",
    explains: "networks and addresses of proxies whose X-Forwarded-* headers count",
};

const VARIABLES: [Variable; 10] = [
    DB_URL,
    BACKUP_DIR,
    BACKUP_EVERY,
    BACKUP_KEEP,
    LISTEN,
    LOG_FORMAT,
    LOG,
    PUBLIC_URL,
    ALLOWED_HOSTS,
    TRUSTED_PROXIES,
];

#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The SQLite file.
    pub(crate) database: PathBuf,
    pub(crate) backups: PathBuf,
    /// How often the server makes one; `None` for never.
    pub(crate) backup_every: Option<Duration>,
    /// How many scheduled ones stay; `None` for all.
    pub(crate) backup_keep: Option<NonZeroU32>,
    pub(crate) listen: SocketAddr,
    pub(crate) log_format: LogFormat,
    pub(crate) log: String,
    pub(crate) public_url: Option<PublicUrl>,
    /// Beside the loopback names and the host of the public address.
    pub(crate) allowed_hosts: HostNames,
    pub(crate) trusted_proxies: TrustedProxies,
}

/// Every setting that cannot be used, each with the name of its variable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SettingsErrors(Vec<String>);

impl fmt::Display for SettingsErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for SettingsErrors {}

impl Settings {
    #[expect(clippy::disallowed_methods, reason = "this is where settings come in")]
    pub(crate) fn from_environment() -> Result<Self, SettingsErrors> {
        Self::read(&|name| std::env::var_os(name))
    }

    /// The format of the log, also where other settings cannot be used.
    #[expect(clippy::disallowed_methods, reason = "this is where settings come in")]
    pub(crate) fn log_format_alone() -> LogFormat {
        let lookup: &environment::Lookup<'_> = &|name| std::env::var_os(name);
        let said = Environment::new(lookup).text(LOG_FORMAT.name);
        let said = said.and_then(|text| LogFormat::parse(&text).ok());
        said.unwrap_or_else(LogFormat::for_standard_output)
    }

    /// The settings as `lookup` has them.
    ///
    /// # Errors
    /// Every value that cannot be used.
    pub(crate) fn read(lookup: &environment::Lookup<'_>) -> Result<Self, SettingsErrors> {
        let mut environment = Environment::new(lookup);
        let database = environment.parsed(&DB_URL, DB_URL.default, database_file);
        let backups = environment.text(BACKUP_DIR.name).map(PathBuf::from);
        let backup_every = environment.parsed(&BACKUP_EVERY, BACKUP_EVERY.default, interval);
        let backup_keep = environment.parsed(&BACKUP_KEEP, BACKUP_KEEP.default, how_many);
        let listen = environment.parsed(&LISTEN, LISTEN.default, |text| {
            text.parse::<SocketAddr>()
                .map_err(|_| "is not an address with a port such as 127.0.0.1:8000".to_owned())
        });
        let log_format = match environment.text(LOG_FORMAT.name) {
            None => Some(LogFormat::for_standard_output()),
            Some(text) => environment.note(&LOG_FORMAT, LogFormat::parse(&text)),
        };
        let log = environment.parsed(&LOG, LOG.default, |text| {
            crate::telemetry::check_filter(text).map(|()| text.to_owned())
        });
        let public_url = environment.given::<PublicUrl>(&PUBLIC_URL);
        let allowed_hosts = environment.given::<HostNames>(&ALLOWED_HOSTS);
        let trusted_proxies = environment.given::<TrustedProxies>(&TRUSTED_PROXIES);
        let built = (|| {
            let database = database?;
            let beside = database.with_file_name("backups");
            Some(Self {
                database,
                backups: backups.unwrap_or(beside),
                backup_every: backup_every?,
                backup_keep: backup_keep?,
                listen: listen?,
                log_format: log_format?,
                log: log?,
                public_url: public_url?,
                allowed_hosts: allowed_hosts?.unwrap_or_default(),
                trusted_proxies: trusted_proxies?.unwrap_or_default(),
            })
        })();
        let errors = SettingsErrors(environment.into_errors());
        built.filter(|_| errors.0.is_empty()).ok_or(errors)
    }
}

/// What `--help` says of the settings.
pub(crate) fn help() -> String {
    let mut text =
        "Settings, from environment variables (NAME_FILE takes the value from a file):\n"
            .to_owned();
    for variable in &VARIABLES {
        text.push_str(&format!(
            "  {}\n      {} [default: {}]\n",
            variable.name, variable.explains, variable.default
        ));
    }
    text
}

#[cfg(test)]
mod tests;
