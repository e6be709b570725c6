//! A dealer as the wallet is one, on the same curve but otherwise written anew.

use crate::{
    chain::{account, SUBGROUPS},
    mock::{System, Test},
};
use entropy_protocol::{
    point::reduce_scalar,
    statement::{Context, Hashes},
};
use entropy_registry::{Dealing, Points};
use entropy_servers::{CurrentRoster, RosterInfos};
use frame::{
    deps::sp_runtime::AccountId32,
    hashing::{blake2_256, H256},
};
use k256::{
    ecdsa::{signature::hazmat::PrehashSigner, Signature, SigningKey},
    elliptic_curve::{group::GroupEncoding, point::AffineCoordinates, PrimeField},
    ProjectivePoint, Scalar,
};

pub struct Dealer {
    pub registrant: AccountId32,
    /// What all secrets of the dealing come from.
    pub key: String,
    pub nonce: String,
    pub attempt: u32,
    pub threshold: u8,
    /// Done to the dealing before the proof of possession is made.
    pub change: Box<dyn Fn(&mut Dealing)>,
}

/// A dealing with its secrets.
pub struct Made {
    pub registrant: AccountId32,
    pub dealing: Dealing,
    pub dealing_hash: H256,
    message_hash: [u8; 32],
    r: Scalar,
    x: Vec<Scalar>,
    u: Vec<Scalar>,
    d: Vec<Scalar>,
}

impl Dealer {
    pub fn new(name: &str) -> Self {
        Self {
            registrant: account(name),
            key: format!("key of {name}"),
            nonce: format!("nonce of {name}"),
            attempt: 1,
            threshold: 2,
            change: Box::new(|_| ()),
        }
    }

    pub fn make(&self) -> Made {
        let coefficients = |kind: &str, constant: Scalar| -> Vec<Scalar> {
            let others = (1..self.threshold).map(|j| self.secret(&format!("{kind} {j}")));
            std::iter::once(constant).chain(others).collect()
        };
        let x = secret(&self.key);
        let k = secret(&self.nonce);
        let nonce_point = ProjectivePoint::GENERATOR * k;
        let u = k.invert().unwrap();
        let (x, u, d) = (coefficients("x", x), coefficients("u", u), coefficients("d", u * x - x));
        let points = |base: ProjectivePoint, scalars: Vec<Scalar>| -> Points {
            scalars.iter().skip(1).map(|scalar| encode(base * scalar)).collect::<Vec<_>>().try_into().unwrap()
        };
        let mut dealing = Dealing {
            threshold: self.threshold,
            roster: RosterInfos::<Test>::get(CurrentRoster::<Test>::get()).unwrap().hash,
            verifying_key: encode(ProjectivePoint::GENERATOR * x[0]),
            commitments: points(ProjectivePoint::GENERATOR, x.clone()),
            nonce_point: encode(nonce_point),
            u_commitments: points(nonce_point, u.clone()),
            v_commitments: points(nonce_point, d.iter().zip(&x).map(|(d, x)| d + x).collect()),
            envelopes_root: H256(blake2_256(b"envelopes")),
            proof_of_possession: [0; 64],
        };
        (self.change)(&mut dealing);
        let hashes = self.hashes(&dealing);
        let signature: Signature =
            SigningKey::from(k256::NonZeroScalar::new(x[0]).unwrap()).sign_prehash(&hashes.dealing).unwrap();
        dealing.proof_of_possession = signature.normalize_s().unwrap_or(signature).to_bytes().into();
        Made {
            registrant: self.registrant.clone(),
            dealing,
            dealing_hash: H256(hashes.dealing),
            message_hash: hashes.message,
            r: reduce_scalar(&nonce_point.to_affine().x().into()),
            x,
            u,
            d,
        }
    }

    fn secret(&self, label: &str) -> Scalar {
        secret(&format!("{} {} {} {label}", self.key, self.nonce, self.attempt))
    }

    fn hashes(&self, dealing: &Dealing) -> Hashes {
        let context = Context {
            genesis: System::block_hash(0).0,
            registrant: self.registrant.clone().into(),
            attempt: self.attempt,
            subgroups: SUBGROUPS,
        };
        let protocol = entropy_protocol::dealing::Dealing {
            threshold: dealing.threshold,
            roster: dealing.roster.as_fixed_bytes(),
            verifying_key: &dealing.verifying_key,
            commitments: &dealing.commitments,
            nonce_point: &dealing.nonce_point,
            u_commitments: &dealing.u_commitments,
            v_commitments: &dealing.v_commitments,
            envelopes_root: dealing.envelopes_root.as_fixed_bytes(),
            proof_of_possession: &dealing.proof_of_possession,
        };
        Hashes::of(&protocol, &context)
    }
}

impl Made {
    /// `x_i`, what the members of a subgroup hold.
    pub fn share(&self, subgroup: u8) -> Scalar {
        at(&self.x, subgroup)
    }

    /// What the test signature signs.
    pub fn message_hash(&self) -> [u8; 32] {
        self.message_hash
    }

    pub fn partial(&self, subgroup: u8) -> [u8; 32] {
        let (x, u, d) = (at(&self.x, subgroup), at(&self.u, subgroup), at(&self.d, subgroup));
        (reduce_scalar(&self.message_hash) * u + self.r * (x + d)).to_repr().into()
    }
}

fn at(coefficients: &[Scalar], subgroup: u8) -> Scalar {
    let point = Scalar::from(u32::from(subgroup) + 1);
    coefficients.iter().rev().fold(Scalar::ZERO, |sum, coefficient| sum * point + coefficient)
}

pub fn secret(label: &str) -> Scalar {
    reduce_scalar(&blake2_256(label.as_bytes()))
}

pub fn encode(point: ProjectivePoint) -> [u8; 33] {
    point.to_bytes().into()
}
