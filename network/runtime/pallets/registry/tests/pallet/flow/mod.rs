//! How registrations go on and end.

mod again;
mod blame;
mod complete;
mod healing;
mod keys;
mod questions;
mod silence;
