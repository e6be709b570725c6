//! What each call does, once its origin is known.

mod confirm;
mod deal;
mod register;
mod settle;

pub(crate) use confirm::Confirmation;
