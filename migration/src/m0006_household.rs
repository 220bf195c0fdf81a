//! The household whose budget the database holds: exactly one row.

use crate::step::Step;

pub(crate) const STEP: Step = Step {
    name: "m0006_household",
    rebuilds_tables: false,
    statements: &[HOUSEHOLD, SEED],
};

const HOUSEHOLD: &str = "
CREATE TABLE household (
    id INTEGER NOT NULL PRIMARY KEY CONSTRAINT household_is_one CHECK (id = 1),
    name TEXT NOT NULL CONSTRAINT household_name CHECK (length(name) BETWEEN 1 AND 80),
    currency TEXT NOT NULL CONSTRAINT household_currency CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    locale TEXT NOT NULL CONSTRAINT household_locale CHECK (length(locale) BETWEEN 2 AND 60),
    time_zone TEXT NOT NULL CONSTRAINT household_time_zone CHECK (length(time_zone) BETWEEN 1 AND 60),
    month_start_day INTEGER NOT NULL
        CONSTRAINT household_month_start_day CHECK (month_start_day BETWEEN 1 AND 28),
    version BIGINT NOT NULL CONSTRAINT household_version CHECK (version >= 1)
)";

const SEED: &str = "
INSERT INTO household (id, name, currency, locale, time_zone, month_start_day, version)
VALUES (1, 'Home', 'EUR', 'en-GB', 'UTC', 1, 1)";
