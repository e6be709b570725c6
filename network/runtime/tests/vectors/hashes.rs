//! Hashes and the parsing of points and scalars.

use crate::json::*;
use codec::Encode;
use entropy_protocol::{
    dealing::Dealing,
    hash::{roster_hash, tagged_hash},
    point::{parse_point, parse_scalar},
    statement::{Context, Hashes},
};
use entropy_servers::RosterMember;
use serde_json::Value;

pub fn hash(vector: &Value) {
    let data = bytes(&vector["data"]);
    assert_eq!(tagged_hash(text(&vector["tag"]), &[&data]), array(&vector["hash"]));
    let (start, end) = data.split_at(data.len() / 2);
    assert_eq!(tagged_hash(text(&vector["tag"]), &[start, end]), array(&vector["hash"]));
}

pub fn roster(vector: &Value) {
    let member = |member: &Value| RosterMember {
        stash: array(&member["stash"]).into(),
        tss_account: array(&member["tssAccount"]).into(),
        x25519_public_key: array(&member["x25519PublicKey"]),
    };
    let roster: Vec<Vec<RosterMember>> =
        list(&vector["roster"]).iter().map(|members| list(members).iter().map(member).collect()).collect();
    assert_eq!(roster_hash(&roster.encode()), array(&vector["hash"]));
}

pub fn context(value: &Value) -> Context {
    Context {
        genesis: array(&value["genesis"]),
        registrant: array(&value["registrant"]),
        attempt: number(&value["attempt"]),
        subgroups: number(&value["subgroups"]),
    }
}

pub fn statement(vector: &Value) {
    let commitments = arrays(&vector["commitments"]);
    let dealing = Dealing {
        threshold: number(&vector["threshold"]),
        roster: &array(&vector["roster"]),
        verifying_key: &array(&vector["verifyingKey"]),
        commitments: &commitments,
        nonce_point: &[0; 33],
        u_commitments: &[],
        v_commitments: &[],
        envelopes_root: &[0; 32],
        proof_of_possession: &[0; 64],
    };
    let hashes = Hashes::of(&dealing, &context(vector));
    assert_eq!(hashes.statement, array(&vector["statementHash"]));
    assert_eq!(hashes.message, array(&vector["messageHash"]));
}

pub fn point(vector: &Value) {
    assert_eq!(parse_point(&array(&vector["bytes"])).is_some(), flag(&vector["valid"]), "{vector}");
}

/// What may be zero and what may not differs only in zero itself.
pub fn scalar(vector: &Value) {
    let scalar = parse_scalar(&array(&vector["bytes"]));
    assert_eq!(scalar.is_some(), flag(&vector["validOrZero"]), "{vector}");
    let is_zero = scalar == Some(k256::Scalar::ZERO);
    assert_eq!(scalar.is_some() && !is_zero, flag(&vector["valid"]), "{vector}");
}
