//! site (to come).
fn main() {}
