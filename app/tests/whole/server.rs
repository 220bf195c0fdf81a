//! The built binary, started on a free port with a temporary database.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use tempfile::TempDir;

/// All that is in a place: where each file is in it, who may read it, and what it holds.
pub(crate) struct Files(Vec<(PathBuf, Permissions, Vec<u8>)>);

/// A folder with a database that outlives the servers on it.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A new one with the files of another.
    pub(crate) fn holding(files: &Files) -> Self {
        let place = Self::new();
        for (name, permissions, content) in &files.0 {
            let path = place.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, content).unwrap();
            fs::set_permissions(path, permissions.clone()).unwrap();
        }
        place
    }

    /// What is in it while no server is on it.
    pub(crate) fn files(&self) -> Files {
        let mut files = Vec::new();
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for file in fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.path()).unwrap().to_owned();
                    let permissions = fs::metadata(&path).unwrap().permissions();
                    files.push((name, permissions, fs::read(&path).unwrap()));
                }
            }
        }
        Files(files)
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path().join("quartermaster.db")
    }

    /// The program with this place's settings and no other.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quartermaster"));
        command
            .env_clear()
            .env(
                "QUARTERMASTER_DB_URL",
                format!("sqlite:///{}", self.database().display()),
            )
            .env("QUARTERMASTER_LISTEN", "127.0.0.1:0")
            .env("QUARTERMASTER_LOG_FORMAT", "text")
            .current_dir(self.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs a command of the program to its end: exit code, standard output, standard error.
    pub(crate) fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = self.program().args(arguments).output().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }

    pub(crate) fn start(&self) -> Server {
        Server::start(self.program())
    }
}

/// A running server; it is killed when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    /// The lines up to the one with the address.
    seen: String,
    log: Option<JoinHandle<String>>,
}

/// A server whose output nobody reads beyond the line that says where it is.
pub(crate) struct Unread {
    pub(crate) server: Server,
    pub(crate) output: BufReader<ChildStdout>,
}

impl Server {
    pub(crate) fn start(command: Command) -> Self {
        let Unread {
            mut server,
            mut output,
        } = Self::start_unread(command);
        server.log = Some(std::thread::spawn(move || {
            let mut log = String::new();
            let _ = output.read_to_string(&mut log);
            log
        }));
        server
    }

    pub(crate) fn start_unread(mut command: Command) -> Unread {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut seen = String::new();
        let address = loop {
            let mut line = String::new();
            assert_ne!(
                output.read_line(&mut line).unwrap(),
                0,
                "the server ended before it listened: {seen}"
            );
            seen.push_str(&line);
            if let Some(at) = line.find("http://") {
                let rest = &line[at..];
                let ends = |letter: char| letter == '"' || letter.is_whitespace();
                break rest[..rest.find(ends).unwrap()].to_owned();
            }
        };
        let server = Self {
            child,
            address,
            seen,
            log: None,
        };
        Unread { server, output }
    }

    /// One that was started elsewhere and listens at `address`.
    pub(crate) fn at(address: String, child: Child) -> Self {
        Self {
            child,
            address,
            seen: String::new(),
            log: None,
        }
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.child.id()
    }

    /// Asks the server to stop, and waits until it has: its exit status and what it logged.
    pub(crate) fn stop(mut self) -> (ExitStatus, String) {
        let id = self.process_id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(sent.success());
        let status = self.ended();
        let rest = self.log.take().map(|log| log.join().unwrap());
        (
            status,
            std::mem::take(&mut self.seen) + &rest.unwrap_or_default(),
        )
    }

    /// Waits for the end of one that ends by itself, and not for ever.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        // So many short naps are more than twice what a server may take to end.
        for _ in 0..6_000 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the server does not end");
    }

    /// Ends the server as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
