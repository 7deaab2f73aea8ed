//! Writes the certificates of the virtual cards to `crates/sim/cards/`, the same bytes each time.
//!
//! `cargo run -p sim --example issue`. People, numbers and authorities are
//! invented. The authorities' keys are derived from two sentences; the cards'
//! have none: a number stands in the place of a key.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    dead_code,
    reason = "a tool that stops when its own constants are wrong; its test uses more of it"
)]

mod authority;
mod certificate;
mod issue;

fn main() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("cards");
    std::fs::create_dir_all(&folder)?;
    let mut total = 0;
    for (name, bytes) in issue::all() {
        total += bytes.len();
        std::fs::write(folder.join(name), bytes)?;
    }
    println!("{total} bytes in {}", folder.display());
    Ok(())
}
