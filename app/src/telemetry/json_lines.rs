use std::fmt;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::clock::SystemClock;

/// One JSON object a line: `timestamp`, `level`, `logger`, `event` and `message` at its top, and the event's fields
/// behind them.
///
/// What a library logs has no `event` of its own and is called `library`.
pub(super) struct JsonLines;

/// The event of a line that one of the libraries writes.
const LIBRARY: &str = "library";

impl<S, N> FormatEvent<S, N> for JsonLines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let metadata = event.metadata();
        let mut fields = Fields(Map::new());
        // Set first to stand first, and set again, so that no library's field of the same name takes their place.
        for name in ["timestamp", "level", "logger", "event", "message"] {
            fields.set(name, Value::Null);
        }
        event.record(&mut fields);
        fields.set("timestamp", SystemClock::precisely_now().to_string());
        fields.set("level", metadata.level().as_str());
        fields.set("logger", metadata.target());
        if !fields.has_text("event") {
            fields.set("event", LIBRARY);
        }
        if !fields.has_text("message") {
            fields.set(
                "message",
                format!("{} tells the fields of this line", metadata.target()),
            );
        }
        writeln!(writer, "{}", Value::Object(fields.0))
    }
}

struct Fields(Map<String, Value>);

impl Fields {
    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn has_text(&self, name: &str) -> bool {
        self.0
            .get(name)
            .and_then(Value::as_str)
            .is_some_and(|text| !text.is_empty())
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.set(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.set(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.set(field.name(), value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.set(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.set(field.name(), value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.set(field.name(), value);
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use tracing_subscriber::fmt::MakeWriter;

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl<'a> MakeWriter<'a> for Kept {
        type Writer = Self;

        fn make_writer(&'a self) -> Self {
            self.clone()
        }
    }

    fn logged(act: impl FnOnce()) -> Vec<Value> {
        let kept = Kept::default();
        let subscriber = tracing_subscriber::fmt()
            .with_writer(kept.clone())
            .event_format(JsonLines)
            .finish();
        tracing::subscriber::with_default(subscriber, act);
        let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    #[test]
    fn fields_stand_behind_those_that_every_line_has() {
        let lines = logged(|| {
            tracing::info!(
                event = "http_request",
                path = "/a\"b\n",
                status = 200_u16,
                amount = -5_i64,
                "It was {}",
                "answered"
            );
        });
        let [line] = lines.as_slice() else {
            panic!("{lines:?}")
        };
        let names: Vec<&String> = line.as_object().unwrap().keys().collect();
        assert_eq!(
            names,
            [
                "timestamp",
                "level",
                "logger",
                "event",
                "message",
                "path",
                "status",
                "amount"
            ]
        );
        assert_eq!(line["event"], "http_request");
        assert_eq!(line["level"], "INFO");
        assert_eq!(line["logger"], module_path!());
        assert_eq!(line["message"], "It was answered");
        assert_eq!(line["path"], "/a\"b\n");
        assert_eq!(line["status"], 200);
        assert_eq!(line["amount"], -5);
        assert!(line["timestamp"].as_str().unwrap().ends_with('Z'));
    }

    #[test]
    fn what_a_library_says_is_an_event_called_library() {
        let lines = logged(|| {
            tracing::warn!(target: "sqlx", level = 7, event = 1, "a message with {}", "words");
            tracing::warn!(target: "sqlx::query", logger = "x", timestamp = 1, summary = "SELECT");
        });
        assert_eq!(lines[0]["level"], "WARN");
        assert_eq!(lines[0]["event"], "library");
        assert_eq!(lines[0]["message"], "a message with words");
        assert_eq!(lines[0]["logger"], "sqlx");
        assert_eq!(lines[1]["logger"], "sqlx::query");
        assert!(lines[1]["timestamp"].is_string());
        let message = "sqlx::query tells the fields of this line";
        assert_eq!(lines[1]["message"], message);
        assert_eq!(lines[1]["summary"], "SELECT");
    }
}
