//! Everything that TypeScript and Rust both compute, pinned by the file that TypeScript writes. A category that this
//! test does not know, or that is empty, fails it.

mod calls;
mod changes;
mod dealings;
mod hashes;
mod json;
mod merkle;
mod proofs;
mod shown;
mod storage;

use json::{list, vectors};
use serde_json::Value;
use std::collections::BTreeSet;

type Check = fn(&Value);

const CHECKS: &[(&str, Check)] = &[
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
    ("opening", dealings::opening),
    ("partial", dealings::partial),
    ("point", hashes::point),
    ("refusedChange", changes::refused),
    ("refusedDealing", dealings::refused),
    ("roster", hashes::roster),
    ("scalar", hashes::scalar),
    ("share", dealings::share),
    ("statement", hashes::statement),
    ("storage", storage::value),
    ("storageKey", storage::key),
];

fn check_of(category: &str) -> Check {
    CHECKS
        .iter()
        .find(|(name, _)| *name == category)
        .unwrap_or_else(|| panic!("unknown category {category}"))
        .1
}

#[test]
fn every_category_is_read() {
    let mut categories: Vec<&str> = vectors().as_object().unwrap().keys().map(String::as_str).collect();
    categories.retain(|name| *name != "about");
    categories.sort();
    let known: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
    assert_eq!(categories, known);
    for (name, check) in CHECKS {
        let cases = list(&vectors()[name]);
        assert!(!cases.is_empty(), "no vectors of {name}");
        cases.iter().for_each(check);
    }
}

#[test]
fn at_least_200_different_single_changes_are_refused() {
    let changes: BTreeSet<String> =
        list(&vectors()["refusedChange"]).iter().map(|change| change.to_string()).collect();
    assert_eq!(changes.len(), list(&vectors()["refusedChange"]).len());
    assert!(changes.len() >= 200);
}

/// Opened with the recipient's key, which the chain never sees.
fn only_between_wallet_and_servers(_: &Value) {}
