use std::fmt;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::clock::SystemClock;

/// One JSON object a line: `timestamp`, `level`, `event`, and the event's fields beside them.
///
/// What a library logs has no `event` of its own and is called `log`.
pub(super) struct JsonLines;

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
        let mut fields = Fields(Map::new());
        event.record(&mut fields);
        if !fields.0.get("event").is_some_and(Value::is_string) {
            fields.set("event", "log");
            fields.set("target", event.metadata().target());
        }
        // Set last, so that no library's field of the same name takes their place.
        fields.set("timestamp", SystemClock::precisely_now().to_string());
        fields.set("level", event.metadata().level().as_str());
        writeln!(writer, "{}", Value::Object(fields.0))
    }
}

struct Fields(Map<String, Value>);

impl Fields {
    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
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
    fn fields_stand_beside_timestamp_level_and_event() {
        let lines = logged(|| {
            tracing::info!(
                event = "http_request",
                path = "/a\"b\n",
                status = 200_u16,
                amount = -5_i64
            );
        });
        let [line] = lines.as_slice() else {
            panic!("{lines:?}")
        };
        assert_eq!(line["event"], "http_request");
        assert_eq!(line["level"], "INFO");
        assert_eq!(line["path"], "/a\"b\n");
        assert_eq!(line["status"], 200);
        assert_eq!(line["amount"], -5);
        assert!(line["timestamp"].as_str().unwrap().ends_with('Z'));
    }

    #[test]
    fn what_a_library_says_is_an_event_called_log() {
        let lines = logged(|| {
            tracing::warn!(target: "library", level = 7, event = 1, "a message with {}", "words");
        });
        assert_eq!(lines[0]["level"], "WARN");
        assert_eq!(lines[0]["event"], "log");
        assert_eq!(lines[0]["message"], "a message with words");
        assert_eq!(lines[0]["target"], "library");
    }
}
