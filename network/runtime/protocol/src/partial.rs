//! One subgroup's piece of the test signature.

use crate::{
    dealing::OpenedDealing,
    point::{is_zero, parse_scalar, ScalarBytes},
};
use k256::{elliptic_curve::ops::LinearCombinationExt, ProjectivePoint};

/// `s_i R = m U(i) + r V(i)`: true for the partial of this subgroup's share and for nothing else.
pub fn check_partial(dealing: &OpenedDealing, subgroup: u8, partial: &ScalarBytes) -> bool {
    let Some(s) = parse_scalar(partial).filter(|s| !is_zero(s)) else {
        return false;
    };
    let difference = ProjectivePoint::lincomb_ext(&[
        (dealing.nonce_point.into(), -s),
        (dealing.u(subgroup), dealing.message),
        (dealing.v(subgroup), dealing.r),
    ]);
    difference == ProjectivePoint::IDENTITY
}
