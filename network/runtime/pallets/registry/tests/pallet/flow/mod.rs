//! How registrations go on and end.

mod again;
mod blame;
mod complete;
mod healing;
mod keys;
mod order;
mod questions;
mod silence;
mod weights;
