use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// Longer than /healthz takes at worst.
const PATIENCE: Duration = Duration::from_secs(4);
const STATUS_LINE_MAX_BYTES: u64 = 256;

/// Asks the local server for its health.
///
/// # Errors
/// The server cannot be reached, or is not well.
pub(super) fn run(listen: SocketAddr) -> Result<ExitCode> {
    let address = reachable(listen);
    let line = status_line(address)?;
    let is_http = line.starts_with("HTTP/1.");
    match line.split_ascii_whitespace().nth(1).filter(|_| is_http) {
        Some("200") => Ok(ExitCode::SUCCESS),
        Some(status) => bail!("the server at {address} is not well: it answered {status}"),
        None => bail!("what listens at {address} is not a web server"),
    }
}

fn status_line(address: SocketAddr) -> Result<String> {
    let mut connection = TcpStream::connect_timeout(&address, PATIENCE)
        .with_context(|| format!("cannot reach the server at {address}"))?;
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let request = format!(
        "GET /healthz HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        address.port()
    );
    let unanswered = || format!("the server at {address} does not answer");
    connection
        .write_all(request.as_bytes())
        .with_context(unanswered)?;
    let mut line = String::new();
    BufReader::new(connection.take(STATUS_LINE_MAX_BYTES))
        .read_line(&mut line)
        .with_context(unanswered)?;
    Ok(line)
}

/// A server that listens everywhere is asked at the loopback address.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// What the command says of a server that answers with `answer`.
    fn checked(answer: &'static str) -> Result<ExitCode> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let server = thread::spawn(move || {
            let (mut connection, _) = listener.accept().unwrap();
            let mut asked = String::new();
            let mut lines = BufReader::new(connection.try_clone().unwrap());
            while !asked.ends_with("\r\n\r\n") {
                lines.read_line(&mut asked).unwrap();
            }
            connection.write_all(answer.as_bytes()).unwrap();
            asked
        });
        let said = run(SocketAddr::new(
            Ipv4Addr::UNSPECIFIED.into(),
            address.port(),
        ));
        let asked = server.join().unwrap();
        assert!(asked.starts_with("GET /healthz HTTP/1.1\r\n"), "{asked}");
        said
    }

    #[test]
    fn only_200_is_well() {
        assert!(checked("HTTP/1.1 200 OK\r\n\r\n{}").is_ok());
        for (answer, reason) in [
            (
                "HTTP/1.1 503 Service Unavailable\r\n\r\n{}",
                "it answered 503",
            ),
            ("", "not a web server"),
            ("SSH-2.0-x 200\r\n", "not a web server"),
        ] {
            let refused = checked(answer).unwrap_err().to_string();
            assert!(refused.contains(reason), "{refused}");
        }
    }

    #[test]
    fn a_server_that_is_not_there_is_named() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let refused = run(address).unwrap_err().to_string();
        assert!(refused.contains(&address.to_string()), "{refused}");
    }

    #[test]
    fn a_server_that_listens_everywhere_is_asked_at_the_loopback_address() {
        let at = |text: &str| reachable(text.parse().unwrap()).to_string();
        assert_eq!(at("0.0.0.0:8000"), "127.0.0.1:8000");
        assert_eq!(at("[::]:8000"), "[::1]:8000");
        assert_eq!(at("10.0.0.7:8000"), "10.0.0.7:8000");
    }
}
