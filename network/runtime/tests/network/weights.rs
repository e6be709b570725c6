//! Calls take their share of a block, and no more.

use crate::{calls::*, genesis::start};
use entropy_runtime::{config::Weights, *};
use entropy_servers::WeightInfo;
use frame::{
    deps::{
        frame_support::dispatch::{extract_actual_weight, DispatchClass},
        frame_system::Config as SystemConfig,
    },
    testing_prelude::*,
    traits::{Dispatchable, GetCallMetadata},
};
use std::collections::BTreeSet;

/// 75 % of 0.4 s.
const LONGEST: u64 = 300_000_000_000;

#[test]
fn every_call_fits_a_block_in_the_largest_network() {
    start("development").execute_with(|| {
        let fits = Weights::get().get(DispatchClass::Normal).max_extrinsic.unwrap();
        assert!(fits.ref_time() <= LONGEST);
        for call in largest() {
            let weight = call.get_dispatch_info().total_weight();
            assert!(weight.all_lte(fits), "{}: {weight}", call.get_call_metadata().function_name);
        }
    });
}

#[test]
fn no_call_is_forgotten() {
    let tried: BTreeSet<_> = largest()
        .iter()
        .map(|call| call.get_call_metadata())
        .map(|names| (names.pallet_name, names.function_name))
        .collect();
    let all = ["Servers", "Registry", "Constraints"].into_iter().flat_map(|pallet| {
        RuntimeCall::get_call_names(pallet).iter().map(move |function| (pallet, *function))
    });
    assert_eq!(tried, all.collect());
}

#[test]
fn a_new_roster_of_the_largest_network_fits_beside_the_calls_of_a_full_block() {
    let rotation = <Runtime as entropy_servers::Config>::WeightInfo::rotate(512);
    assert!(rotation.ref_time() <= Weights::get().max_block.ref_time() - LONGEST);
}

#[test]
fn a_call_that_did_less_than_it_might_is_given_the_rest_back() {
    start("development").execute_with(|| {
        System::set_block_number(1);
        let bob = Sr25519Keyring::Bob.to_account_id();
        let origin = || RuntimeOrigin::signed(bob.clone());
        assert_ok!(RuntimeCall::from(register()).dispatch(origin()));
        System::set_block_number(1_000);
        let settle = RuntimeCall::from(entropy_registry::Call::settle { registrant: bob.clone() });
        let (declared, result) = (settle.get_dispatch_info(), settle.dispatch(origin()));
        assert_ok!(result);
        let weight = extract_actual_weight(&result, &declared);
        assert!(weight.ref_time() < declared.total_weight().ref_time() / 2);
        // It did something, all the same.
        let one_write = <Runtime as SystemConfig>::DbWeight::get().writes(1);
        assert!(weight.ref_time() > one_write.ref_time());
    });
}
