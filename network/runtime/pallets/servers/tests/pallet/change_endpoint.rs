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
