//! Messages as they cross the pipe.
