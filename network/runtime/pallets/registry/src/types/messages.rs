//! What members and registrants say of a dealing.

use super::PointBytes;
use codec::DecodeWithMemTracking;
use entropy_servers::MAX_MEMBERS;
use frame::prelude::*;

/// Of every member but the sender.
pub type Acks = BoundedVec<Ack, ConstU32<{ MAX_MEMBERS - 1 }>>;

/// The siblings of a leaf of the envelopes' tree, from below: enough for 16 subgroups of 32 members.
pub type MerkleProof = BoundedVec<H256, ConstU32<9>>;

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

/// One member's share, sealed to that member.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Envelope {
    pub enc: [u8; 32],
    pub ciphertext: [u8; 114],
}

/// What a member accuses the dealer of.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum Complaint {
    /// Nothing came.
    Missing,
    /// What came is not this member's share.
    Bad,
}
