//! A dealing: everything public about one splitting of a key, and what can be checked of it.

use crate::{
    ecdsa::verify_signature,
    evaluate::evaluate,
    hash::Hash,
    point::{is_zero, parse_point, parse_points, reduce_scalar, x_coordinate, PointBytes},
    statement::{Context, Hashes},
};
use alloc::vec::Vec;
use k256::{elliptic_curve::ops::LinearCombination, AffinePoint, ProjectivePoint, Scalar};

#[derive(Clone, Copy, Debug)]
pub struct Dealing<'a> {
    pub threshold: u8,
    pub roster: &'a Hash,
    pub verifying_key: &'a PointBytes,
    pub commitments: &'a [PointBytes],
    pub nonce_point: &'a PointBytes,
    pub u_commitments: &'a [PointBytes],
    pub v_commitments: &'a [PointBytes],
    pub envelopes_root: &'a Hash,
    pub proof_of_possession: &'a [u8; 64],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealingError {
    InvalidThreshold,
    WrongLength,
    InvalidProof,
    InvalidPoint,
    Degenerate,
}

/// A dealing whose points are parsed: what partials and holder proofs are checked against.
#[derive(Clone, Debug)]
pub struct OpenedDealing {
    pub hashes: Hashes,
    /// `m`, the test signature's message as a scalar.
    pub message: Scalar,
    /// `r` of the test signature.
    pub r: Scalar,
    pub nonce_point: AffinePoint,
    pub verifying_key: AffinePoint,
    pub commitments: Vec<AffinePoint>,
    pub u_commitments: Vec<AffinePoint>,
    pub v_commitments: Vec<AffinePoint>,
}

impl Dealing<'_> {
    /// More than half of the subgroups, so that two disjoint groups can never both sign.
    pub fn check_threshold(&self, subgroups: u8) -> Result<(), DealingError> {
        let allowed = subgroups >= 2 && (subgroups / 2 + 1..=subgroups).contains(&self.threshold);
        allowed.then_some(()).ok_or(DealingError::InvalidThreshold)
    }

    pub fn check_lengths(&self) -> Result<(), DealingError> {
        let expected = usize::from(self.threshold).saturating_sub(1);
        let lists = [self.commitments, self.u_commitments, self.v_commitments];
        lists.iter().all(|list| list.len() == expected).then_some(()).ok_or(DealingError::WrongLength)
    }

    /// The dealer knows the key: it signed the dealing's hash with it.
    pub fn check_proof(&self, hashes: &Hashes) -> Result<(), DealingError> {
        verify_signature(self.verifying_key, &hashes.dealing, self.proof_of_possession)
            .then_some(())
            .ok_or(DealingError::InvalidProof)
    }

    pub fn open(&self, context: &Context) -> Result<OpenedDealing, DealingError> {
        self.open_hashed(Hashes::of(self, context))
    }

    pub fn open_hashed(&self, hashes: Hashes) -> Result<OpenedDealing, DealingError> {
        let parse = || {
            Some(OpenedDealing {
                message: reduce_scalar(&hashes.message),
                hashes,
                r: x_coordinate(self.nonce_point),
                nonce_point: parse_point(self.nonce_point)?,
                verifying_key: parse_point(self.verifying_key)?,
                commitments: parse_points(self.commitments)?,
                u_commitments: parse_points(self.u_commitments)?,
                v_commitments: parse_points(self.v_commitments)?,
            })
        };
        parse().ok_or(DealingError::InvalidPoint)
    }
}

impl OpenedDealing {
    /// `X_i`, what a share of this subgroup multiplies the generator to.
    pub fn verifying_share(&self, subgroup: u8) -> ProjectivePoint {
        evaluate(&self.verifying_key, &self.commitments, evaluation_point(subgroup))
    }

    /// `U(i)`, where `U(0)` is the generator.
    pub fn u(&self, subgroup: u8) -> ProjectivePoint {
        evaluate(&AffinePoint::GENERATOR, &self.u_commitments, evaluation_point(subgroup))
    }

    /// `V(i)`, where `V(0)` is the verifying key.
    pub fn v(&self, subgroup: u8) -> ProjectivePoint {
        evaluate(&self.verifying_key, &self.v_commitments, evaluation_point(subgroup))
    }

    /// Refuses a dealing with a zero share, a zero partial or a zero signature. They happen to nobody by chance, and
    /// the equations say nothing about them.
    pub fn check_not_degenerate(&self, subgroups: u8) -> Result<(), DealingError> {
        let signed =
            |u: &ProjectivePoint, v: &ProjectivePoint| ProjectivePoint::lincomb(u, &self.message, v, &self.r);
        let whole = signed(&ProjectivePoint::GENERATOR, &self.verifying_key.into());
        let degenerate = is_zero(&self.r)
            || is_identity(&whole)
            || (0..subgroups).any(|subgroup| {
                let (u, v) = (self.u(subgroup), self.v(subgroup));
                is_identity(&self.verifying_share(subgroup))
                    || is_identity(&u)
                    || is_identity(&v)
                    || is_identity(&signed(&u, &v))
            });
        if degenerate {
            return Err(DealingError::Degenerate);
        }
        Ok(())
    }
}

/// Shares are evaluated at subgroup + 1: at zero lies the key itself.
pub(crate) fn evaluation_point(subgroup: u8) -> u8 {
    subgroup.saturating_add(1)
}

fn is_identity(point: &ProjectivePoint) -> bool {
    *point == ProjectivePoint::IDENTITY
}
