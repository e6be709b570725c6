//! The test signature from the partials.

use crate::{
    dealing::evaluation_point,
    point::{parse_scalar, x_coordinate, PointBytes, ScalarBytes},
};
use alloc::vec::Vec;
use k256::{ecdsa::Signature, elliptic_curve::ops::BatchInvert, Scalar};

/// Interpolates the partials of exactly `threshold` distinct subgroups at zero. The result is `r ‖ s` with a low `s`;
/// the caller verifies it.
pub fn combine_partials(nonce_point: &PointBytes, partials: &[(u8, ScalarBytes)]) -> Option<[u8; 64]> {
    let subgroups: Vec<u8> = partials.iter().map(|(subgroup, _)| *subgroup).collect();
    let weights = lagrange_at_zero(&subgroups)?;
    let mut s = Scalar::ZERO;
    for ((_, partial), weight) in partials.iter().zip(weights) {
        s += parse_scalar(partial)? * weight;
    }
    let signature = Signature::from_scalars(x_coordinate(nonce_point), s).ok()?;
    Some(signature.normalize_s().unwrap_or(signature).to_bytes().into())
}

/// One inversion for all denominators. `None` if a subgroup appears twice.
fn lagrange_at_zero(subgroups: &[u8]) -> Option<Vec<Scalar>> {
    let points: Vec<Scalar> =
        subgroups.iter().map(|subgroup| Scalar::from(u32::from(evaluation_point(*subgroup)))).collect();
    let product_over_others = |own: usize, factor: &dyn Fn(&Scalar) -> Scalar| {
        let others = points.iter().enumerate().filter(|(other, _)| *other != own);
        others.fold(Scalar::ONE, |product, (_, other)| product * factor(other))
    };
    let denominators: Vec<Scalar> =
        points.iter().enumerate().map(|(own, x)| product_over_others(own, &|other| other - x)).collect();
    let inverses: Option<Vec<Scalar>> = Scalar::batch_invert(denominators.as_slice()).into();
    let weights = inverses?.into_iter().enumerate();
    Some(weights.map(|(own, inverse)| product_over_others(own, &|other| *other) * inverse).collect())
}
