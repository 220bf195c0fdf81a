//! nginx with TLS in front of a server, on a free port and with all its files in a folder of its own.

use std::io::{ErrorKind, Read as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::TcpStream;

use super::HOST;
use crate::server::Server;

const PATIENCE: Duration = Duration::from_secs(20);
const ATTEMPTS: usize = 5;

/// A process that ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A running nginx with a server behind it; both end when dropped.
pub(crate) struct Nginx {
    running: Running,
    pub(crate) port: u16,
    folder: TempDir,
    pub(crate) server: Server,
}

impl Nginx {
    /// `start` gets the port of the proxy, which a public address needs.
    pub(crate) async fn before(start: impl Fn(u16) -> Server) -> Self {
        let mut said = String::new();
        // Between finding a port free and taking it somebody else may have taken it.
        for _ in 0..ATTEMPTS {
            let port = free_port();
            match Self::try_start(port, start(port)).await {
                Ok(nginx) => return nginx,
                Err(error) => said = error,
            }
        }
        panic!("nginx does not start: {said}");
    }

    async fn try_start(port: u16, server: Server) -> Result<Self, String> {
        let folder = TempDir::new().unwrap();
        make_certificate(folder.path());
        let configuration = configuration(folder.path(), port, &server.address);
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, configuration).unwrap();
        let running = Running(spawn(folder.path(), &file));
        let mut nginx = Self {
            running,
            port,
            folder,
            server,
        };
        let listens = tokio::time::timeout(PATIENCE, nginx.listens()).await;
        listens.unwrap().map(|()| nginx)
    }

    /// Waits until it does; an error is what it said at its end.
    async fn listens(&mut self) -> Result<(), String> {
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            if self.running.0.try_wait().unwrap().is_some() {
                let mut said = String::new();
                let mut errors = self.running.0.stderr.take().unwrap();
                errors.read_to_string(&mut said).unwrap();
                return Err(said);
            }
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// What a client has to trust to trust this nginx.
    pub(crate) fn certificate(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    /// The origin of the pages.
    pub(crate) fn origin(&self) -> String {
        format!("https://{HOST}:{}", self.port)
    }

    /// Ends both: what the server logged.
    pub(crate) fn stop(self) -> String {
        drop(self.running);
        let (status, log) = self.server.stop();
        assert!(status.success());
        log
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// As docs/proxy.md shows it, without what a test does not need.
fn configuration(folder: &Path, port: u16, upstream: &str) -> String {
    let folder = folder.display();
    format!(
        "daemon off;
        master_process off;
        pid {folder}/nginx.pid;
        error_log stderr warn;
        events {{}}
        http {{
            access_log off;
            client_body_temp_path {folder}/body;
            proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/fastcgi;
            uwsgi_temp_path {folder}/uwsgi;
            scgi_temp_path {folder}/scgi;
            server {{
                listen 127.0.0.1:{port} ssl;
                server_name {HOST};
                ssl_certificate {folder}/certificate.pem;
                ssl_certificate_key {folder}/key.pem;
                location / {{
                    proxy_pass {upstream};
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-Host $http_host;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                }}
            }}
        }}"
    )
}

/// Debian puts nginx where the path of ordinary people does not lead.
fn spawn(folder: &Path, configuration: &Path) -> Child {
    for program in ["nginx", "/usr/sbin/nginx"] {
        let started = Command::new(program)
            .arg("-p")
            .arg(folder)
            .arg("-c")
            .arg(configuration)
            .args(["-e", "stderr"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        match started {
            Ok(child) => return child,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => panic!("nginx cannot be started: {error}"),
        }
    }
    panic!("this test needs nginx, which is not installed; scripts/check.sh installs it")
}

fn make_certificate(folder: &Path) {
    let mut openssl = Command::new("openssl");
    openssl
        .current_dir(folder)
        .args(["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"])
        .args(["-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-keyout", "key.pem", "-out", "certificate.pem"])
        .args(["-subj", &format!("/CN={HOST}")])
        .args(["-addext", &format!("subjectAltName=DNS:{HOST}")]);
    let made = super::output(&mut openssl);
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
}
