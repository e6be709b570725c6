//! Plain ECDSA on secp256k1.

use crate::point::PointBytes;
use k256::ecdsa::{signature::hazmat::PrehashVerifier, Signature, VerifyingKey};

/// `signature` is `r ‖ s` with a low `s`; anything else is refused.
pub fn verify_signature(verifying_key: &PointBytes, prehash: &[u8; 32], signature: &[u8; 64]) -> bool {
    let Ok(key) = VerifyingKey::from_sec1_bytes(verifying_key) else {
        return false;
    };
    let Ok(signature) = Signature::from_slice(signature) else {
        return false;
    };
    key.verify_prehash(prehash, &signature).is_ok()
}
