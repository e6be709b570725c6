//! A dealer, with all of its secrets made from labels, for the largest network.

use super::network::{Member, MEMBERS, SUBGROUPS};
use crate::types::*;
use alloc::{format, vec::Vec};
use entropy_protocol::{
    accusation::{
        hpke::{seal, Sealed},
        x25519,
    },
    dealing::Dealing as ProtocolDealing,
    hash::tagged_hash,
    holder::{ack_hash, HolderContext},
    point::reduce_scalar,
    statement::{Context, Hashes},
};
use frame::{hashing::blake2_256, prelude::*};
use k256::{
    ecdsa::{signature::hazmat::PrehashSigner, Signature, SigningKey},
    elliptic_curve::{group::GroupEncoding, point::AffineCoordinates, PrimeField},
    NonZeroScalar, ProjectivePoint, Scalar,
};

/// Clamped.
pub const EPHEMERAL_SECRET: [u8; 32] = [64; 32];

pub struct Dealer {
    pub dealing: Dealing,
    pub dealing_hash: H256,
    /// To the last member of the last subgroup.
    pub envelope: Envelope,
    pub proof: MerkleProof,
    polynomials: [Vec<Scalar>; 3],
    m: Scalar,
    r: Scalar,
}

impl Dealer {
    pub fn new(context: Context, roster: H256, threshold: u32, last: &Member) -> Self {
        let (x, k) = (secret("x"), secret("k"));
        let u = inverse(k);
        let nonce_point = ProjectivePoint::GENERATOR * k;
        let polynomials = [("x", x), ("u", u), ("d", u * x - x)].map(|(name, constant)| {
            let others = (1..threshold).map(|index| secret(&format!("{name} {index}")));
            core::iter::once(constant).chain(others).collect::<Vec<_>>()
        });
        let [xs, us, ds] = &polynomials;
        let mut dealing = Dealing {
            threshold: threshold as u8,
            roster,
            verifying_key: encode(ProjectivePoint::GENERATOR * x),
            commitments: points(ProjectivePoint::GENERATOR, xs.iter().copied()),
            nonce_point: encode(nonce_point),
            u_commitments: points(nonce_point, us.iter().copied()),
            v_commitments: points(nonce_point, xs.iter().zip(ds).map(|(x, d)| x + d)),
            envelopes_root: H256::zero(),
            proof_of_possession: [0; 64],
        };
        let shares = polynomials.each_ref().map(|coefficients| at(coefficients, SUBGROUPS - 1));
        let envelope = seal_last(&hashes(&dealing, &context), last, shares);
        let (root, proof) = commit(&envelope, last);
        dealing.envelopes_root = root;
        let hashes = hashes(&dealing, &context);
        dealing.proof_of_possession = sign(x, &hashes.dealing);
        let dealing_hash = H256(hashes.dealing);
        let (m, r) = (reduce_scalar(&hashes.message), reduce_scalar(&nonce_point.to_affine().x().into()));
        Self { dealing, dealing_hash, envelope, proof, polynomials, m, r }
    }

    pub fn partial(&self, subgroup: u8) -> [u8; 32] {
        let [x, u, d] = self.polynomials.each_ref().map(|coefficients| at(coefficients, subgroup));
        (self.m * u + self.r * (x + d)).to_repr().into()
    }

    pub fn holder_proof(&self, subgroup: u8, member: &Member) -> HolderProof {
        let (share, nonce) = (at(&self.polynomials[0], subgroup), secret("holder nonce"));
        let commitment = encode(ProjectivePoint::GENERATOR * nonce);
        let verifying_share = encode(ProjectivePoint::GENERATOR * share);
        let parts: [&[u8]; 5] = [
            self.dealing_hash.as_bytes(),
            &[subgroup],
            member.tss_account.as_ref(),
            &verifying_share,
            &commitment,
        ];
        let challenge = reduce_scalar(&tagged_hash("entropy:holder-proof:v1", &parts));
        HolderProof { commitment, response: (nonce + challenge * share).to_repr().into() }
    }

    pub fn ack(&self, subgroup: u8, place: u8, member: &Member) -> Ack {
        let holder_proof = self.holder_proof(subgroup, member);
        let dealing_hash = self.dealing_hash.as_fixed_bytes();
        let context = HolderContext { dealing_hash, subgroup, tss_account: member.tss_account.as_ref() };
        let message = ack_hash(context, &holder_proof.commitment, &holder_proof.response);
        Ack { member: place, holder_proof, signature: member.sign(&message) }
    }
}

fn hashes(dealing: &Dealing, context: &Context) -> Hashes {
    let protocol = ProtocolDealing {
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
    Hashes::of(&protocol, context)
}

fn seal_last(hashes: &Hashes, member: &Member, shares: [Scalar; 3]) -> Envelope {
    let subgroup = SUBGROUPS - 1;
    let recipient_public_key = &member.x25519_public_key;
    let aad = [&hashes.core[..], &[subgroup], member.tss_account.as_ref(), recipient_public_key].concat();
    let plaintext = [&[1, subgroup + 1][..], &shares.map(|share| share.to_repr()).concat()].concat();
    let enc = x25519::public_key(&EPHEMERAL_SECRET);
    let plain = Sealed {
        recipient_public_key,
        enc: &enc,
        info: b"entropy:share-envelope:v1",
        aad: &aad,
        ciphertext: &plaintext,
    };
    let sealed = seal(&plain, &EPHEMERAL_SECRET).and_then(|ciphertext| ciphertext.try_into().ok());
    Envelope { enc, ciphertext: sealed.expect("a share has a fixed length; qed") }
}

/// The last leaf of a full tree has a sibling at every height, each to its left. What they are made of does not matter.
fn commit(envelope: &Envelope, member: &Member) -> (H256, MerkleProof) {
    let leaf = [member.tss_account.as_ref(), &envelope.enc[..], &envelope.ciphertext].concat();
    let leaves = u32::from(SUBGROUPS) * u32::from(MEMBERS);
    let siblings: Vec<H256> = (0..leaves.ilog2()).map(|height| H256::repeat_byte(height as u8)).collect();
    let root = siblings
        .iter()
        .fold(blake2_256(&leaf), |node, sibling| blake2_256(&[sibling.as_bytes(), &node].concat()));
    (H256(root), MerkleProof::truncate_from(siblings))
}

fn sign(key: Scalar, prehash: &[u8; 32]) -> [u8; 64] {
    let key = NonZeroScalar::new(key).expect("a label does not hash to zero; qed");
    let signature: Signature = SigningKey::from(key).sign_prehash(prehash).expect("a hash has 32 bytes; qed");
    signature.normalize_s().unwrap_or(signature).to_bytes().into()
}

fn points(base: ProjectivePoint, scalars: impl Iterator<Item = Scalar>) -> Points {
    Points::truncate_from(scalars.skip(1).map(|scalar| encode(base * scalar)).collect())
}

fn at(coefficients: &[Scalar], subgroup: u8) -> Scalar {
    let point = Scalar::from(u32::from(subgroup) + 1);
    coefficients.iter().rev().fold(Scalar::ZERO, |sum, coefficient| sum * point + coefficient)
}

fn inverse(scalar: Scalar) -> Scalar {
    Option::from(scalar.invert()).expect("a label does not hash to zero; qed")
}

fn secret(label: &str) -> Scalar {
    reduce_scalar(&blake2_256(label.as_bytes()))
}

fn encode(point: ProjectivePoint) -> PointBytes {
    point.to_bytes().into()
}
