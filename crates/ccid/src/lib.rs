//! What a USB smart-card reader says (USB CCID 1.1), without I/O and without a clock.
