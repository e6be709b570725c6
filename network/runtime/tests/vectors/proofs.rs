//! Holder proofs and acks.

use crate::json::*;
use entropy_protocol::{
    holder::{ack_hash, verify_holder, HolderContext},
    point::parse_point,
};
use frame::deps::sp_core::{
    sr25519::{self, Public, Signature},
    Pair,
};
use serde_json::Value;

pub fn holder_proof(vector: &Value) {
    let valid = is_holder(vector, &vector["proof"]);
    assert_eq!(valid, flag(&vector["valid"]), "{}", vector["name"]);
}

pub fn ack(vector: &Value) {
    let ack = &vector["ack"];
    let (dealing_hash, tss_account) = (array(&vector["dealingHash"]), array(&vector["tssAccount"]));
    let message = ack_hash(
        holder(vector, &dealing_hash, &tss_account),
        &array(&ack["commitment"]),
        &array(&ack["response"]),
    );
    let signature = Signature::from_raw(array(&ack["signature"]));
    let signed = sr25519::Pair::verify(&signature, message, &Public::from_raw(tss_account));
    assert_eq!(signed && is_holder(vector, ack), flag(&vector["valid"]), "{}", vector["name"]);
}

fn is_holder(vector: &Value, proof: &Value) -> bool {
    let (dealing_hash, tss_account) = (array(&vector["dealingHash"]), array(&vector["tssAccount"]));
    let share = parse_point(&array(&vector["verifyingShare"])).unwrap();
    verify_holder(
        holder(vector, &dealing_hash, &tss_account),
        &share.into(),
        &array(&proof["commitment"]),
        &array(&proof["response"]),
    )
}

fn holder<'a>(vector: &Value, dealing_hash: &'a [u8; 32], tss_account: &'a [u8; 32]) -> HolderContext<'a> {
    HolderContext { dealing_hash, subgroup: number(&vector["subgroup"]), tss_account }
}
