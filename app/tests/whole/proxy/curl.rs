//! A client that speaks TLS and believes that the host name belongs to this machine.

use std::process::Command;

use super::{CLIENT_IP, HOST};
use crate::proxy::nginx::Nginx;

/// Whatever came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header that may come once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.head.lines().filter_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then_some(value.trim())
        });
        let value = found.next();
        assert_eq!(found.next(), None, "{name} came twice");
        value
    }
}

/// Asks for a path through the proxy, with further arguments of curl.
pub(crate) fn ask(nginx: &Nginx, path: &str, arguments: &[&str]) -> Answer {
    let mut curl = Command::new("curl");
    curl.args([
        "--disable",
        "--silent",
        "--show-error",
        "--include",
        "--http1.1",
    ])
    .args([
        "--noproxy",
        "*",
        "--max-time",
        "30",
        "--interface",
        CLIENT_IP,
    ])
    .args(["--resolve", &format!("{HOST}:{}:127.0.0.1", nginx.port)])
    .arg("--cacert")
    .arg(nginx.certificate())
    .args(arguments)
    .arg(format!("{}{path}", nginx.origin()));
    let output = super::output(&mut curl);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{path}: {said}");
    let text = String::from_utf8(output.stdout).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap();
    Answer {
        status: status.parse().unwrap(),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}
