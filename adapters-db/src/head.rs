//! What stands at the beginning of a database file.

use std::io::{self, Read as _};
use std::path::Path;

use crate::opening::open_file;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const PAGE_SIZE_AT: usize = 16;
const LOG_VERSIONS_AT: usize = 18;
const CHANGES_AT: usize = 24;
const PAGES_AT: usize = 28;
const PAGES_COUNTED_AT: usize = 92;

/// In both places, where a file is written by way of a write-ahead log.
const BY_LOG: u8 = 2;

/// The first bytes of a database file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    page_bytes: u64,
    versions: [u8; 2],
    /// How often it was changed without a log.
    pub(crate) changes: u32,
    pages: u64,
    /// Whether the number of pages is that of the last change.
    is_counted: bool,
}

impl Head {
    pub(crate) const BYTES: usize = 100;

    /// None where it is no database.
    ///
    /// # Errors
    /// The file cannot be read, or is served.
    pub(crate) fn of(file: &Path) -> io::Result<Option<(Self, Vec<u8>)>> {
        let mut first = Vec::new();
        let most = u64::try_from(Self::BYTES).unwrap_or(u64::MAX);
        open_file(file)?.take(most).read_to_end(&mut first)?;
        Ok(Self::read(&first).map(|head| (head, first)))
    }

    /// None where it is no database.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let size = u16::from_be_bytes(*bytes.get(PAGE_SIZE_AT..)?.first_chunk()?);
        let number = |at: usize| Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        let changes = number(CHANGES_AT)?;
        let is_database = bytes.starts_with(MAGIC);
        is_database.then_some(Self {
            page_bytes: if size == 1 { 65_536 } else { u64::from(size) },
            versions: *bytes.get(LOG_VERSIONS_AT..)?.first_chunk()?,
            changes,
            pages: u64::from(number(PAGES_AT)?),
            is_counted: number(PAGES_COUNTED_AT)? == changes,
        })
    }

    /// Whether the file is written by way of a write-ahead log: no other has one.
    pub(crate) fn keeps_a_log(&self) -> bool {
        self.versions == [BY_LOG; 2]
    }

    /// Whether a file of so many bytes can have all its pages.
    pub(crate) fn fits_in(&self, bytes: u64) -> bool {
        let pages = if self.is_counted { self.pages } else { 1 };
        bytes >= pages.saturating_mul(self.page_bytes)
    }

    pub(crate) fn page_bytes(&self) -> u64 {
        self.page_bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(change: impl FnOnce(&mut [u8])) -> Option<Head> {
        let mut bytes = [0; Head::BYTES];
        bytes[..16].copy_from_slice(MAGIC);
        bytes[PAGE_SIZE_AT] = 16;
        bytes[18..20].copy_from_slice(&[2, 2]);
        bytes[PAGES_AT + 3] = 3;
        change(&mut bytes);
        Head::read(&bytes)
    }

    #[test]
    fn a_file_is_as_long_as_its_pages() {
        let whole = head(|_| {}).unwrap();
        assert!(whole.keeps_a_log());
        assert!(whole.fits_in(3 * 4_096) && !whole.fits_in(3 * 4_096 - 1));
        let uncounted = head(|bytes| bytes[CHANGES_AT] = 1).unwrap();
        assert!(uncounted.fits_in(4_096) && !uncounted.fits_in(4_095));
        assert!(!head(|bytes| bytes[19] = 1).unwrap().keeps_a_log());
        assert_eq!(head(|bytes| bytes[0] = b's'), None);
        assert_eq!(Head::read(&[]), None);
    }
}
