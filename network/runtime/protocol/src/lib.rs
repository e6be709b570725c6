//! What the chain computes of the registration protocol: hashes, equations and proofs over public data. It knows
//! no storage and no secrets (what a dealer opens is public from then on), and refuses every encoding but the
//! canonical one. `vectors.json` pins it to the TypeScript core.
#![cfg_attr(not(feature = "std"), no_std)]
extern crate alloc;

pub mod accusation;
pub mod combine;
pub mod dealing;
pub mod ecdsa;
pub mod evaluate;
pub mod hash;
pub mod holder;
pub mod partial;
pub mod point;
pub mod statement;
