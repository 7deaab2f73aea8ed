//! The app (to come).
