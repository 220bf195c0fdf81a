//! Packs every file of `static/` for embedding: named by its content, compressed once, best; and every
//! template and text.
#![expect(
    clippy::disallowed_methods,
    reason = "a build has no database that is served"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Ending, media type, and whether compressing gains anything. A file with another ending stops the build.
const MEDIA_TYPES: [(&str, &str, bool); 10] = [
    ("css", "text/css; charset=utf-8", true),
    ("html", "text/html; charset=utf-8", true),
    ("ico", "image/x-icon", true),
    ("js", "text/javascript; charset=utf-8", true),
    ("json", "application/json", true),
    ("png", "image/png", false),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("webmanifest", "application/manifest+json", true),
    ("woff2", "font/woff2", false),
];

type Outcome<T> = Result<T, Box<dyn Error>>;

#[expect(
    clippy::disallowed_methods,
    reason = "Cargo tells a build script where things are through the environment"
)]
fn main() -> Outcome<()> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../static");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", root.display());

    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut table = String::from("static ASSETS: &[Asset] = &[\n");
    for file in &files {
        let name = name_of(file.strip_prefix(&root)?)?;
        table.push_str(&pack(file, &name, &out)?);
    }
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), table)?;
    embed("../templates", "TEMPLATES", &out)?;
    embed("texts", "TEXTS", &out)
}

/// Lists every file of `folder` with its text, so that the program carries it.
#[expect(
    clippy::disallowed_methods,
    reason = "Cargo tells a build script where things are through the environment"
)]
fn embed(folder: &str, table_name: &str, out: &Path) -> Outcome<()> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join(folder);
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut table = format!("pub(super) static {table_name}: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = name_of(file.strip_prefix(&root)?)?;
        let path = file.canonicalize()?;
        writeln!(table, "    ({name:?}, include_str!({path:?})),")?;
    }
    table.push_str("];\n");
    let table_file = format!("{}.rs", table_name.to_lowercase());
    fs::write(out.join(table_file), table)?;
    Ok(())
}

/// All files under `folder` but hidden ones.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// The path below `static/` with `/` between its parts, whatever the system uses.
fn name_of(path: &Path) -> Outcome<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    let name = parts.ok_or("a name in static/ is not UTF-8")?.join("/");
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/-_.".contains(letter);
    if name.chars().all(is_plain) {
        Ok(name)
    } else {
        Err(format!("static/{name}: use letters, digits, -, _ and . in names").into())
    }
}

/// Writes the packed content beside the table and returns the file's row in it.
fn pack(file: &Path, name: &str, out: &Path) -> Outcome<String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let (_, media_type, is_compressible) = MEDIA_TYPES
        .into_iter()
        .find(|(known, _, _)| *known == ending)
        .ok_or_else(|| format!("static/{name}: no media type is known for this ending"))?;
    let content = fs::read(file)?;
    let hash = hexadecimal(&Sha256::digest(&content));
    let tag = hash.get(..16).ok_or("a hash is too short")?;
    let short = hash.get(..8).ok_or("a hash is too short")?;

    let included = |path: PathBuf| format!("Some(include_bytes!({path:?}))");
    let absent = || "None".to_owned();
    let (plain, gzip, brotli) = if is_compressible {
        let gzip = packed(out, &format!("{hash}.gz"), || gzip_of(&content))?;
        let brotli = packed(out, &format!("{hash}.br"), || brotli_of(&content))?;
        (absent(), included(gzip), included(brotli))
    } else {
        let plain = packed(out, &format!("{hash}.{ending}"), || Ok(content))?;
        (included(plain), absent(), absent())
    };
    let mut row = String::new();
    writeln!(
        row,
        "Asset {{ name: {name:?}, path: \"/static/{stem}.{short}.{ending}\", tag: {tag:?}, media_type: {media_type:?}, \
         content: Content {{ plain: {plain}, gzip: {gzip}, brotli: {brotli} }} }},"
    )?;
    Ok(row)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The path of the packed file, made unless an earlier build has made it of the same content.
fn packed(
    out: &Path,
    file_name: &str,
    make: impl FnOnce() -> Outcome<Vec<u8>>,
) -> Outcome<PathBuf> {
    let path = out.join(file_name);
    if !path.exists() {
        // Renamed when whole, so that a build that is stopped leaves no half of it.
        let unfinished = out.join(format!("{file_name}.unfinished"));
        fs::write(&unfinished, make()?)?;
        fs::rename(&unfinished, &path)?;
    }
    Ok(path)
}

fn gzip_of(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn brotli_of(content: &[u8]) -> Outcome<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &params)?;
    Ok(compressed)
}
