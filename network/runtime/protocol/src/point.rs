//! Canonical parsing of points and scalars.

use k256::{
    elliptic_curve::{
        group::GroupEncoding,
        ops::Reduce,
        subtle::{Choice, ConstantTimeEq},
        PrimeField,
    },
    AffinePoint, Scalar, U256,
};

/// A compressed point.
pub type PointBytes = [u8; 33];
/// Big-endian.
pub type ScalarBytes = [u8; 32];

/// A point that is on the curve, canonically encoded and not the identity. The library itself reads 33 zero bytes
/// as the identity, so the first byte is checked here.
pub fn parse_point(bytes: &PointBytes) -> Option<AffinePoint> {
    if !matches!(bytes[0], 2 | 3) {
        return None;
    }
    AffinePoint::from_bytes(&(*bytes).into()).into()
}

pub fn parse_points(list: &[PointBytes]) -> Option<alloc::vec::Vec<AffinePoint>> {
    list.iter().map(parse_point).collect()
}

/// A scalar below the group order.
pub fn parse_scalar(bytes: &ScalarBytes) -> Option<Scalar> {
    Scalar::from_repr((*bytes).into()).into()
}

/// A 32-byte number taken modulo the group order.
pub fn reduce_scalar(bytes: &ScalarBytes) -> Scalar {
    <Scalar as Reduce<U256>>::reduce_bytes(&(*bytes).into())
}

/// `r` of an ECDSA signature with this nonce point: its x coordinate modulo the group order.
pub fn x_coordinate(point: &PointBytes) -> Scalar {
    let mut x = [0; 32];
    x.copy_from_slice(&point[1..]);
    reduce_scalar(&x)
}

pub(crate) fn is_zero(scalar: &Scalar) -> bool {
    let zero: Choice = scalar.ct_eq(&Scalar::ZERO);
    zero.into()
}
