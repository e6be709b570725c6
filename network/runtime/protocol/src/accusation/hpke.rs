//! HPKE (RFC 9180), base mode, single shot: DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, ChaCha20Poly1305
//! 0x0003.

use super::x25519::shared_secret;
use alloc::vec::Vec;
use chacha20poly1305::{
    aead::{Aead, Payload},
    ChaCha20Poly1305, KeyInit,
};
use hkdf::{Hkdf, HkdfExtract};
use sha2::Sha256;

const KEM: &[u8] = b"KEM\x00\x20";
const HPKE: &[u8] = b"HPKE\x00\x20\x00\x01\x00\x03";
const VERSION: &[u8] = b"HPKE-v1";
const BASE_MODE: &[u8] = &[0];

/// A sealed message and what it is bound to.
#[derive(Clone, Copy, Debug)]
pub struct Sealed<'a> {
    pub recipient_public_key: &'a [u8; 32],
    pub enc: &'a [u8; 32],
    pub info: &'a [u8],
    pub aad: &'a [u8],
    pub ciphertext: &'a [u8],
}

/// Opens a message with its sender's ephemeral secret instead of its recipient's key: the two make the same shared
/// secret when `enc` is that secret's public key, which the caller has checked.
pub fn open_as_sender(sealed: &Sealed, ephemeral_secret: &[u8; 32]) -> Option<Vec<u8>> {
    let (cipher, nonce) = cipher(sealed, ephemeral_secret)?;
    let payload = Payload { msg: sealed.ciphertext, aad: sealed.aad };
    cipher.decrypt(&nonce.into(), payload).ok()
}

/// Seals what stands in the place of the ciphertext. The chain seals nothing; benchmarks need something to open.
#[cfg(feature = "seal")]
pub fn seal(plain: &Sealed, ephemeral_secret: &[u8; 32]) -> Option<Vec<u8>> {
    let (cipher, nonce) = cipher(plain, ephemeral_secret)?;
    let payload = Payload { msg: plain.ciphertext, aad: plain.aad };
    cipher.encrypt(&nonce.into(), payload).ok()
}

fn cipher(sealed: &Sealed, ephemeral_secret: &[u8; 32]) -> Option<(ChaCha20Poly1305, [u8; 12])> {
    let dh = shared_secret(ephemeral_secret, sealed.recipient_public_key)?;
    // §4.1 ExtractAndExpand
    let (_, kem) = labeled_extract(KEM, &[], b"eae_prk", &dh);
    let parties: [&[u8]; 2] = [sealed.enc, sealed.recipient_public_key];
    let shared: [u8; 32] = labeled_expand(KEM, &kem, b"shared_secret", &parties)?;
    // §5.1 KeySchedule
    let (psk_id_hash, _) = labeled_extract(HPKE, &[], b"psk_id_hash", &[]);
    let (info_hash, _) = labeled_extract(HPKE, &[], b"info_hash", sealed.info);
    let context: [&[u8]; 3] = [BASE_MODE, &psk_id_hash, &info_hash];
    let (_, secret) = labeled_extract(HPKE, &shared, b"secret", &[]);
    let key: [u8; 32] = labeled_expand(HPKE, &secret, b"key", &context)?;
    let nonce: [u8; 12] = labeled_expand(HPKE, &secret, b"base_nonce", &context)?;
    Some((ChaCha20Poly1305::new(&key.into()), nonce))
}

/// §4 LabeledExtract: the pseudorandom key, and the same ready to be expanded.
fn labeled_extract(suite: &[u8], salt: &[u8], label: &[u8], key_material: &[u8]) -> ([u8; 32], Hkdf<Sha256>) {
    let mut extract = HkdfExtract::<Sha256>::new(Some(salt));
    for part in [VERSION, suite, label, key_material] {
        extract.input_ikm(part);
    }
    let (key, expand) = extract.finalize();
    (key.into(), expand)
}

/// §4 LabeledExpand; `None` only for lengths that HKDF cannot make.
fn labeled_expand<const LENGTH: usize>(
    suite: &[u8],
    key: &Hkdf<Sha256>,
    label: &[u8],
    info: &[&[u8]],
) -> Option<[u8; LENGTH]> {
    let length = u16::try_from(LENGTH).ok()?.to_be_bytes();
    let parts = [&[&length, VERSION, suite, label], info].concat();
    let mut output = [0; LENGTH];
    key.expand_multi_info(&parts, &mut output).ok()?;
    Some(output)
}
