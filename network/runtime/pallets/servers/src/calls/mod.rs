//! What each call does, once its origin is known.

mod admit;
mod bond;
mod endpoint;
mod join;
mod keys;
mod leave;

pub(crate) use endpoint::is_valid as is_valid_endpoint;
pub(crate) use keys::is_valid_x25519;
