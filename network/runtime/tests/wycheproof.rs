//! ECDSA against Wycheproof: what the chain accepts as a signature by a key.

use entropy_protocol::ecdsa::verify_signature;
use frame::deps::sp_core::bytes::from_hex;
use serde_json::Value;

fn array<const N: usize>(value: &Value) -> Option<[u8; N]> {
    from_hex(value.as_str().unwrap()).unwrap().try_into().ok()
}

#[test]
fn accepts_what_wycheproof_accepts_if_it_is_low_s_and_nothing_else() {
    let file: Value = serde_json::from_str(include_str!("../../wycheproof.json")).unwrap();
    let rows = file["ecdsa"].as_array().unwrap();
    assert!(rows.len() > 200);
    for row in rows {
        let (key, prehash) = (array(&row[0]).unwrap(), array(&row[1]).unwrap());
        let accepted = array(&row[2]).is_some_and(|signature| verify_signature(&key, &prehash, &signature));
        assert_eq!(accepted, row[3].as_bool().unwrap(), "{row}");
    }
}
