use super::{PerSubgroup, PointBytes, Points};
use frame::prelude::*;

/// A registration that succeeded.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct RegisteredKey {
    pub verifying_key: PointBytes,
    pub attempt: u32,
    pub threshold: u8,
    pub commitments: Points,
    pub roster: u32,
    pub roster_hash: H256,
    pub dealing_hash: H256,
    pub holders: PerSubgroup<u32>,
    pub missing_subgroups: PerSubgroup<u8>,
    pub block: u32,
    pub deposit: u128,
    /// The test signature, `r ‖ s`.
    pub signature: [u8; 64],
}

/// The time in which the missing subgroups of a registered key may still confirm.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Healing {
    /// The block of the dealing.
    pub block: u32,
    /// The last block in which it goes on.
    pub until: u32,
    /// By subgroup, as they were when the key was registered.
    pub excluded: PerSubgroup<u32>,
}
