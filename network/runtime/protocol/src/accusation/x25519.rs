//! X25519 (RFC 7748).

use curve25519_dalek::{scalar::clamp_integer, MontgomeryPoint};

/// A secret has many forms that multiply alike. This is the one that the function itself brings the others to.
pub fn is_clamped(secret: &[u8; 32]) -> bool {
    clamp_integer(*secret) == *secret
}

pub fn public_key(secret: &[u8; 32]) -> [u8; 32] {
    MontgomeryPoint::mul_base_clamped(*secret).to_bytes()
}

/// `None` when it is all zero: a public key of small order.
pub fn shared_secret(secret: &[u8; 32], public_key: &[u8; 32]) -> Option<[u8; 32]> {
    let shared = MontgomeryPoint(*public_key).mul_clamped(*secret).to_bytes();
    (shared != [0; 32]).then_some(shared)
}
