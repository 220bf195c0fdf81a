//! What the program tells of itself at every scrape of /metrics.

use std::sync::Arc;

use quartermaster_adapters_db::newest_step;
use quartermaster_adapters_http::{Gauge, Gauges};
use quartermaster_application::ports::{Backups, Standing};
use quartermaster_domain::Timestamp;

use crate::telemetry::dropped_lines;

/// The gauges of a program that began to serve at `started` and keeps `backups`.
pub(crate) fn gauges(started: Timestamp, backups: Arc<dyn Backups>) -> Gauges {
    Arc::new(move || {
        let start = Gauge {
            name: "process_start_time_seconds",
            explains: "When the program began to serve, in seconds since 1970.",
            label: None,
            value: started.as_second(),
        };
        let dropped = Gauge {
            name: "quartermaster_log_lines_dropped_total",
            explains: "Lines of the log that were dropped, as nobody read it in time.",
            label: None,
            value: i64::try_from(dropped_lines()).unwrap_or(i64::MAX),
        };
        let mut gauges = vec![start, dropped];
        gauges.extend(schema_step());
        gauges.extend(of_backups(&backups.standing()));
        gauges
    })
}

/// No time of a good backup is told where there is none yet.
fn of_backups(standing: &Standing) -> Vec<Gauge> {
    let last_good = standing.last_good.map(|at| Gauge {
        name: "quartermaster_backup_last_good_timestamp_seconds",
        explains: "When the newest backup that passed its drill was made, in seconds since 1970.",
        label: None,
        value: at.as_second(),
    });
    let late = Gauge {
        name: "quartermaster_backup_late",
        explains: "1 where the last good backup is older than the schedule allows, else 0.",
        label: None,
        value: i64::from(standing.is_late),
    };
    let failed = Gauge {
        name: "quartermaster_backup_failed",
        explains: "1 where the last try of a backup or its drill failed, or the newest did not pass, else 0.",
        label: None,
        value: i64::from(standing.failure.is_some()),
    };
    last_good.into_iter().chain([late, failed]).collect()
}

/// A store only opens with the newest step, and nobody else may migrate it while it is open.
fn schema_step() -> Option<Gauge> {
    let (number, name) = newest_step()?;
    Some(Gauge {
        name: "quartermaster_schema_step",
        explains: "The number of the newest schema step that the database has.",
        label: Some(("name", name.to_owned())),
        value: i64::try_from(number).unwrap_or(i64::MAX),
    })
}
