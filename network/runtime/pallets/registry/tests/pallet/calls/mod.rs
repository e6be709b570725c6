//! What each call does and refuses.

mod acknowledge;
mod cancel;
mod challenge;
mod confirm;
mod deal;
mod deliver;
mod open;
mod register;
mod settle;
