//! What the chain keeps of registrations. The encodings are part of the protocol: wallets and servers read them.

use codec::DecodeWithMemTracking;
use entropy_constraints::Rules;
use entropy_servers::{MAX_MEMBERS, MAX_SUBGROUPS};
use frame::{deps::sp_runtime::AccountId32, prelude::*};
use serde::{Deserialize, Serialize};

pub type PointBytes = [u8; 33];
/// All coefficients but the first, which is known.
pub type Points = BoundedVec<PointBytes, ConstU32<{ MAX_SUBGROUPS as u32 - 1 }>>;
pub type PerSubgroup<V> = BoundedVec<V, ConstU32<{ MAX_SUBGROUPS as u32 }>>;
/// Of every member but the sender.
pub type Acks = BoundedVec<Ack, ConstU32<{ MAX_MEMBERS - 1 }>>;

/// Storage and not constants, so that one runtime serves tests and public networks. Root may set them.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegistryParameters {
    pub deposit: u128,
    /// Blocks from `register` in which `deal` is accepted.
    pub deal_window: u32,
    /// Blocks from `deal` in which only a whole subgroup confirms.
    pub share_window: u32,
    /// Blocks from `deal` in which subgroups confirm.
    pub confirm_window: u32,
}

/// Everything public about one splitting of a key.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Dealing {
    pub threshold: u8,
    pub roster: H256,
    pub verifying_key: PointBytes,
    pub commitments: Points,
    pub nonce_point: PointBytes,
    pub u_commitments: Points,
    pub v_commitments: Points,
    pub envelopes_root: H256,
    pub proof_of_possession: [u8; 64],
}

/// A dealing that waits for confirmations.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Dealt {
    pub attempt: u32,
    pub block: u32,
    pub roster: u32,
    pub dealing_hash: H256,
    /// `Some` for the subgroups that have confirmed.
    pub partials: PerSubgroup<Option<[u8; 32]>>,
    /// Bit `k` of a subgroup's entry: its member `k`, in roster order, holds the share.
    pub holders: PerSubgroup<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum Stage {
    /// Waits for a dealing, up to and including this block.
    Open {
        until: u32,
    },
    Dealt(Dealt),
}

/// A registration in flight.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Registration {
    pub constraint_account: AccountId32,
    pub initial_constraints: Option<Rules>,
    pub deposit: u128,
    pub stage: Stage,
}

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

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Fault {
    Nobody,
    User,
    Server,
    /// Ours: what must never happen happened.
    Internal,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Reason {
    Registered,
    Cancelled,
    NotDealt,
    TooFewConfirmed,
    SignatureInvalid,
}

/// How a registration ended, for a client that slept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Outcome {
    pub attempt: u32,
    pub dealing_hash: Option<H256>,
    pub block: u32,
    pub fault: Fault,
    pub reason: Reason,
}

/// What stays of an account for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Registrant {
    /// Dealings so far: no two of an account ever share a statement.
    pub attempts: u32,
    pub last: Option<Outcome>,
}

/// A proof that a member holds its subgroup's share.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct HolderProof {
    pub commitment: PointBytes,
    pub response: [u8; 32],
}

/// The same of a member that lets another submit it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Ack {
    /// Its place in the subgroup's roster order.
    pub member: u8,
    pub holder_proof: HolderProof,
    pub signature: [u8; 64],
}
