//! Promises of the registry's pallet.

mod calls;
mod flow;
mod invariants;
mod model;
mod parameters;
mod support;
