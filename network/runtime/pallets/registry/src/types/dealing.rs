use super::{PointBytes, Points};
use codec::DecodeWithMemTracking;
use frame::prelude::*;

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
