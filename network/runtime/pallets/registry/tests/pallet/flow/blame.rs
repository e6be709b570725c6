//! What happened, who is at fault, and what follows: row by row.

use crate::support::{chain::*, dealer::*, mock::*, server::Server, speech::*};
use entropy_registry::{Complaint::*, *};
use entropy_servers::RosterUses;
use frame::testing_prelude::*;

fn settle_at_the_end(name: &str) {
    run_to(2 + CONFIRM_WINDOW);
    assert_eq!(settle("bob", name).unwrap().pays_fee, Pays::No);
    books_are_right();
}

/// The registration is over, and nothing of its dealing remains.
fn assert_failed(fault: Fault, reason: Reason) {
    let last = last_of("alice");
    assert_eq!((&last.fault, &last.reason, &last.culprit), (&fault, &reason, &None));
    let lost = if fault == Fault::User { DEPOSIT } else { 0 };
    assert_eq!((held("alice"), Balances::free_balance(account("alice"))), (0, RICH - lost));
    assert_eq!(pot(), lost);
    assert_eq!(Registrations::<Test>::get(account("alice")), None);
    assert_eq!(Registered::<Test>::get(account("alice")), None);
    assert_eq!(Dealings::<Test>::iter().count(), 0);
    assert_eq!(Deliveries::<Test>::iter().count(), 0);
    assert_eq!(VerifyingKeys::<Test>::iter().count(), 0);
    assert_eq!(RosterUses::<Test>::get(1), 0);
    let event = Event::<Test>::RegistrationEnded { registrant: account("alice"), outcome: last };
    System::assert_last_event(event.into());
}

#[test]
fn a_malformed_dealing_is_refused_at_once_and_nothing_changes() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        let change = Box::new(|dealing: &mut Dealing| dealing.nonce_point = [0; 33]);
        let made = Dealer { change, ..Dealer::new("alice") }.make();
        assert_noop!(deal("alice", made.dealing), Error::<Test>::InvalidPoint);
    });
}

#[test]
fn after_a_false_partial_another_member_confirms() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.confirmation(1, &[0, 1, 2]).with(|call| call.partial[0] ^= 1).send());
        made.confirm_all_of(0);
        made.confirm_all_of(2);
        assert_ok!(made.confirm(1, &[2, 1]));
        let key = Registered::<Test>::get(account("alice")).unwrap();
        assert_eq!((&key.missing_subgroups[..], &key.holders[..]), (&[][..], &[0b11, 0b110, 0b1][..]));
        assert!(bond_of(Server::seated(1, 0)) < MIN_BOND);
        books_are_right();
    });
}

#[test]
fn a_missing_envelope_comes_on_chain_and_its_member_confirms() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(0);
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((2, 0), Missing));
        assert_ok!(made.deliver((2, 0)));
        assert_ok!(made.confirm(2, &[0]));
        assert_ok!(made.confirm(1, &[0, 1]));
        assert!(Registered::<Test>::contains_key(account("alice")));
        books_are_right();
    });
}

#[test]
fn a_missing_envelope_comes_on_chain_and_its_member_acknowledges() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((1, 2), Missing));
        assert_ok!(made.confirm(1, &[0, 1]));
        assert_ok!(made.deliver((1, 2)));
        assert_ok!(made.acknowledge((1, 2)));
        made.confirm_all_of(0);
        settle_at_the_end("alice");
        assert_eq!(Registered::<Test>::get(account("alice")).unwrap().holders[1], 0b111);
        assert_eq!(bond_of(Server::seated(1, 2)), MIN_BOND);
    });
}

#[test]
fn a_member_that_says_nothing_of_what_came_on_chain_pays_and_the_others_complete() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((1, 2), Missing));
        assert_ok!(made.deliver((1, 2)));
        assert_ok!(made.confirm(1, &[0, 1]));
        made.confirm_all_of(0);
        settle_at_the_end("alice");
        assert!(Registered::<Test>::contains_key(account("alice")));
        let fine = MIN_BOND * 3 / 10;
        assert_eq!((bond_of(Server::seated(1, 2)), pot()), (MIN_BOND - fine, fine));
        assert!(is_seated(Server::seated(1, 2)));
        assert_eq!(last_of("alice").fault, Fault::Nobody);
    });
}

#[test]
fn a_member_that_calls_a_good_share_bad_loses_its_bond_and_the_user_deals_afresh() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.challenge((1, 2), Bad));
        assert_ok!(made.open((1, 2)));
        assert_eq!(bond_of(Server::seated(1, 2)), 0);
        run_to(2);
        let again = Dealer { attempt: 2, nonce: "again".into(), ..Dealer::new("alice") }.make();
        assert_ok!(deal("alice", again.dealing.clone()));
        (0..3).for_each(|subgroup| again.confirm_all_of(subgroup));
        assert_eq!(Registered::<Test>::get(account("alice")).unwrap().attempt, 2);
        books_are_right();
    });
}

#[test]
fn a_user_that_sealed_a_bad_share_loses_its_deposit() {
    chain().execute_with(|| {
        let spoiled = vec![((1, 2), Spoiled::WrongShare)];
        let made = dealt_by("alice", Dealer { spoiled, ..Dealer::new("alice") });
        assert_ok!(made.challenge((1, 2), Bad));
        assert_ok!(made.open((1, 2)));
        assert_failed(Fault::User, Reason::BadShare);
        assert_eq!(bond_of(Server::seated(1, 2)), MIN_BOND);
        books_are_right();
    });
}

#[test]
fn what_completes_without_an_answer_is_nobodys_fault() {
    for complaint in [Missing, Bad] {
        chain().execute_with(|| {
            let made = dealt("alice");
            run_to(2 + SHARE_WINDOW);
            assert_ok!(made.challenge((1, 2), complaint));
            assert_ok!(made.confirm(1, &[0, 1]));
            made.confirm_all_of(0);
            settle_at_the_end("alice");
            assert_eq!(Registered::<Test>::get(account("alice")).unwrap().holders[1], 0b11);
            let last = last_of("alice");
            assert_eq!((last.fault, last.reason), (Fault::Nobody, Reason::Registered));
            assert_eq!((held("alice"), pot()), (DEPOSIT, 0));
        });
    }
}

#[test]
fn a_user_that_leaves_challenges_unanswered_loses_its_deposit_if_that_is_why_too_few_confirmed() {
    for complaint in [Missing, Bad] {
        chain().execute_with(|| {
            let made = dealt("alice");
            run_to(2 + SHARE_WINDOW);
            assert_ok!(made.confirm(0, &[0]));
            assert_ok!(made.challenge((1, 2), complaint));
            assert_ok!(made.challenge((2, 0), complaint));
            settle_at_the_end("alice");
            assert_failed(Fault::User, Reason::Withheld);
        });
    }
}

#[test]
fn a_user_is_not_at_fault_while_the_others_could_have_been_enough() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm(0, &[0]));
        assert_ok!(made.challenge((1, 2), Missing));
        settle_at_the_end("alice");
        assert_failed(Fault::Nobody, Reason::TooFewConfirmed);
    });
}

#[test]
fn a_user_that_answered_is_not_at_fault() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        for place in [(1, 2), (2, 0)] {
            assert_ok!(made.challenge(place, Missing));
            assert_ok!(made.deliver(place));
        }
        run_to(2 + CONFIRM_WINDOW);
        assert_ok!(settle("alice", "alice"));
        let last = last_of("alice");
        assert_eq!((last.fault, last.reason), (Fault::Nobody, Reason::TooFewConfirmed));
        assert_eq!(held("alice"), 0);
        assert_eq!(pot(), 2 * MIN_BOND * 3 / 10);
        books_are_right();
    });
}

#[test]
fn a_user_need_not_answer_what_it_could_not_deliver_any_more() {
    chain_of(&[17, 2, 2]).execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        for place in [(1, 0), (2, 0)] {
            assert_ok!(made.challenge(place, Missing));
        }
        (0..17).for_each(|member| {
            assert_ok!(made.deliver((0, member)));
        });
        let silent_user = |reason| {
            hypothetically!({
                run_to(2 + CONFIRM_WINDOW);
                assert_ok!(settle("bob", "alice"));
                assert_eq!(last_of("alice").reason, reason);
            })
        };
        // That others fill the places up is no excuse: the first of a subgroup always comes.
        silent_user(Reason::Withheld);
        for place in [(1, 1), (2, 1)] {
            assert_ok!(made.deliver(place));
        }
        silent_user(Reason::TooFewConfirmed);
        // What it called bad it can still open.
        for place in [(1, 0), (2, 0)] {
            assert_ok!(made.challenge(place, Bad));
        }
        silent_user(Reason::Withheld);
    });
}

#[test]
fn too_few_without_a_challenge_is_nobodys_fault() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(2);
        settle_at_the_end("alice");
        assert_failed(Fault::Nobody, Reason::TooFewConfirmed);
    });
}
