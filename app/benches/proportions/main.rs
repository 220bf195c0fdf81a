//! The proportions the product holds, measured on the built program beside a floor that does the
//! same SQL with bare sqlx and writes the same bytes. Prints figures; asserts none.

#![expect(
    clippy::as_conversions,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    clippy::print_stdout,
    reason = "a measurement reads the clock, divides, and prints what it finds"
)]

mod filling;
mod floor;
mod load;
mod program;

use std::time::Duration;

use anyhow::Result;

use filling::{MONTHS_FEW, MONTHS_MANY, MONTHS_USUAL, fill};
use floor::Floor;
use load::{Load, cost_ratio, in_turns};
use program::Program;

const STARTS: usize = 9;
const PAGES_FOR_MEMORY: usize = 10_000;
const ROUNDS: usize = 8;
const PAGES_A_ROUND: usize = 400;
const CONNECTIONS: usize = 4;

#[tokio::main]
async fn main() -> Result<()> {
    let scratch = tempfile::TempDir::new()?;
    println!(
        "data: {MONTHS_USUAL} months x {} entries x {} postings",
        filling::ENTRIES,
        filling::POSTINGS_PER_ENTRY
    );
    println!("binary: {:.2} MB", program::binary_mb()?);

    let usual = scratch.path().join("usual");
    let last = fill(&usual, MONTHS_USUAL).await?;
    println!(
        "start to first good /healthz: {:.3} s (median of {STARTS})",
        start_seconds(&usual).await?
    );
    memory_and_floor(&usual, &last).await?;

    let few = scratch.path().join("few");
    let last_of_few = fill(&few, MONTHS_FEW).await?;
    let many = scratch.path().join("many");
    let last_of_many = fill(&many, MONTHS_MANY).await?;
    let few = Program::start(&few).await?;
    let many = Program::start(&many).await?;
    let (few_page, many_page) = (few.page(&last_of_few), many.page(&last_of_many));
    let ratio = cost_ratio(&many_page, &few_page, ROUNDS, PAGES_A_ROUND).await?;
    println!(
        "month page with {MONTHS_MANY} months kept costs {ratio:.3} of the one with {MONTHS_FEW}"
    );
    Ok(())
}

async fn start_seconds(place: &std::path::Path) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(Program::start(place).await?.started_in);
    }
    times.sort();
    Ok(times
        .get(STARTS / 2)
        .copied()
        .unwrap_or(Duration::ZERO)
        .as_secs_f64())
}

async fn memory_and_floor(place: &std::path::Path, month: &str) -> Result<()> {
    // Asked first: a database has one program at a time.
    let statements = program::statements_of_page(place, month).await?;
    println!("statements of the month page: {}", statements.len());
    let product = Program::start(place).await?;
    let idle_mb = product.memory_mb()?;
    println!("idle memory: {idle_mb:.1} MB");
    let page = product.page(month);
    let bytes = load::fetch(&page).await?;
    println!(
        "month page: {} bytes as sent without compression",
        bytes.len()
    );
    Load::of(&page, CONNECTIONS).run(PAGES_FOR_MEMORY).await?;
    let loaded_mb = product.memory_mb()?;
    println!(
        "memory after {PAGES_FOR_MEMORY} month pages: {loaded_mb:.1} MB, {:.2} of idle",
        loaded_mb / idle_mb
    );

    let floor = Floor::start(place, month, statements, bytes).await?;
    let (product_rate, floor_rate) = in_turns(
        &Load::of(&page, CONNECTIONS),
        &Load::of(&floor.page(), CONNECTIONS),
        ROUNDS,
        PAGES_A_ROUND,
    )
    .await?;
    println!(
        "month pages a second: product {product_rate:.0}, floor {floor_rate:.0}, ratio {:.2}",
        product_rate / floor_rate
    );
    Ok(())
}
