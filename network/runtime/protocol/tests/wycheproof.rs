//! What others found that implementations get wrong: signatures, X25519, and the cipher of the envelopes.

use chacha20poly1305::{
    aead::{Aead, Payload},
    ChaCha20Poly1305, KeyInit,
};
use entropy_protocol::{accusation::x25519::shared_secret, ecdsa::verify_signature};
use serde_json::Value;

fn rows(kind: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../../../wycheproof.json")).unwrap();
    let rows = file[kind].as_array().unwrap();
    assert!(rows.len() > 200);
    rows.clone()
}

fn bytes(value: &Value) -> Vec<u8> {
    hex::decode(value.as_str().unwrap()).unwrap()
}

fn array<const N: usize>(value: &Value) -> Option<[u8; N]> {
    bytes(value).try_into().ok()
}

#[test]
fn accepts_the_signatures_that_wycheproof_accepts_if_they_are_low_s_and_no_other() {
    for row in rows("ecdsa") {
        let (key, prehash) = (array(&row[0]).unwrap(), array(&row[1]).unwrap());
        let accepted = array(&row[2]).is_some_and(|signature| verify_signature(&key, &prehash, &signature));
        assert_eq!(accepted, row[3].as_bool().unwrap(), "{row}");
    }
}

#[test]
fn makes_the_secrets_of_wycheproof_and_none_for_a_point_of_small_order() {
    let mut refused = 0;
    for row in rows("x25519") {
        let made = shared_secret(&array(&row[0]).unwrap(), &array(&row[1]).unwrap());
        assert_eq!(made, array(&row[2]), "{row}");
        refused += usize::from(made.is_none());
    }
    assert!(refused > 0);
}

#[test]
fn opens_the_messages_that_wycheproof_opens_and_no_other() {
    for row in rows("chacha20Poly1305") {
        let [key, nonce, aad, message, sealed] = [0, 1, 2, 3, 4].map(|column| bytes(&row[column]));
        let opened = ChaCha20Poly1305::new_from_slice(&key).ok().and_then(|cipher| {
            let nonce: [u8; 12] = nonce.try_into().ok()?;
            cipher.decrypt(&nonce.into(), Payload { msg: &sealed, aad: &aad }).ok()
        });
        assert_eq!(opened.is_some(), row[5].as_bool().unwrap(), "{row}");
        assert!(opened.is_none_or(|opened| opened == message), "{row}");
    }
}
