//! Promises of the networks that the runtime can start.

mod fees;
mod genesis;
