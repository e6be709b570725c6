//! Promises of the registry's pallet.

mod cancel;
mod chain;
mod complete;
mod confirm;
mod deal;
mod dealer;
mod member;
mod mock;
mod model;
mod register;
mod settle;
