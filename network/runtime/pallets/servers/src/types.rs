//! What the chain knows of servers and rosters.

use codec::DecodeWithMemTracking;
use frame::{deps::sp_runtime::AccountId32, prelude::*};
use serde::{Deserialize, Serialize};

/// The most subgroups a network may have.
pub const MAX_SUBGROUPS: u8 = 16;
/// The most members of one subgroup.
pub const MAX_MEMBERS: u32 = 32;

pub type Endpoint = BoundedVec<u8, ConstU32<128>>;
pub type Members = BoundedVec<RosterMember, ConstU32<MAX_MEMBERS>>;

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct RosterMember {
    pub stash: AccountId32,
    pub tss_account: AccountId32,
    pub x25519_public_key: [u8; 32],
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct ServerInfo {
    pub tss_account: AccountId32,
    pub x25519_public_key: [u8; 32],
    pub endpoint: Endpoint,
    /// Held from the stash.
    pub bond: u128,
    /// `None` for a candidate that was not admitted yet.
    pub subgroup: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct RosterInfo {
    pub hash: H256,
    pub subgroups: u8,
    /// The block at which it became the current one.
    pub since: u32,
}

/// Storage and not constants, so that one runtime serves tests and public networks. Root may set them.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ServersParameters {
    pub min_bond: u128,
    /// The current roster may change every so many blocks.
    pub roster_period: u32,
    /// For so many blocks after a change dealings for the previous roster are accepted.
    pub roster_grace: u32,
    /// What a tss account must have to join: even calls whose fee comes back pay it first.
    pub tss_reserve: u128,
}

/// A server that is seated from the start; its bond is the minimum.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisServer {
    pub stash: AccountId32,
    pub tss_account: AccountId32,
    pub x25519_public_key: H256,
    pub endpoint: alloc::string::String,
    pub subgroup: u8,
}
