//! Calls, and signed extrinsics as the runtime itself checks them.

use crate::{
    json::*,
    shown::{fields, Shown},
};
use codec::{DecodeAll, Encode};
use entropy_runtime::{Extrinsic, Runtime, RuntimeCall, System};
use frame::{
    deps::{
        frame_system::ChainContext,
        sp_io::TestExternalities,
        sp_runtime::{traits::Checkable, MultiAddress},
    },
    hashing::H256,
};
use serde_json::{json, Value};

pub fn call(vector: &Value) {
    let encoded = bytes(&vector["encoded"]);
    let call = RuntimeCall::decode_all(&mut &encoded[..]).unwrap();
    assert_eq!(call.encode(), encoded);
    let (name, args) = shown(&call);
    assert_eq!((name, &args), (text(&vector["call"]), &vector["args"]));
}

fn shown(call: &RuntimeCall) -> (&'static str, Value) {
    match call {
        RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
            dest: MultiAddress::Id(destination),
            value,
        }) => ("Balances.transfer_keep_alive", fields!(destination, value)),
        RuntimeCall::Constraints(entropy_constraints::Call::update_constraints {
            registrant,
            constraints,
        }) => ("Constraints.update_constraints", fields!(registrant, constraints)),
        RuntimeCall::Registry(call) => shown_registry(call),
        RuntimeCall::Servers(call) => shown_servers(call),
        other => panic!("unknown call {other:?}"),
    }
}

fn shown_servers(call: &entropy_servers::Call<Runtime>) -> (&'static str, Value) {
    use entropy_servers::Call::*;
    match call {
        change_endpoint { endpoint } => {
            ("Servers.change_endpoint", json!({ "endpoint": String::from_utf8(endpoint.to_vec()).unwrap() }))
        }
        change_keys { tss_account, x25519_public_key, tss_signature } => {
            ("Servers.change_keys", fields!(tss_account, x25519_public_key, tss_signature))
        }
        other => panic!("unknown call {other:?}"),
    }
}

fn shown_registry(call: &entropy_registry::Call<Runtime>) -> (&'static str, Value) {
    use entropy_registry::Call::*;
    match call {
        register { constraint_account, initial_constraints } => {
            ("Registry.register", fields!(constraint_account, initial_constraints))
        }
        deal { dealing } => ("Registry.deal", fields!(dealing)),
        confirm { registrant, dealing_hash, subgroup, partial, holder_proof, acks } => {
            ("Registry.confirm", fields!(registrant, dealing_hash, subgroup, partial, holder_proof, acks))
        }
        settle { registrant } => ("Registry.settle", fields!(registrant)),
        cancel {} => ("Registry.cancel", json!({})),
        acknowledge { registrant, dealing_hash, holder_proof } => {
            ("Registry.acknowledge", fields!(registrant, dealing_hash, holder_proof))
        }
        challenge { registrant, dealing_hash, complaint } => {
            ("Registry.challenge", fields!(registrant, dealing_hash, complaint))
        }
        deliver { registrant, dealing_hash, subgroup, member, envelope, proof } => {
            ("Registry.deliver", fields!(registrant, dealing_hash, subgroup, member, envelope, proof))
        }
        open { dealing_hash, subgroup, member, envelope, proof, ephemeral_secret } => {
            ("Registry.open", fields!(dealing_hash, subgroup, member, envelope, proof, ephemeral_secret))
        }
        other => panic!("unknown call {other:?}"),
    }
}

pub fn extrinsic(vector: &Value) {
    let encoded = bytes(&vector["extrinsic"]);
    let extrinsic = Extrinsic::decode_all(&mut &encoded[..]).unwrap();
    assert_eq!(extrinsic.encode(), encoded);
    assert_eq!(extrinsic.function.encode(), bytes(&vector["call"]));
    TestExternalities::default().execute_with(|| {
        let context = &vector["context"];
        frame::deps::frame_system::BlockHash::<Runtime>::insert(0, H256(array(&context["genesis"])));
        let era = &context["era"];
        if era["kind"] == "mortal" {
            let block: u32 = number(&era["block"]);
            frame::deps::frame_system::BlockHash::<Runtime>::insert(block, H256(array(&era["blockHash"])));
            System::set_block_number(block + 1);
        }
        assert!(extrinsic.check(&ChainContext::<Runtime>::default()).is_ok(), "{}", vector["name"]);
    });
}
