//! Dealings, shares, partials and the test signature.

use crate::{hashes::context, json::*};
use codec::{Decode, Encode};
use entropy_protocol::{
    accusation::{
        envelope::{Addressee, Envelope},
        judge::{judge, Verdict, WrongEphemeral},
        merkle::verify_proof,
        share::{check_share, Share},
    },
    combine::combine_partials,
    dealing::{Dealing, DealingError, OpenedDealing},
    ecdsa::verify_signature,
    partial::check_partial,
    statement::{Context, Hashes},
};
use entropy_registry::Dealing as StoredDealing;
use frame::hashing::blake2_256;
use k256::elliptic_curve::group::GroupEncoding;
use serde_json::Value;

struct OwnedDealing {
    threshold: u8,
    roster: [u8; 32],
    verifying_key: [u8; 33],
    commitments: Vec<[u8; 33]>,
    nonce_point: [u8; 33],
    u_commitments: Vec<[u8; 33]>,
    v_commitments: Vec<[u8; 33]>,
    envelopes_root: [u8; 32],
    proof_of_possession: [u8; 64],
}

impl OwnedDealing {
    fn read(value: &Value) -> Self {
        Self {
            threshold: number(&value["threshold"]),
            roster: array(&value["roster"]),
            verifying_key: array(&value["verifyingKey"]),
            commitments: arrays(&value["commitments"]),
            nonce_point: array(&value["noncePoint"]),
            u_commitments: arrays(&value["uCommitments"]),
            v_commitments: arrays(&value["vCommitments"]),
            envelopes_root: array(&value["envelopesRoot"]),
            proof_of_possession: array(&value["proofOfPossession"]),
        }
    }

    fn as_protocol(&self) -> Dealing<'_> {
        Dealing {
            threshold: self.threshold,
            roster: &self.roster,
            verifying_key: &self.verifying_key,
            commitments: &self.commitments,
            nonce_point: &self.nonce_point,
            u_commitments: &self.u_commitments,
            v_commitments: &self.v_commitments,
            envelopes_root: &self.envelopes_root,
            proof_of_possession: &self.proof_of_possession,
        }
    }

    /// As the chain does, in its order.
    fn check(&self, context: &Context) -> Result<OpenedDealing, DealingError> {
        let dealing = self.as_protocol();
        dealing.check_threshold(context.subgroups)?;
        dealing.check_lengths()?;
        let hashes = Hashes::of(&dealing, context);
        dealing.check_proof(&hashes)?;
        let opened = dealing.open_hashed(hashes)?;
        opened.check_not_degenerate(context.subgroups)?;
        Ok(opened)
    }
}

/// The dealing that other vectors are about, by its name.
fn named(name: &Value) -> (OwnedDealing, OpenedDealing) {
    let vector = list(&vectors()["dealing"]).iter().find(|vector| vector["name"] == *name).unwrap();
    let dealing = OwnedDealing::read(&vector["dealing"]);
    let opened = dealing.check(&context(&vector["context"])).unwrap();
    (dealing, opened)
}

pub fn dealing(vector: &Value) {
    let (dealing, opened) = named(&vector["name"]);
    assert_eq!(opened.hashes.statement, array(&vector["statementHash"]));
    assert_eq!(opened.hashes.message, array(&vector["messageHash"]));
    assert_eq!(opened.hashes.core, array(&vector["coreHash"]));
    assert_eq!(opened.hashes.dealing, array(&vector["dealingHash"]));
    let used_nonce = blake2_256(&[dealing.verifying_key, dealing.nonce_point].concat());
    assert_eq!(used_nonce, array(&vector["usedNonce"]));

    let stored = StoredDealing::decode(&mut &bytes(&vector["encoded"])[..]).unwrap();
    assert_eq!(stored.encode(), bytes(&vector["encoded"]));
    assert_eq!(stored.commitments.into_inner(), dealing.commitments);
    assert_eq!(stored.proof_of_possession, dealing.proof_of_possession);

    for (leaf, envelope) in (0..).zip(list(&vector["envelopes"])) {
        is_committed(&dealing, &vector["roster"], leaf, envelope);
    }

    let shares = arrays::<33>(&vector["verifyingShares"]);
    let partials = arrays(&vector["partials"]);
    assert_eq!((shares.len(), partials.len()), (list(&vector["shares"]).len(), shares.len()));
    for (subgroup, (share, partial)) in (0..).zip(shares.iter().zip(&partials)) {
        assert_eq!(opened.verifying_share(subgroup).to_bytes()[..], share[..]);
        assert!(check_partial(&opened, subgroup, partial));
        assert!(is_share(&opened, &list(&vector["shares"])[usize::from(subgroup)]));
    }
}

/// An honest envelope is leaf number so many of what the dealing's root commits to.
fn is_committed(dealing: &OwnedDealing, roster: &Value, index: u32, sealed: &Value) {
    let count: usize = list(roster).iter().map(|members| list(members).len()).sum();
    let envelope = Envelope { enc: &array(&sealed["enc"]), ciphertext: &array(&sealed["ciphertext"]) };
    let leaf = envelope.leaf(&array(&sealed["tssAccount"]));
    assert!(verify_proof(&dealing.envelopes_root, &leaf, index, count as u32, &arrays(&sealed["proof"])));
}

pub fn refused(vector: &Value) {
    let expected = match text(&vector["error"]) {
        "invalid-threshold" => DealingError::InvalidThreshold,
        "wrong-length" => DealingError::WrongLength,
        "invalid-proof" => DealingError::InvalidProof,
        "invalid-point" => DealingError::InvalidPoint,
        "degenerate-dealing" => DealingError::Degenerate,
        other => panic!("unknown error {other}"),
    };
    let error = OwnedDealing::read(&vector["dealing"]).check(&context(&vector["context"])).err();
    assert_eq!(error, Some(expected), "{}", vector["name"]);
}

pub fn share(vector: &Value) {
    let (_, opened) = named(&vector["dealing"]);
    assert_eq!(is_share(&opened, &vector["share"]), flag(&vector["valid"]), "{}", vector["name"]);
}

fn is_share(opened: &OpenedDealing, share: &Value) -> bool {
    let [x, u, d] = ["x", "u", "d"].map(|name| array(&share[name]));
    Share::parse(&x, &u, &d).is_some_and(|parsed| check_share(opened, number(&share["subgroup"]), &parsed))
}

pub fn opening(vector: &Value) {
    let (_, opened) = named(&vector["dealing"]);
    let (member, envelope) = (&vector["member"], &vector["envelope"]);
    let addressee = Addressee {
        subgroup: number(&vector["subgroup"]),
        tss_account: &array(&member["tssAccount"]),
        x25519_public_key: &array(&member["x25519PublicKey"]),
    };
    let envelope = Envelope { enc: &array(&envelope["enc"]), ciphertext: &array(&envelope["ciphertext"]) };
    let verdict = match judge(&opened, &addressee, &envelope, &array(&vector["ephemeralSecret"])) {
        Ok(Verdict::Good) => "good",
        Ok(Verdict::Bad) => "bad",
        Err(WrongEphemeral) => "wrong-ephemeral",
    };
    assert_eq!(verdict, text(&vector["verdict"]), "{}", vector["name"]);
}

pub fn partial(vector: &Value) {
    let (_, opened) = named(&vector["dealing"]);
    let valid = check_partial(&opened, number(&vector["subgroup"]), &array(&vector["partial"]));
    assert_eq!(valid, flag(&vector["valid"]), "{}", vector["name"]);
}

pub fn combine(vector: &Value) {
    let (dealing, opened) = named(&vector["dealing"]);
    let partials: Vec<(u8, [u8; 32])> = list(&vector["partials"])
        .iter()
        .map(|partial| (number(&partial["subgroup"]), array(&partial["partial"])))
        .collect();
    // The chain takes the first so many; a list that is too short is not combined at all.
    let enough = partials.get(..usize::from(dealing.threshold));
    let signature = enough
        .and_then(|enough| combine_partials(&dealing.nonce_point, enough))
        .filter(|signature| verify_signature(&dealing.verifying_key, &opened.hashes.message, signature));
    let expected = vector.get("signature").filter(|expected| !expected.is_null());
    assert_eq!(signature, expected.map(array), "{vector}");
    if vector["error"] == "partial-invalid" {
        let is_false = |(subgroup, partial): &&(u8, [u8; 32])| !check_partial(&opened, *subgroup, partial);
        let culprits: Vec<u8> = partials.iter().filter(is_false).map(|(subgroup, _)| *subgroup).collect();
        let expected: Vec<u8> = list(&vector["culprits"]).iter().map(number).collect();
        assert_eq!(culprits, expected);
    }
}
