//! Promises of the servers' pallet.

mod admit;
mod change;
mod change_keys;
mod genesis;
mod join;
mod leave;
mod mock;
mod offences;
mod rosters;
