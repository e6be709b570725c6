//! A subgroup's share once it is public, and what servers check of it in secret.

use crate::{
    dealing::OpenedDealing,
    point::{is_zero, parse_scalar, ScalarBytes},
};
use k256::{ProjectivePoint, Scalar};

/// `x_i` and `u_i` are not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub x: Scalar,
    pub u: Scalar,
    pub d: Scalar,
}

impl Share {
    /// Canonical scalars only.
    pub fn parse(x: &ScalarBytes, u: &ScalarBytes, d: &ScalarBytes) -> Option<Self> {
        let not_zero = |bytes| parse_scalar(bytes).filter(|scalar| !is_zero(scalar));
        Some(Self { x: not_zero(x)?, u: not_zero(u)?, d: parse_scalar(d)? })
    }
}

/// `x_i G = X_i`, `u_i R = U(i)` and `(x_i + d_i) R = V(i)`: true for this subgroup's share and for nothing else.
pub fn check_share(dealing: &OpenedDealing, subgroup: u8, share: &Share) -> bool {
    let nonce_point = ProjectivePoint::from(dealing.nonce_point);
    ProjectivePoint::GENERATOR * share.x == dealing.verifying_share(subgroup)
        && nonce_point * share.u == dealing.u(subgroup)
        && nonce_point * (share.x + share.d) == dealing.v(subgroup)
}
