//! What of a server changes at once: its address and its bond.

use crate::mock::*;
use entropy_servers::{CurrentRoster, Error, Event, Servers as Stored};
use frame::{deps::sp_runtime::AccountId32, testing_prelude::*};

fn change(origin: &AccountId32, endpoint: &str) -> DispatchResult {
    let endpoint = endpoint.as_bytes().to_vec().try_into().unwrap();
    Servers::change_endpoint(RuntimeOrigin::signed(origin.clone()), endpoint)
}

#[test]
fn a_stash_moves_its_server_at_once_without_a_new_roster() {
    chain(1, &[("seated", 0)], &[]).execute_with(|| {
        let stash = candidate("seated").stash;
        assert_ok!(change(&stash, "http://127.0.0.1:4001"));
        let endpoint = Stored::<Test>::get(&stash).unwrap().endpoint;
        assert_eq!(&endpoint[..], b"http://127.0.0.1:4001");
        System::assert_last_event(Event::<Test>::EndpointChanged { stash, endpoint }.into());
        run_to(2 * PERIOD);
        assert_eq!(CurrentRoster::<Test>::get(), 1);
    });
}

#[test]
fn only_the_stash_itself_moves_its_server() {
    chain(1, &[("seated", 0)], &[]).execute_with(|| {
        let call = change(&candidate("seated").tss_account(), "http://a");
        assert_noop!(call, Error::<Test>::UnknownServer);
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Servers::change_endpoint(origin, Default::default()), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_endpoint_is_an_http_address() {
    chain(1, &[("seated", 0)], &[]).execute_with(|| {
        assert_noop!(change(&candidate("seated").stash, "ws://a"), Error::<Test>::InvalidEndpoint);
    });
}

#[test]
fn a_stash_adds_to_the_bond() {
    chain(1, &[("seated", 0)], &[]).execute_with(|| {
        let stash = candidate("seated").stash;
        assert_ok!(Servers::bond_extra(signed("seated"), 500));
        assert_eq!(Stored::<Test>::get(&stash).unwrap().bond, MIN_BOND + 500);
        assert_eq!(held(&stash), MIN_BOND + 500);
        System::assert_last_event(Event::<Test>::Bonded { stash, amount: 500 }.into());
    });
}

#[test]
fn only_a_server_that_stays_adds_to_its_bond_and_only_what_it_has() {
    chain(1, &[("a", 0), ("b", 0)], &["nobody"]).execute_with(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Servers::bond_extra(origin, 1), DispatchError::BadOrigin);
        }
        assert_noop!(Servers::bond_extra(signed("nobody"), 1), Error::<Test>::UnknownServer);
        assert_noop!(Servers::bond_extra(signed("a"), RICH), TokenError::FundsUnavailable);
        assert_ok!(Servers::leave(signed("a")));
        assert_noop!(Servers::bond_extra(signed("a"), 1), Error::<Test>::ServerLeaving);
    });
}
