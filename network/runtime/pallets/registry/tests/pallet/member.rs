//! A member of a subgroup, and what it can prove.

use crate::dealer::{encode, secret, Made};
use entropy_protocol::{
    hash::tagged_hash,
    holder::{ack_hash, HolderContext},
    point::reduce_scalar,
};
use entropy_registry::{Ack, HolderProof};
use entropy_servers::GenesisServer;
use frame::{
    deps::{
        sp_core::{sr25519, Pair},
        sp_runtime::AccountId32,
    },
    hashing::blake2_256,
};
use k256::{elliptic_curve::PrimeField, ProjectivePoint, Scalar};

pub struct Member {
    pub subgroup: u8,
    /// In the subgroup's roster order.
    pub place: u8,
    tss: sr25519::Pair,
}

impl Member {
    pub fn new(subgroup: u8, place: u8) -> Self {
        let seed = blake2_256(format!("member {subgroup} {place}").as_bytes());
        Self { subgroup, place, tss: sr25519::Pair::from_seed(&seed) }
    }

    pub fn tss_account(&self) -> AccountId32 {
        self.tss.public().into()
    }

    pub fn at_genesis(&self) -> GenesisServer {
        let name = format!("{} {}", self.subgroup, self.place);
        let x25519 = curve25519_dalek::MontgomeryPoint::mul_base_clamped(blake2_256(name.as_bytes()));
        GenesisServer {
            stash: crate::chain::account(&format!("stash {name}")),
            tss_account: self.tss_account(),
            x25519_public_key: x25519.to_bytes().into(),
            endpoint: "http://127.0.0.1:3001".into(),
            subgroup: self.subgroup,
        }
    }

    pub fn holder_proof(&self, made: &Made) -> HolderProof {
        self.holder_proof_of(made, made.share(self.subgroup))
    }

    /// As if this were its share.
    pub fn holder_proof_of(&self, made: &Made, share: Scalar) -> HolderProof {
        let nonce = secret(&format!("holder nonce {} {}", self.subgroup, self.place));
        let commitment = encode(ProjectivePoint::GENERATOR * nonce);
        let challenge = tagged_hash(
            "entropy:holder-proof:v1",
            &[
                made.dealing_hash.as_bytes(),
                &[self.subgroup],
                self.tss_account().as_ref(),
                &encode(ProjectivePoint::GENERATOR * share),
                &commitment,
            ],
        );
        let response = (nonce + reduce_scalar(&challenge) * share).to_repr().into();
        HolderProof { commitment, response }
    }

    pub fn ack(&self, made: &Made) -> Ack {
        self.signed(made, self.holder_proof(made))
    }

    pub fn signed(&self, made: &Made, holder_proof: HolderProof) -> Ack {
        let context = HolderContext {
            dealing_hash: made.dealing_hash.as_fixed_bytes(),
            subgroup: self.subgroup,
            tss_account: &self.tss.public().0,
        };
        let message = ack_hash(context, &holder_proof.commitment, &holder_proof.response);
        Ack { member: self.place, holder_proof, signature: self.tss.sign(&message).0 }
    }
}
