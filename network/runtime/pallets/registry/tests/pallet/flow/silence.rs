//! Who got its envelope on chain must say something of it.

use crate::support::{chain::*, dealer::*, mock::*, server::Server, speech::*};
use entropy_registry::Complaint::*;
use frame::testing_prelude::*;

const FINE: u128 = MIN_BOND * 3 / 10;

/// What the members of subgroup 1 have lost, when it got envelopes in the last block for that and this follows.
fn fines(spoiled: Vec<Spoiled>, follow: impl FnOnce(&crate::support::made::Made)) -> [u128; 3] {
    let mut lost = [0; 3];
    chain().execute_with(|| {
        let spoiled = spoiled.into_iter().map(|spoiled| ((1, 0), spoiled)).collect();
        let made = dealt_by("alice", Dealer { spoiled, ..Dealer::new("alice") });
        run_to(1 + ANSWER_WINDOW);
        (0..3).for_each(|member| {
            assert_ok!(made.deliver((1, member)));
        });
        follow(&made);
        run_to(2 + CONFIRM_WINDOW);
        assert_ok!(settle("bob", "alice"));
        books_are_right();
        lost = [0, 1, 2].map(|member| MIN_BOND - bond_of(Server::seated(1, member)));
        assert_eq!(pot(), lost.iter().sum::<u128>());
    });
    lost
}

#[test]
fn all_pay_that_say_nothing_until_the_confirm_deadline() {
    assert_eq!(fines(vec![], |_| ()), [FINE; 3]);
}

#[test]
fn who_confirms_or_acknowledges_in_the_last_block_pays_nothing() {
    let lost = fines(vec![], |made| {
        run_to(1 + CONFIRM_WINDOW);
        assert_ok!(made.confirm(1, &[2]));
        assert_ok!(made.acknowledge((1, 1)));
    });
    assert_eq!(lost, [FINE, 0, 0]);
}

#[test]
fn whose_ack_another_member_brings_pays_nothing() {
    let lost = fines(vec![], |made| {
        assert_ok!(made.confirm(1, &[0, 2]));
    });
    assert_eq!(lost, [0, FINE, 0]);
}

#[test]
fn who_calls_it_bad_is_not_silent() {
    let lost = fines(vec![Spoiled::Garbage], |made| {
        assert_ok!(made.challenge((1, 0), Bad));
    });
    assert_eq!(lost, [0, FINE, FINE]);
}

#[test]
fn the_last_of_a_full_subgroup_is_not_overlooked() {
    chain_of(&[32, 1, 1]).execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.deliver((0, 31)));
        run_to(2 + CONFIRM_WINDOW);
        assert_ok!(settle("bob", "alice"));
        assert_eq!(bond_of(Server::seated(0, 31)), MIN_BOND - FINE);
        books_are_right();
    });
}

#[test]
fn who_asked_for_it_is_not_excused() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((0, 0), Missing));
        assert_ok!(made.deliver((0, 0)));
        run_to(2 + CONFIRM_WINDOW);
        assert_ok!(settle("bob", "alice"));
        assert_eq!(bond_of(Server::seated(0, 0)), MIN_BOND - FINE);
    });
}

#[test]
fn who_was_punished_for_a_lie_does_not_pay_for_silence_too() {
    let lost = fines(vec![], |made| {
        run_to(2 + ANSWER_WINDOW);
        assert_ok!(made.confirm_falsely((1, 0)));
        assert_ok!(made.confirm(1, &[1, 2]));
    });
    assert_eq!(lost, [MIN_BOND * 2 / 5, 0, 0]);
}

#[test]
fn nobody_is_silent_when_the_dealing_ends_before() {
    let end_early = |made: &crate::support::made::Made| {
        made.confirm_all_of(0);
        made.confirm_all_of(2);
        assert_ok!(settle("alice", "alice"));
        assert_eq!(pot(), 0);
        // For the caller, who settles too.
        run_to(2 + CONFIRM_WINDOW + HEAL_WINDOW);
    };
    assert_eq!(fines(vec![], end_early), [0; 3]);
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.deliver((1, 0)));
        assert_ok!(made.challenge((1, 1), Bad));
        assert_ok!(made.open((1, 1)));
        assert_eq!(bond_of(Server::seated(1, 0)), MIN_BOND);
    });
}
