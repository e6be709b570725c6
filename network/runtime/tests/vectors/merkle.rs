//! The envelopes' tree is that of Substrate's own crate, with which the chain will judge envelopes.

use crate::json::*;
use binary_merkle_tree::{merkle_proof, merkle_root, verify_proof};
use frame::{deps::sp_core::Blake2Hasher, hashing::H256};
use serde_json::Value;

pub fn tree(vector: &Value) {
    let leaves: Vec<Vec<u8>> = list(&vector["leaves"]).iter().map(bytes).collect();
    assert_eq!(merkle_root::<Blake2Hasher, _>(&leaves).to_fixed_bytes(), array(&vector["root"]));
    for (index, proof) in (0..).zip(list(&vector["proofs"])) {
        let made = merkle_proof::<Blake2Hasher, _, _>(&leaves, index);
        assert_eq!(made.proof, arrays(proof).into_iter().map(H256).collect::<Vec<_>>());
    }
}

pub fn claim(vector: &Value) {
    let leaf = bytes(&vector["leaf"]);
    let proof: Vec<H256> = arrays(&vector["proof"]).into_iter().map(H256).collect();
    let valid = verify_proof::<Blake2Hasher, _, _>(
        &H256(array(&vector["root"])),
        proof,
        number(&vector["count"]),
        number(&vector["index"]),
        &leaf,
    );
    assert_eq!(valid, flag(&vector["valid"]), "{}", vector["name"]);
}
