//! Polynomials in the exponent.

use k256::{AffinePoint, ProjectivePoint};

/// `constant + Σ rest_j · at^(j+1)` by Horner's rule. `at` has at most five bits, so a step is a few doublings.
pub fn evaluate(constant: &AffinePoint, rest: &[AffinePoint], at: u8) -> ProjectivePoint {
    let higher =
        rest.iter().rev().fold(ProjectivePoint::IDENTITY, |sum, point| multiply_small(sum + point, at));
    higher + constant
}

fn multiply_small(point: ProjectivePoint, factor: u8) -> ProjectivePoint {
    let bits = u8::BITS - factor.leading_zeros();
    (0..bits).rev().fold(ProjectivePoint::IDENTITY, |sum, bit| {
        let doubled = sum.double();
        if factor >> bit & 1 == 1 {
            doubled + point
        } else {
            doubled
        }
    })
}
