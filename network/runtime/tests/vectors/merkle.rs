//! The envelopes' tree is that of Substrate's own crate. That crate takes some proofs with too few siblings for the
//! count, which the chain refuses.

use crate::json::*;
use binary_merkle_tree::{merkle_proof, merkle_root, verify_proof as verify_leniently};
use entropy_protocol::accusation::merkle::verify_proof;
use frame::{deps::sp_core::Blake2Hasher, hashing::H256};
use serde_json::Value;

pub fn tree(vector: &Value) {
    let leaves: Vec<Vec<u8>> = list(&vector["leaves"]).iter().map(bytes).collect();
    let root = merkle_root::<Blake2Hasher, _>(&leaves).to_fixed_bytes();
    assert_eq!(root, array(&vector["root"]));
    let count = leaves.len() as u32;
    for (index, proof) in (0..).zip(list(&vector["proofs"])) {
        let made = merkle_proof::<Blake2Hasher, _, _>(&leaves, index);
        let proof = arrays(proof);
        assert_eq!(made.proof, proof.iter().copied().map(H256).collect::<Vec<_>>());
        for claimed in 0..=count {
            let leaf = &leaves[index as usize];
            assert_eq!(verify_proof(&root, leaf, claimed, count, &proof), claimed == index);
        }
    }
}

pub fn claim(vector: &Value) {
    let (root, leaf, proof) = (array(&vector["root"]), bytes(&vector["leaf"]), arrays(&vector["proof"]));
    let (index, count) = (number(&vector["index"]), number(&vector["count"]));
    let valid = verify_proof(&root, &leaf, index, count, &proof);
    assert_eq!(valid, flag(&vector["valid"]), "{}", vector["name"]);
    if valid {
        let proof = proof.into_iter().map(H256);
        assert!(verify_leniently::<Blake2Hasher, _, _>(&H256(root), proof, count, index, &leaf));
    }
}
