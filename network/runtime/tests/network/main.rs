//! Promises of the networks that the runtime can start.

mod calls;
mod fees;
mod genesis;
mod weights;
