//! The proof that a member holds its subgroup's share, and what its account signs to let another submit it.

use crate::{
    hash::{tagged_hash, Hash},
    point::{parse_point, parse_scalar, reduce_scalar, PointBytes, ScalarBytes},
};
use k256::{
    elliptic_curve::{group::GroupEncoding, ops::LinearCombination},
    ProjectivePoint,
};

/// Whose proof it is, of which share: a proof is good for nobody else.
#[derive(Clone, Copy, Debug)]
pub struct HolderContext<'a> {
    pub dealing_hash: &'a Hash,
    pub subgroup: u8,
    pub tss_account: &'a [u8; 32],
}

/// A Schnorr proof `(A, z)` of the discrete logarithm of `verifying_share`: `zG = A + c X_i`.
pub fn verify_holder(
    context: HolderContext,
    verifying_share: &ProjectivePoint,
    commitment: &PointBytes,
    response: &ScalarBytes,
) -> bool {
    let Some(a) = parse_point(commitment) else {
        return false;
    };
    let Some(z) = parse_scalar(response) else {
        return false;
    };
    let share = verifying_share.to_bytes();
    let challenge = context.hash("entropy:holder-proof:v1", &share, commitment);
    let minus_c = -reduce_scalar(&challenge);
    ProjectivePoint::lincomb(&ProjectivePoint::GENERATOR, &z, verifying_share, &minus_c) == a
}

/// What the member's tss account signs when another member submits its proof.
pub fn ack_hash(context: HolderContext, commitment: &PointBytes, response: &ScalarBytes) -> Hash {
    context.hash("entropy:ack:v1", commitment, response)
}

impl HolderContext<'_> {
    fn hash(&self, tag: &str, first: &[u8], second: &[u8]) -> Hash {
        tagged_hash(tag, &[self.dealing_hash, &[self.subgroup], self.tss_account, first, second])
    }
}
