use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// Longer than /healthz takes at worst.
const PATIENCE: Duration = Duration::from_secs(4);

/// Asks the local server for its health.
///
/// # Errors
/// The server cannot be reached, or is not well.
pub(super) fn run(listen: SocketAddr) -> Result<ExitCode> {
    let address = reachable(listen);
    let mut connection = TcpStream::connect_timeout(&address, PATIENCE)
        .with_context(|| format!("cannot reach the server at {address}"))?;
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    write!(
        connection,
        "GET /healthz HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        address.port()
    )?;
    let mut answer = String::new();
    connection
        .read_to_string(&mut answer)
        .context("the server does not answer")?;
    let status = answer.split_ascii_whitespace().nth(1).unwrap_or("nothing");
    if status != "200" {
        bail!("the server at {address} is not well: it answered {status}");
    }
    Ok(ExitCode::SUCCESS)
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
