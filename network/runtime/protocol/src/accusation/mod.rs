//! What settles an accusation: the committed envelope, opened by its dealer, and the share that is in it or is not.

pub mod envelope;
pub mod hpke;
pub mod judge;
pub mod merkle;
pub mod share;
pub mod x25519;
