//! Calls, and signed extrinsics as the runtime itself checks them.

use crate::{json::*, shown::Shown};
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
    use entropy_constraints::Call::*;
    use entropy_registry::Call::*;
    use entropy_servers::Call::*;
    match call {
        RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
            dest: MultiAddress::Id(dest),
            value,
        }) => {
            ("Balances.transfer_keep_alive", json!({ "destination": dest.shown(), "value": value.shown() }))
        }
        RuntimeCall::Servers(change_endpoint { endpoint }) => {
            ("Servers.change_endpoint", json!({ "endpoint": String::from_utf8(endpoint.to_vec()).unwrap() }))
        }
        RuntimeCall::Registry(register { constraint_account, initial_constraints }) => (
            "Registry.register",
            json!({
                "constraintAccount": constraint_account.shown(),
                "initialConstraints": initial_constraints.shown(),
            }),
        ),
        RuntimeCall::Registry(deal { dealing }) => ("Registry.deal", json!({ "dealing": dealing.shown() })),
        RuntimeCall::Registry(confirm {
            registrant,
            dealing_hash,
            subgroup,
            partial,
            holder_proof,
            acks,
        }) => (
            "Registry.confirm",
            json!({
                "registrant": registrant.shown(),
                "dealingHash": dealing_hash.shown(),
                "subgroup": subgroup,
                "partial": partial.shown(),
                "holderProof": holder_proof.shown(),
                "acks": acks.shown(),
            }),
        ),
        RuntimeCall::Registry(settle { registrant }) => {
            ("Registry.settle", json!({ "registrant": registrant.shown() }))
        }
        RuntimeCall::Registry(cancel {}) => ("Registry.cancel", json!({})),
        RuntimeCall::Constraints(update_constraints { registrant, constraints }) => (
            "Constraints.update_constraints",
            json!({ "registrant": registrant.shown(), "constraints": constraints.shown() }),
        ),
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
