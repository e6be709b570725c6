//! A dealing as its dealer knows it.

use super::{
    envelopes::{self, Sealed},
    server::Server,
};
use entropy_registry::{Dealing, MerkleProof};
use frame::{deps::sp_runtime::AccountId32, hashing::H256};
use k256::{elliptic_curve::PrimeField, Scalar};

/// Subgroup and member.
pub type Place = (u8, u8);

/// A dealing with its secrets.
pub struct Made {
    pub registrant: AccountId32,
    pub dealing: Dealing,
    pub dealing_hash: H256,
    pub message_hash: [u8; 32],
    pub roster: Vec<Vec<&'static Server>>,
    pub(super) shares: Shares,
    /// By place, in roster order.
    pub(super) sealed: Vec<(Place, Sealed)>,
    pub(super) leaves: Vec<Vec<u8>>,
}

/// The polynomials.
pub(super) struct Shares {
    /// The message of the test signature, and its `r`.
    pub m: Scalar,
    pub r: Scalar,
    pub x: Vec<Scalar>,
    pub u: Vec<Scalar>,
    pub d: Vec<Scalar>,
}

impl Shares {
    /// What is sealed to a subgroup, with the scalars of one.
    pub fn plaintext(&self, subgroup: u8, of: u8) -> Vec<u8> {
        let scalars = [&self.x, &self.u, &self.d].map(|coefficients| at(coefficients, of).to_repr());
        [vec![1, subgroup + 1], scalars.concat()].concat()
    }
}

impl Made {
    pub fn server(&self, (subgroup, member): Place) -> &'static Server {
        self.roster[usize::from(subgroup)][usize::from(member)]
    }

    /// `x_i`, what the members of a subgroup hold.
    pub fn share(&self, subgroup: u8) -> Scalar {
        at(&self.shares.x, subgroup)
    }

    pub fn partial(&self, subgroup: u8) -> [u8; 32] {
        let Shares { m, r, x, u, d } = &self.shares;
        (m * &at(u, subgroup) + r * &(at(x, subgroup) + at(d, subgroup))).to_repr().into()
    }

    pub fn sealed(&self, place: Place) -> &Sealed {
        &self.sealed[self.index(place)].1
    }

    pub fn proof(&self, place: Place) -> MerkleProof {
        envelopes::proof(&self.leaves, self.index(place))
    }

    fn index(&self, place: Place) -> usize {
        self.sealed.iter().position(|(sealed, _)| *sealed == place).unwrap()
    }
}

fn at(coefficients: &[Scalar], subgroup: u8) -> Scalar {
    let point = Scalar::from(u32::from(subgroup) + 1);
    coefficients.iter().rev().fold(Scalar::ZERO, |sum, coefficient| sum * point + coefficient)
}
