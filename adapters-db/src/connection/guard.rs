//! Whether the file that is open is still the one at its path, and nobody wrote it past SQLite.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::mem::{ManuallyDrop, forget};
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::{FileExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::SystemTime;

use nix::unistd::AccessFlags;
use quartermaster_application::ports::FileTrouble;

use crate::candidate::with_suffix;
use crate::files::{folder_of, may, real_file};
use crate::head::Head;
use crate::identity::{Identity, begin_serving, end_serving};
use crate::opening::hold;

/// What lies beside a database for as long as it is open.
const LOG_AND_INDEX: [&str; 2] = ["-wal", "-shm"];

const LOG_HEADER_BYTES: usize = 32;

const ANYBODY_WRITES: u32 = 0o222;

/// Of a database that is open by way of SQLite.
#[derive(Debug)]
pub(crate) struct Guard {
    file: PathBuf,
    /// Opened before SQLite opened the file. That it is closed only after SQLite has is what
    /// [`Guard::let_go`] is for; where nobody calls that, it stays open until the program ends.
    descriptor: ManuallyDrop<Mutex<Option<File>>>,
    /// As the descriptor, of the log.
    log: ManuallyDrop<Mutex<Option<File>>>,
    identity: Identity,
    can_be_written: Rights,
    beside: OnceLock<[Option<Identity>; 2]>,
    seen: Mutex<Seen>,
    /// How often this program began to write the file, and how often that was over.
    begun: AtomicU64,
    ended: AtomicU64,
    is_over: AtomicBool,
    /// What no act of a person mends while the file is open.
    lasting: OnceLock<FileTrouble>,
}

/// Whether anybody has the right to write the file, and to make others beside it.
#[derive(Debug, Clone, Copy)]
struct Rights {
    file: bool,
    folder: bool,
}

/// The file as this program left it, or as somebody else did by way of SQLite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    bytes: u64,
    modified: Option<SystemTime>,
    moved: Moved,
}

/// How much of the log is in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Moved {
    /// What the log begins with; it is another one each time the log is written from its beginning.
    log: Option<[u8; LOG_HEADER_BYTES]>,
    frames: i64,
}

impl Moved {
    /// Whether a commit moved frames into the file since `before`. It may have begun the log anew as well,
    /// which alone moves nothing.
    pub(crate) fn is_by_a_commit(self, before: Self) -> bool {
        self.frames > 0 && self != before
    }

    /// Whether somebody else did, who begins a log anew only when all of it is in the file.
    pub(crate) fn is_by_somebody(self, before: Self) -> bool {
        self.log != before.log || self.frames > before.frames
    }
}

/// What a look found that is no trouble yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    AsItWas,
    /// It was written, and not by this program: by way of SQLite, or past it.
    Written,
}

impl Guard {
    /// Before SQLite opens the file.
    ///
    /// # Errors
    /// It cannot be read or looked at.
    pub(crate) fn before_opening(file: &Path) -> io::Result<Self> {
        let file = real_file(file);
        let descriptor = hold(&file)?;
        let metadata = descriptor.metadata()?;
        let identity = Identity::of(&metadata);
        begin_serving(identity);
        Ok(Self {
            can_be_written: Rights {
                file: anybody_writes(&metadata),
                folder: fs::metadata(folder_of(&file)).is_ok_and(|folder| anybody_writes(&folder)),
            },
            file,
            descriptor: ManuallyDrop::new(Mutex::new(Some(descriptor))),
            log: ManuallyDrop::new(Mutex::new(None)),
            identity,
            beside: OnceLock::new(),
            seen: Mutex::new(Seen::of(&metadata, Moved::default())),
            begun: AtomicU64::new(0),
            ended: AtomicU64::new(0),
            is_over: AtomicBool::new(false),
            lasting: OnceLock::new(),
        })
    }

    /// After SQLite opened it, so that its log and its index are there.
    pub(crate) fn after_opening(&self) {
        let beside = LOG_AND_INDEX.map(|suffix| identity_of(&with_suffix(&self.file, suffix)));
        if self.beside.set(beside).is_ok() {
            beside.into_iter().flatten().for_each(begin_serving);
            *held(&self.log) = hold(&with_suffix(&self.file, "-wal")).ok();
        }
    }

    /// After SQLite closed it.
    pub(crate) fn let_go(&self) {
        let is_free = self.end_serving();
        let open = [held(&self.descriptor).take(), held(&self.log).take()];
        if !is_free {
            // Another store of this process has them open.
            forget(open);
        }
    }

    /// Whether nobody has the file open by way of SQLite any more. Where SQLite still has, what happens to
    /// its locks is of no matter by then.
    pub(crate) fn end_serving(&self) -> bool {
        if self.is_over.swap(true, Ordering::SeqCst) {
            return false;
        }
        let beside = self.beside.get().copied().unwrap_or_default();
        for file in beside.into_iter().flatten() {
            end_serving(file);
        }
        end_serving(self.identity)
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Where the file that is open can be read, whatever its name is, for as long as the program runs.
    pub(crate) fn open_as(&self) -> Option<PathBuf> {
        let number = held(&self.descriptor).as_ref()?.as_raw_fd();
        let process = std::process::id();
        Some(PathBuf::from(format!("/proc/{process}/fd/{number}")))
    }

    /// Whether the file that is open has a name nowhere.
    pub(crate) fn is_deleted(&self) -> bool {
        let metadata = self.metadata();
        metadata.is_some_and(|metadata| metadata.nlink() == 0)
    }

    /// Of the file that is open, wherever it is.
    fn metadata(&self) -> Option<Metadata> {
        held(&self.descriptor).as_ref()?.metadata().ok()
    }

    /// The log and the index that belong to the file that is open, where they still lie at their place.
    pub(crate) fn own_beside(&self) -> impl Iterator<Item = PathBuf> {
        self.beside_where(|found, own| found == own)
    }

    /// A log and an index at their place that are not those that are open.
    pub(crate) fn foreign_beside(&self) -> impl Iterator<Item = PathBuf> {
        self.beside_where(|found, own| found != own)
    }

    fn beside_where(
        &self,
        is_wanted: fn(Identity, Identity) -> bool,
    ) -> impl Iterator<Item = PathBuf> {
        let own = self.beside.get().copied().unwrap_or_default();
        LOG_AND_INDEX
            .into_iter()
            .zip(own)
            .filter_map(move |(suffix, own)| {
                let path = with_suffix(&self.file, suffix);
                let found = identity_of(&path)?;
                is_wanted(found, own?).then_some(path)
            })
    }

    /// Looks without opening anything.
    ///
    /// # Errors
    /// What somebody did to the file.
    pub(crate) fn look(&self) -> Result<Look, FileTrouble> {
        if let Some(trouble) = self.lasting.get() {
            return Err(*trouble);
        }
        let ended = self.ended.load(Ordering::SeqCst);
        let found = self.at_the_path()?;
        self.expect_rights(&found)?;
        let is_as_it_was = self.seen().is_like(&found);
        if !is_as_it_was {
            self.expect_a_whole_file(found.len())?;
        }
        self.expect_beside()?;
        // Whoever writes now looks when that is over.
        let is_being_written = self.begun.load(Ordering::SeqCst) != ended;
        Ok(if is_as_it_was || is_being_written {
            Look::AsItWas
        } else {
            Look::Written
        })
    }

    /// Whether a file of so many bytes can be one whose log is moved into it. SQLite removes the log of a
    /// file that is empty, so it is asked nothing where this says no.
    ///
    /// # Errors
    /// What somebody did to it; that lasts.
    pub(crate) fn expect_a_whole_file(&self, bytes: u64) -> Result<(), FileTrouble> {
        let is_shorter = bytes < self.seen().bytes;
        match self.head() {
            Some(head) if head.keeps_a_log() && (!is_shorter || head.fits_in(bytes)) => Ok(()),
            _ if is_shorter => Err(self.lasts(FileTrouble::Truncated)),
            _ => Err(self.lasts(FileTrouble::Damaged)),
        }
    }

    /// As [`Guard::expect_a_whole_file`], of the file that is open.
    pub(crate) fn is_whole(&self) -> bool {
        let found = self.metadata();
        found.is_some_and(|found| self.expect_a_whole_file(found.len()).is_ok())
    }

    fn at_the_path(&self) -> Result<Metadata, FileTrouble> {
        // SQLite would look for the log of a file behind a link where that file is.
        match fs::symlink_metadata(&self.file) {
            Ok(found) if Identity::of(&found) == self.identity => Ok(found),
            Ok(_) => Err(FileTrouble::Replaced),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(FileTrouble::ReadOnly),
            Err(_) => Err(FileTrouble::Missing),
        }
    }

    /// Whoever runs as root may write whatever the rights say; that somebody took them away counts.
    fn expect_rights(&self, found: &Metadata) -> Result<(), FileTrouble> {
        let folder = folder_of(&self.file);
        let Ok(around) = fs::metadata(folder) else {
            return Err(FileTrouble::ReadOnly);
        };
        let Rights {
            file: could_file,
            folder: could_folder,
        } = self.can_be_written;
        let is_taken =
            could_file && !anybody_writes(found) || could_folder && !anybody_writes(&around);
        let may_all = may(&self.file, AccessFlags::R_OK | AccessFlags::W_OK)
            && may(folder, AccessFlags::W_OK);
        if is_taken || !may_all {
            return Err(FileTrouble::ReadOnly);
        }
        Ok(())
    }

    fn expect_beside(&self) -> Result<(), FileTrouble> {
        let own = self.beside.get().copied().unwrap_or_default();
        let is_there = LOG_AND_INDEX.into_iter().zip(own).all(|(suffix, own)| {
            own.is_none() || identity_of(&with_suffix(&self.file, suffix)) == own
        });
        if is_there {
            Ok(())
        } else {
            Err(FileTrouble::LogMissing)
        }
    }

    fn head(&self) -> Option<Head> {
        let mut bytes = [0; Head::BYTES];
        let descriptor = held(&self.descriptor);
        descriptor.as_ref()?.read_exact_at(&mut bytes, 0).ok()?;
        Head::read(&bytes)
    }

    /// Nothing mends it while the file is open.
    pub(crate) fn lasts(&self, trouble: FileTrouble) -> FileTrouble {
        *self.lasting.get_or_init(|| trouble)
    }

    /// For as long as what it gives lives, this program may write the file.
    pub(crate) fn begin_writing(&self) -> Writing<'_> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        Writing(&self.ended)
    }

    /// Whether the file itself was written, as it is where its log is moved into it.
    pub(crate) fn wrote_the_file(&self) -> bool {
        let found = self.metadata();
        found.is_some_and(|found| !self.seen().is_like(&found))
    }

    /// How much of the log was in the file when it was last written.
    pub(crate) fn moved(&self) -> Moved {
        self.seen().moved
    }

    /// How much that is now, where SQLite says that it is so many frames of it.
    pub(crate) fn moved_now(&self, frames: i64) -> Moved {
        let mut header = [0; LOG_HEADER_BYTES];
        let log = held(&self.log);
        let read = log.as_ref().map(|log| log.read_exact_at(&mut header, 0));
        Moved {
            log: matches!(read, Some(Ok(()))).then_some(header),
            frames,
        }
    }

    /// A commit may have begun the log anew.
    pub(crate) fn note_log(&self) {
        let now = self.moved_now(0);
        let mut seen = self.seen();
        if seen.moved.log != now.log {
            seen.moved = now;
        }
    }

    /// What is in the file now is right.
    pub(crate) fn remember(&self, moved: Moved) {
        if let Some(metadata) = self.metadata() {
            *self.seen() = Seen::of(&metadata, moved);
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// SQLite may be about to close the file then, so the descriptors stay open.
impl Drop for Guard {
    fn drop(&mut self) {
        self.end_serving();
    }
}

/// While this program may write the file.
pub(crate) struct Writing<'a>(&'a AtomicU64);

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Seen {
    fn of(metadata: &Metadata, moved: Moved) -> Self {
        Self {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
            moved,
        }
    }

    fn is_like(&self, found: &Metadata) -> bool {
        *self == Self::of(found, self.moved)
    }
}

fn held(file: &Mutex<Option<File>>) -> MutexGuard<'_, Option<File>> {
    file.lock().unwrap_or_else(PoisonError::into_inner)
}

fn anybody_writes(metadata: &Metadata) -> bool {
    metadata.mode() & ANYBODY_WRITES != 0
}

fn identity_of(path: &Path) -> Option<Identity> {
    let metadata = fs::symlink_metadata(path).ok()?;
    Some(Identity::of(&metadata))
}
