//! Everything that TypeScript and Rust both compute, pinned by the file that TypeScript writes. A category that this
//! test does not know, or that is empty, fails it.

mod calls;
mod dealings;
mod hashes;
mod json;
mod merkle;
mod proofs;
mod shown;
mod storage;

use json::{list, vectors};

#[test]
fn every_category_is_read() {
    type Check = fn(&serde_json::Value);
    let checks: &[(&str, Check)] = &[
        ("ack", proofs::ack),
        ("call", calls::call),
        ("combine", dealings::combine),
        ("dealing", dealings::dealing),
        ("envelope", only_between_wallet_and_servers),
        ("extrinsic", calls::extrinsic),
        ("hash", hashes::hash),
        ("holderProof", proofs::holder_proof),
        ("merkle", merkle::tree),
        ("merkleClaim", merkle::claim),
        ("partial", dealings::partial),
        ("point", hashes::point),
        ("refusedDealing", dealings::refused),
        ("roster", hashes::roster),
        ("scalar", hashes::scalar),
        ("share", dealings::share),
        ("statement", hashes::statement),
        ("storage", storage::value),
    ];
    let mut categories: Vec<&str> = vectors().as_object().unwrap().keys().map(String::as_str).collect();
    categories.retain(|name| *name != "about");
    categories.sort();
    let known: Vec<&str> = checks.iter().map(|(name, _)| *name).collect();
    assert_eq!(categories, known);
    for (name, check) in checks {
        let cases = list(&vectors()[name]);
        assert!(!cases.is_empty(), "no vectors of {name}");
        cases.iter().for_each(check);
    }
}

/// The chain opens no envelope as yet.
fn only_between_wallet_and_servers(_: &serde_json::Value) {}
