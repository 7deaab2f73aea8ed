//! The app's entry point (to come).
fn main() {}
