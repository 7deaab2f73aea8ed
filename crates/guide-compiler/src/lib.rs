//! The compiler (to come).
