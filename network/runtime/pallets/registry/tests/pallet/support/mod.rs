//! A chain, its servers and dealers, and what they can do.

pub mod chain;
pub mod dealer;
pub mod envelopes;
pub mod made;
pub mod mock;
pub mod server;
pub mod speech;
