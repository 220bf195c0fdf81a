//! Whether a rollback journal belongs to the file that it lies beside.
//!
//! A change that was cut off left pages in it as they were before. The first page of a file is in every
//! one, as each change counts itself there: the file has either that page, or one that counts one more.

use std::io::{self, BufReader, ErrorKind, Read, Seek as _, SeekFrom};
use std::path::Path;

use crate::head::Head;
use crate::opening::open_file;

const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
const HEADER_BYTES: usize = 28;
const SECTOR_AT: usize = 20;
const PAGE_SIZE_AT: usize = 24;

/// Behind each page.
const CHECKSUM_BYTES: i64 = 4;

/// Whether SQLite would take a change back in the file with this `head`, beginning with `first`, that was
/// made in another file.
///
/// # Errors
/// The journal cannot be read.
pub(crate) fn is_of_another(journal: &Path, head: &Head, first: &[u8]) -> io::Result<bool> {
    let mut journal = BufReader::new(open_file(journal)?);
    let mut header = [0; HEADER_BYTES];
    if !read_whole(&mut journal, &mut header)? || !header.starts_with(&MAGIC) {
        // SQLite takes nothing back with it.
        return Ok(false);
    }
    let (sector, page_bytes) = (number(&header, SECTOR_AT), number(&header, PAGE_SIZE_AT));
    if u64::from(page_bytes) != head.page_bytes() {
        return Ok(true);
    }
    journal.seek(SeekFrom::Start(u64::from(sector)))?;
    let mut page = [0; Head::BYTES];
    let mut page_number = [0; 4];
    let rest = i64::from(page_bytes) + CHECKSUM_BYTES - i64::try_from(Head::BYTES).unwrap_or(0);
    while read_whole(&mut journal, &mut page_number)? && read_whole(&mut journal, &mut page)? {
        if u32::from_be_bytes(page_number) == 1 {
            let is_before = page == first;
            let is_after = Head::read(&page)
                .is_some_and(|before| before.changes.wrapping_add(1) == head.changes);
            return Ok(!is_before && !is_after);
        }
        journal.seek_relative(rest)?;
    }
    Ok(false)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..).and_then(|bytes| bytes.first_chunk());
    bytes.map_or(0, |bytes| u32::from_be_bytes(*bytes))
}

/// Whether there was as much.
fn read_whole(from: &mut impl Read, bytes: &mut [u8]) -> io::Result<bool> {
    match from.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}
