//! Calls as they may come, of no meaning.

use entropy_constraints::{Acl, AclKind, Rules};
use entropy_registry::{Ack, Call, Complaint, Dealing, Envelope, HolderProof};
use entropy_runtime::*;
use entropy_servers::Call as ServersCall;
use frame::testing_prelude::*;

pub fn dealing(threshold: u8) -> Dealing {
    let points = || vec![[2; 33]; usize::from(threshold) - 1].try_into().unwrap();
    Dealing {
        threshold,
        roster: H256::zero(),
        verifying_key: [2; 33],
        commitments: points(),
        nonce_point: [2; 33],
        u_commitments: points(),
        v_commitments: points(),
        envelopes_root: H256::zero(),
        proof_of_possession: [0; 64],
    }
}

pub fn confirmation(acks: usize) -> Call<Runtime> {
    let holder_proof = holder_proof();
    let ack = Ack { member: 0, holder_proof: holder_proof.clone(), signature: [0; 64] };
    Call::confirm {
        registrant: somebody(),
        dealing_hash: H256::zero(),
        subgroup: 0,
        partial: [0; 32],
        holder_proof,
        acks: vec![ack; acks].try_into().unwrap(),
    }
}

pub fn register() -> Call<Runtime> {
    Call::register { constraint_account: somebody(), initial_constraints: None }
}

/// Every call of our pallets, as large as it may be.
pub fn largest() -> Vec<RuntimeCall> {
    let registry = [
        Call::register { constraint_account: somebody(), initial_constraints: Some(rules()) },
        Call::deal { dealing: dealing(16) },
        confirmation(31),
        Call::settle { registrant: somebody() },
        Call::cancel {},
        Call::acknowledge {
            registrant: somebody(),
            dealing_hash: H256::zero(),
            holder_proof: holder_proof(),
        },
        Call::challenge { registrant: somebody(), dealing_hash: H256::zero(), complaint: Complaint::Missing },
        Call::deliver {
            registrant: somebody(),
            dealing_hash: H256::zero(),
            subgroup: 15,
            member: 31,
            envelope: envelope(),
            proof: vec![H256::zero(); 9].try_into().unwrap(),
        },
        Call::open {
            dealing_hash: H256::zero(),
            subgroup: 15,
            member: 31,
            envelope: envelope(),
            proof: vec![H256::zero(); 9].try_into().unwrap(),
            ephemeral_secret: [0; 32],
        },
    ];
    let (tss_account, x25519_public_key, tss_signature) = (somebody(), [0; 32], [0; 64]);
    let endpoint: entropy_servers::Endpoint = vec![b'a'; 128].try_into().unwrap();
    let servers = [
        ServersCall::join {
            tss_account: tss_account.clone(),
            x25519_public_key,
            endpoint: endpoint.clone(),
            bond: 1,
            tss_signature,
        },
        ServersCall::admit { stash: somebody() },
        ServersCall::change_endpoint { endpoint },
        ServersCall::bond_extra { amount: 1 },
        ServersCall::change_keys { tss_account, x25519_public_key, tss_signature },
        ServersCall::leave {},
        ServersCall::withdraw {},
    ];
    let update =
        entropy_constraints::Call::update_constraints { registrant: somebody(), constraints: rules() };
    let all = registry.map(RuntimeCall::from).into_iter().chain(servers.map(RuntimeCall::from));
    all.chain([update.into()]).collect()
}

fn somebody() -> AccountId {
    AccountId::new([0; 32])
}

fn holder_proof() -> HolderProof {
    HolderProof { commitment: [2; 33], response: [0; 32] }
}

fn envelope() -> Envelope {
    Envelope { enc: [0; 32], ciphertext: [0; 114] }
}

fn rules() -> Rules {
    fn acl<const LENGTH: usize>() -> Option<Acl<[u8; LENGTH]>> {
        let addresses = (0..25).map(|byte| [byte; LENGTH]).collect::<Vec<_>>().try_into().unwrap();
        Some(Acl { addresses, kind: AclKind::Deny, allow_null_recipient: true })
    }
    Rules { evm_acl: acl(), btc_acl: acl() }
}
