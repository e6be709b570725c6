//! Proofs that an envelope is the committed one, in the format of Substrate's `binary-merkle-tree` over blake2_256.

use crate::hash::{blake2_256, Hash};

/// True only if `proof` has exactly the siblings that `index` and `count` imply, from the bottom up, and leads from
/// the leaf to the root.
pub fn verify_proof(root: &Hash, leaf: &[u8], index: u32, count: u32, proof: &[Hash]) -> bool {
    if index >= count {
        return false;
    }
    let mut siblings = proof.iter();
    let mut node = blake2_256(&[leaf]);
    let (mut position, mut width) = (index, count);
    while width > 1 {
        let is_right = position & 1 == 1;
        // An odd last node has no sibling and moves up unchanged.
        if is_right || position + 1 < width {
            let Some(sibling) = siblings.next() else {
                return false;
            };
            let pair = if is_right { [sibling, &node] } else { [&node, sibling] };
            node = blake2_256(&pair.map(|hash| &hash[..]));
        }
        position /= 2;
        width = width.div_ceil(2);
    }
    siblings.next().is_none() && node == *root
}
