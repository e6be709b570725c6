//! What a dealing is about, and the hashes that bind it.

use crate::{
    dealing::Dealing,
    hash::{tagged_hash, Hash},
    point::PointBytes,
};
use codec::Encode;

/// What the chain knows of a dealing before it sees it.
#[derive(Clone, Debug)]
pub struct Context {
    pub genesis: Hash,
    pub registrant: [u8; 32],
    pub attempt: u32,
    pub subgroups: u8,
}

#[derive(Encode)]
struct Statement<'a> {
    genesis: Hash,
    registrant: [u8; 32],
    attempt: u32,
    threshold: u8,
    subgroups: u8,
    roster: Hash,
    verifying_key: PointBytes,
    commitments: &'a [PointBytes],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashes {
    pub statement: Hash,
    /// The prehash that the test signature signs. It depends on nothing chosen after the nonce point.
    pub message: Hash,
    pub core: Hash,
    pub dealing: Hash,
}

impl Hashes {
    pub fn of(dealing: &Dealing, context: &Context) -> Self {
        let statement = Statement {
            genesis: context.genesis,
            registrant: context.registrant,
            attempt: context.attempt,
            threshold: dealing.threshold,
            subgroups: context.subgroups,
            roster: *dealing.roster,
            verifying_key: *dealing.verifying_key,
            commitments: dealing.commitments,
        };
        let statement = tagged_hash("entropy:statement:v1", &[&statement.encode()]);
        let core = tagged_hash(
            "entropy:dealing-core:v1",
            &[
                &statement,
                dealing.nonce_point,
                dealing.u_commitments.as_flattened(),
                dealing.v_commitments.as_flattened(),
            ],
        );
        Self {
            statement,
            message: message_hash(&statement),
            core,
            dealing: tagged_hash("entropy:dealing:v1", &[&core, dealing.envelopes_root]),
        }
    }
}

pub fn message_hash(statement_hash: &Hash) -> Hash {
    tagged_hash("entropy:test-signature:v1", &[statement_hash])
}
