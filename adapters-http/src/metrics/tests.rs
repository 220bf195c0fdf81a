use super::gauge::registry;
use super::*;

fn counted(metrics: &Metrics) -> String {
    let encoder = prometheus::TextEncoder::new();
    encoder
        .encode_to_string(&metrics.registry.gather())
        .unwrap()
}

fn shown(gauges: &[Gauge]) -> Result<String, prometheus::Error> {
    prometheus::TextEncoder::new().encode_to_string(&registry(gauges)?.gather())
}

#[test]
fn a_request_is_counted_by_method_route_and_status() {
    let metrics = Metrics::new().unwrap();
    let took = Duration::from_millis(3);
    let route = Some("/months/:ym");
    metrics.count_request(&Method::GET, route, StatusCode::OK, took);
    metrics.count_request(&Method::GET, route, StatusCode::OK, took);
    metrics.count_request(&Method::GET, route, StatusCode::NOT_FOUND, took);
    let text = counted(&metrics);
    let requests = "quartermaster_http_requests_total{method=\"GET\",route=\"/months/:ym\"";
    assert!(
        text.contains(&format!("{requests},status=\"200\"}} 2\n")),
        "{text}"
    );
    assert!(
        text.contains(&format!("{requests},status=\"404\"}} 1\n")),
        "{text}"
    );
    let durations = "quartermaster_http_request_duration_seconds";
    let labels = "{method=\"GET\",route=\"/months/:ym\"";
    for (bucket, count) in [("0.0025", 0), ("0.005", 3), ("5", 3), ("+Inf", 3)] {
        let line = format!("{durations}_bucket{labels},le=\"{bucket}\"}} {count}\n");
        assert!(text.contains(&line), "{line} in {text}");
    }
    assert!(
        text.contains(&format!("{durations}_count{labels}}} 3\n")),
        "{text}"
    );
}

#[test]
fn methods_that_somebody_makes_up_are_one() {
    let metrics = Metrics::new().unwrap();
    for method in ["BREW", "get", "TRACE"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        metrics.count_request(&method, None, StatusCode::FORBIDDEN, Duration::ZERO);
    }
    let line =
        "quartermaster_http_requests_total{method=\"other\",route=\"none\",status=\"403\"} 3\n";
    let text = counted(&metrics);
    assert!(text.contains(line), "{text}");
    assert_eq!(text.matches("requests_total{").count(), 1);
}

#[test]
fn gauges_of_one_name_differ_in_their_label() {
    let gauge = |state: &str, value| Gauge {
        name: "quartermaster_months",
        explains: "Months by state.",
        label: Some(("state", state.to_owned())),
        value,
    };
    let text = shown(&[gauge("draft", 2), gauge("clo\"sed", 30)]).unwrap();
    assert_eq!(
        text,
        "# HELP quartermaster_months Months by state.\n\
         # TYPE quartermaster_months gauge\n\
         quartermaster_months{state=\"clo\\\"sed\"} 30\n\
         quartermaster_months{state=\"draft\"} 2\n"
    );
    assert!(shown(&[gauge("draft", 1), gauge("draft", 2)]).is_err());
}

#[test]
fn what_is_only_counted_up_is_a_counter() {
    let text = shown(&[Gauge {
        name: "quartermaster_log_lines_dropped_total",
        explains: "Lines.",
        label: None,
        value: 7,
    }]);
    let text = text.unwrap();
    assert!(
        text.ends_with("_total counter\nquartermaster_log_lines_dropped_total 7\n"),
        "{text}"
    );
}
