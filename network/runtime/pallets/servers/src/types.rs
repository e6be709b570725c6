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
    pub status: ServerStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum ServerStatus {
    /// Waits to be admitted.
    Candidate,
    Seated {
        subgroup: u8,
    },
    /// Lost its seat by an offence, and may be admitted again.
    Chilled,
    /// Has given up its seat; the bond stays held up to and including this block.
    Leaving {
        until: u32,
    },
}

/// What a member of a roster is punished for, whatever has become of its server since.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum Offence {
    /// Confirmed with a partial that its share does not give.
    FalsePartial,
    /// Called a good share bad.
    FalseAccusation,
    /// Said nothing of an envelope that it was delivered on chain.
    Silence,
}

/// When the seated servers become the current roster; the later one is the more urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum Rotation {
    AtPeriodEnd,
    NextBlock,
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
    /// For so many blocks the bond of a server that leaves stays held. Its last duties must end before.
    pub unbonding_period: u32,
    /// What a false partial costs, as a share of the minimum bond.
    pub false_partial_slash: Perbill,
    /// What silence costs, as a share of the minimum bond.
    pub silence_slash: Perbill,
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
