use crate::genesis::start;
use codec::Encode;
use entropy_registry::{Ack, Call, Complaint, Dealing, Envelope, HolderProof};
use entropy_runtime::{config::*, *};
use frame::{
    deps::{
        frame_support::dispatch::{DispatchClass, GetDispatchInfo},
        frame_system::Config as SystemConfig,
    },
    testing_prelude::*,
};

fn dealing(threshold: u8) -> Dealing {
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

const NOBODY: AccountId = AccountId::new([0; 32]);
const HOLDER_PROOF: HolderProof = HolderProof { commitment: [2; 33], response: [0; 32] };

fn confirmation(acks: usize) -> Call<Runtime> {
    let ack = Ack { member: 0, holder_proof: HOLDER_PROOF, signature: [0; 64] };
    Call::confirm {
        registrant: NOBODY,
        dealing_hash: H256::zero(),
        subgroup: 0,
        partial: [0; 32],
        holder_proof: HOLDER_PROOF,
        acks: vec![ack; acks].try_into().unwrap(),
    }
}

/// Every call of a registration, at its longest.
fn calls() -> [Call<Runtime>; 9] {
    let (registrant, dealing_hash, subgroup, member) = (NOBODY, H256::zero(), 0, 0);
    let envelope = Envelope { enc: [0; 32], ciphertext: [0; 114] };
    let proof = vec![H256::zero(); 9].try_into().unwrap();
    [
        register(),
        Call::deal { dealing: dealing(16) },
        confirmation(31),
        Call::settle { registrant: NOBODY },
        Call::cancel {},
        Call::acknowledge { registrant: NOBODY, dealing_hash, holder_proof: HOLDER_PROOF },
        Call::challenge { registrant: NOBODY, dealing_hash, complaint: Complaint::Bad },
        Call::deliver { registrant, dealing_hash, subgroup, member, envelope: envelope.clone(), proof },
        Call::open {
            dealing_hash,
            subgroup,
            member,
            envelope,
            proof: vec![H256::zero(); 9].try_into().unwrap(),
            ephemeral_secret: [0; 32],
        },
    ]
}

fn register() -> Call<Runtime> {
    Call::register { constraint_account: NOBODY, initial_constraints: None }
}

/// What a signed transaction with this call costs after the first block.
fn fee(call: impl Into<RuntimeCall>) -> Balance {
    const SIGNATURE_AND_EXTENSIONS: u32 = 110;
    let call = call.into();
    let length = call.encoded_size() as u32 + SIGNATURE_AND_EXTENSIONS;
    start("development").execute_with(|| {
        System::set_block_number(1);
        <TransactionPayment as Hooks<u32>>::on_finalize(1);
        TransactionPayment::compute_fee(length, &call.get_dispatch_info(), 0)
    })
}

#[test]
fn a_registration_costs_well_under_one_bits_but_not_nothing() {
    for threshold in [2, 16] {
        let cost = fee(register()) + fee(Call::deal { dealing: dealing(threshold) });
        assert!((BITS / 1_000..BITS / 10).contains(&cost), "{cost}");
    }
}

#[test]
fn work_costs_more_than_its_bytes() {
    let length = |call: &Call<Runtime>| call.encoded_size() as u128 * 10_000;
    let deal = Call::deal { dealing: dealing(16) };
    let bytes = length(&deal) - length(&register());
    assert!(fee(deal) - fee(register()) > 2 * bytes);
}

#[test]
fn an_account_that_exists_can_pay_for_any_call_of_a_registration() {
    for call in calls() {
        assert!(fee(call) < EXISTENTIAL_DEPOSIT);
    }
}

#[test]
fn the_reserve_of_a_tss_account_pays_a_hundred_usual_confirmations() {
    start("development").execute_with(|| {
        let reserve = entropy_servers::Parameters::<Runtime>::get().tss_reserve;
        assert!(reserve > 100 * fee(confirmation(1)));
    });
}

#[test]
fn the_longest_of_every_call_fits_a_block() {
    let most =
        <Runtime as SystemConfig>::BlockWeights::get().get(DispatchClass::Normal).max_extrinsic.unwrap();
    for call in calls() {
        let weight = RuntimeCall::from(call).get_dispatch_info().call_weight;
        assert!(weight.all_lte(most), "{weight:?} of {most:?}");
    }
}
