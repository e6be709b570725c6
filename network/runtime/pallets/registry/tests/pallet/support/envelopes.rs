//! Envelopes as a dealer seals them, written anew from RFC 9180, and the tree that commits to them.

use binary_merkle_tree::{merkle_proof, merkle_root};
use chacha20poly1305::{
    aead::{Aead, Payload},
    ChaCha20Poly1305, KeyInit,
};
use curve25519_dalek::{scalar::clamp_integer, MontgomeryPoint};
use entropy_registry::{Envelope, MerkleProof};
use frame::{deps::sp_core::Blake2Hasher, hashing::H256};
use hkdf::Hkdf;
use sha2::Sha256;

/// An envelope and the secret that only its dealer has.
#[derive(Clone)]
pub struct Sealed {
    pub envelope: Envelope,
    pub ephemeral_secret: [u8; 32],
}

/// HPKE base mode, with X25519, HKDF-SHA256 and ChaCha20Poly1305.
pub fn seal(recipient: &[u8; 32], aad: &[u8], plaintext: &[u8], secret: [u8; 32]) -> Sealed {
    let ephemeral_secret = clamp_integer(secret);
    let enc = MontgomeryPoint::mul_base_clamped(ephemeral_secret).to_bytes();
    let dh = MontgomeryPoint(*recipient).mul_clamped(ephemeral_secret).to_bytes();
    let shared = Step { suite: b"KEM\x00\x20", salt: &[] }
        .extract(b"eae_prk", &dh)
        .expand::<32>(b"shared_secret", &[enc, *recipient].concat());
    let start = Step { suite: b"HPKE\x00\x20\x00\x01\x00\x03", salt: &[] };
    let context = [
        vec![0],
        start.extract(b"psk_id_hash", b"").key,
        start.extract(b"info_hash", b"entropy:share-envelope:v1").key,
    ]
    .concat();
    let secret = Step { salt: &shared, ..start }.extract(b"secret", b"");
    let (key, nonce) = (secret.expand::<32>(b"key", &context), secret.expand::<12>(b"base_nonce", &context));
    let ciphertext =
        ChaCha20Poly1305::new(&key.into()).encrypt(&nonce.into(), Payload { msg: plaintext, aad }).unwrap();
    Sealed { envelope: Envelope { enc, ciphertext: ciphertext.try_into().unwrap() }, ephemeral_secret }
}

struct Step<'a> {
    suite: &'static [u8],
    salt: &'a [u8],
}

struct Extracted {
    suite: &'static [u8],
    key: Vec<u8>,
}

impl Step<'_> {
    fn extract(&self, label: &[u8], material: &[u8]) -> Extracted {
        let material = [b"HPKE-v1", self.suite, label, material].concat();
        Extracted { suite: self.suite, key: Hkdf::<Sha256>::extract(Some(self.salt), &material).0.to_vec() }
    }
}

impl Extracted {
    fn expand<const LENGTH: usize>(&self, label: &[u8], info: &[u8]) -> [u8; LENGTH] {
        let info = [&(LENGTH as u16).to_be_bytes(), &b"HPKE-v1"[..], self.suite, label, info].concat();
        let mut output = [0; LENGTH];
        Hkdf::<Sha256>::from_prk(&self.key).unwrap().expand(&info, &mut output).unwrap();
        output
    }
}

pub fn root(leaves: &[Vec<u8>]) -> H256 {
    merkle_root::<Blake2Hasher, _>(leaves)
}

pub fn proof(leaves: &[Vec<u8>], index: usize) -> MerkleProof {
    merkle_proof::<Blake2Hasher, _, _>(leaves, index as u32).proof.try_into().unwrap()
}
