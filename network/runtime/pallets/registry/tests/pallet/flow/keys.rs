//! A server that changes its keys while dealings are in flight.

use crate::support::{chain::*, made::*, mock::*, server::Server, speech::*};
use entropy_registry::{Complaint::*, *};
use frame::testing_prelude::*;

/// Two dealings, before and after the first member of subgroup 1 changed its keys, and those keys.
fn dealt_before_and_after() -> (Made, Made, &'static Server) {
    run_to(ROSTER_PERIOD - 1);
    let before = dealt("alice");
    let changed = Server::seated(1, 0).with_keys(1);
    assert_ok!(changed.change_keys());
    run_to(ROSTER_PERIOD);
    (before, dealt("bob"), changed)
}

#[test]
fn each_dealing_is_served_with_the_keys_of_its_own_roster() {
    chain().execute_with(|| {
        let (before, after, changed) = dealt_before_and_after();
        let first = Server::seated(1, 0);
        for (made, stranger) in [(&before, changed), (&after, first)] {
            let (sender, hash) = (stranger.tss_account(), made.dealing_hash);
            let by_stranger = made.confirmation(1, &[0, 1, 2]).with(|call| call.sender = sender.clone());
            assert_noop!(by_stranger.send(), Error::<Test>::NotAMember);
            let origin = RuntimeOrigin::signed(sender);
            let challenge = Registry::challenge(origin, made.registrant.clone(), hash, Bad);
            assert_noop!(challenge, Error::<Test>::NotAMember);
            (0..3).for_each(|subgroup| made.confirm_all_of(subgroup));
            assert!(Registered::<Test>::contains_key(&made.registrant));
        }
        books_are_right();
    });
}

#[test]
fn new_keys_do_not_save_a_liar() {
    chain().execute_with(|| {
        let (before, _, changed) = dealt_before_and_after();
        assert_ok!(before.challenge((1, 0), Bad));
        assert_ok!(before.open((1, 0)));
        assert_eq!(last_of("alice").culprit, Some(changed.stash.clone()));
        assert_eq!(bond_of(changed), 0);
        assert!(!is_seated(changed));
    });
}

#[test]
fn nor_one_that_is_silent() {
    chain().execute_with(|| {
        let (before, after, changed) = dealt_before_and_after();
        (0..3).for_each(|subgroup| after.confirm_all_of(subgroup));
        assert_ok!(before.deliver((1, 0)));
        run_to(ROSTER_PERIOD + CONFIRM_WINDOW);
        assert_ok!(settle("bob", "alice"));
        assert_eq!(bond_of(changed), MIN_BOND - MIN_BOND * 3 / 10);
    });
}
