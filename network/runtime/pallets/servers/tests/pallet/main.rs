//! Promises of the servers' pallet.

mod admit;
mod change_endpoint;
mod genesis;
mod join;
mod mock;
mod rosters;
