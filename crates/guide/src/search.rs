//! Searching the guide (to come).
