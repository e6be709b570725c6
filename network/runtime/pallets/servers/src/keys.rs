//! The two keys of a server.

use curve25519_dalek::MontgomeryPoint;
use entropy_protocol::hash::tss_consent_hash;
use frame::{
    deps::{
        sp_core::sr25519::{Public, Signature},
        sp_io::crypto::sr25519_verify,
        sp_runtime::AccountId32,
    },
    prelude::*,
};

/// Canonical, on the curve itself and of prime order. Other keys are not unsafe to the one who seals, but tell of a
/// server that does not know what it is doing, and two encodings of one key would pass for two keys.
pub fn is_valid_x25519(key: &[u8; 32]) -> bool {
    let Some(point) = MontgomeryPoint(*key).to_edwards(0) else {
        return false;
    };
    point.to_montgomery().as_bytes() == key && point.is_torsion_free() && !point.is_small_order()
}

/// The tss account agreed to serve for this stash on this chain.
pub fn consents(genesis: &H256, stash: &AccountId32, tss_account: &AccountId32, signature: [u8; 64]) -> bool {
    let message = tss_consent_hash(genesis.as_fixed_bytes(), stash.as_ref());
    let key: &[u8; 32] = tss_account.as_ref();
    sr25519_verify(&Signature::from_raw(signature), &message, &Public::from_raw(*key))
}
