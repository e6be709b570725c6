use crate::{calls::*, genesis::start};
use codec::Encode;
use entropy_registry::Call;
use entropy_runtime::{config::*, *};
use frame::{deps::frame_support::dispatch::GetDispatchInfo, testing_prelude::*};

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
    for call in largest() {
        if matches!(call, RuntimeCall::Registry(_)) {
            assert!(fee(call) < EXISTENTIAL_DEPOSIT);
        }
    }
}

#[test]
fn the_reserve_of_a_tss_account_pays_a_hundred_usual_confirmations() {
    start("development").execute_with(|| {
        let reserve = entropy_servers::Parameters::<Runtime>::get().tss_reserve;
        assert!(reserve > 100 * fee(confirmation(1)));
    });
}
