//! Domain-separated hashing.

use blake2::{
    digest::{consts::U32, Digest},
    Blake2b,
};

pub type Hash = [u8; 32];

/// `blake2_256(u8 length of tag ‖ tag ‖ data)`; a tag is ASCII and shorter than 256 bytes.
pub fn tagged_hash(tag: &str, data: &[&[u8]]) -> Hash {
    let prefix: [&[u8]; 2] = [&[tag.len() as u8], tag.as_bytes()];
    blake2_256(&[&prefix, data].concat())
}

/// Of all parts one after the other.
pub(crate) fn blake2_256(data: &[&[u8]]) -> Hash {
    let mut hasher = Blake2b::<U32>::new();
    for part in data {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// `roster` is the SCALE encoding of `Vec<Vec<(stash, tss account, X25519 key)>>`, by subgroup.
pub fn roster_hash(roster: &[u8]) -> Hash {
    tagged_hash("entropy:roster:v1", &[roster])
}

/// What a server's tss account signs to show that it consents to serve for `stash`.
pub fn tss_consent_hash(genesis: &Hash, stash: &[u8; 32]) -> Hash {
    tagged_hash("entropy:tss:v1", &[genesis, stash])
}
