use crate::support::{chain::*, mock::*, server::Server, speech::*};
use entropy_registry::{Complaint::*, *};
use frame::testing_prelude::*;

/// The block of the dealing is 1.
const SHARE_DEADLINE: u32 = 1 + SHARE_WINDOW;
const CHALLENGE_DEADLINE: u32 = 1 + CHALLENGE_WINDOW;
const ANSWER_DEADLINE: u32 = 1 + ANSWER_WINDOW;
const CONFIRM_DEADLINE: u32 = 1 + CONFIRM_WINDOW;

#[test]
fn a_member_says_that_nothing_came() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(SHARE_DEADLINE + 1);
        assert_ok!(made.challenge((1, 2), Missing));
        let expected = SubgroupProgress { missing: 0b100, ..Default::default() };
        assert_eq!(progress_of("alice", 1), expected);
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let (subgroup, member, complaint) = (1, 2, Missing);
        let event = Event::<Test>::Challenged { registrant, dealing_hash, subgroup, member, complaint };
        System::assert_last_event(event.into());
        books_are_right();
    });
}

#[test]
fn a_member_says_that_what_came_is_bad() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.challenge((0, 1), Bad));
        assert_eq!(progress_of("alice", 0), SubgroupProgress { bad: 0b10, ..Default::default() });
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let (subgroup, member, complaint) = (0, 1, Bad);
        let event = Event::<Test>::Challenged { registrant, dealing_hash, subgroup, member, complaint };
        System::assert_last_event(event.into());
        books_are_right();
    });
}

#[test]
fn what_peers_say_stands_side_by_side() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(SHARE_DEADLINE + 1);
        for (member, complaint) in [(0, Missing), (1, Missing), (1, Bad), (2, Bad)] {
            assert_ok!(made.challenge((1, member), complaint));
        }
        let expected = SubgroupProgress { missing: 0b11, bad: 0b110, ..Default::default() };
        assert_eq!(progress_of("alice", 1), expected);
    });
}

#[test]
fn only_a_signed_origin_challenges() {
    chain().execute_with(|| {
        let made = dealt("alice");
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let call = Registry::challenge(origin, account("alice"), made.dealing_hash, Bad);
            assert_noop!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn only_a_dealing_in_flight_is_challenged() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let challenge = |name, dealing_hash| {
            let origin = RuntimeOrigin::signed(Server::seated(0, 0).tss_account());
            Registry::challenge(origin, account(name), dealing_hash, Bad)
        };
        assert_noop!(challenge("bob", made.dealing_hash), Error::<Test>::NotRegistering);
        assert_ok!(register("bob"));
        assert_noop!(challenge("bob", made.dealing_hash), Error::<Test>::WrongStage);
        assert_noop!(challenge("alice", H256::zero()), Error::<Test>::WrongDealing);
        made.confirm_all_of(0);
        made.confirm_all_of(2);
        run_to(SHARE_DEADLINE + 1);
        assert_ok!(settle("alice", "alice"));
        assert_noop!(made.challenge((1, 0), Bad), Error::<Test>::NotRegistering);
    });
}

#[test]
fn only_a_member_challenges() {
    chain().execute_with(|| {
        let made = dealt("alice");
        for stranger in [account("alice"), Server::seated(0, 0).stash.clone()] {
            let origin = RuntimeOrigin::signed(stranger);
            let call = Registry::challenge(origin, account("alice"), made.dealing_hash, Bad);
            assert_noop!(call, Error::<Test>::NotAMember);
        }
    });
}

#[test]
fn what_is_missing_is_challenged_after_the_share_deadline_and_until_the_challenge_deadline() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(SHARE_DEADLINE);
        assert_noop!(made.challenge((1, 0), Missing), Error::<Test>::TooEarly);
        for block in [SHARE_DEADLINE + 1, CHALLENGE_DEADLINE] {
            run_to(block);
            hypothetically_ok!(made.challenge((1, 0), Missing));
        }
        run_to(CHALLENGE_DEADLINE + 1);
        assert_noop!(made.challenge((1, 0), Missing), Error::<Test>::DeadlinePassed);
    });
}

#[test]
fn what_is_bad_is_challenged_until_the_answer_deadline() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(ANSWER_DEADLINE);
        hypothetically_ok!(made.challenge((1, 0), Bad));
        run_to(ANSWER_DEADLINE + 1);
        assert_noop!(made.challenge((1, 0), Bad), Error::<Test>::DeadlinePassed);
    });
}

#[test]
fn what_came_on_chain_is_called_bad_for_half_of_the_time_that_is_left() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(ANSWER_DEADLINE);
        assert_ok!(made.deliver((1, 0)));
        let last = ANSWER_DEADLINE + (CONFIRM_DEADLINE - ANSWER_DEADLINE) / 2;
        run_to(last);
        hypothetically_ok!(made.challenge((1, 0), Bad));
        assert_noop!(made.challenge((1, 1), Bad), Error::<Test>::DeadlinePassed);
        run_to(last + 1);
        assert_noop!(made.challenge((1, 0), Bad), Error::<Test>::DeadlinePassed);
    });
}

#[test]
fn a_member_that_was_caught_lying_is_not_heard() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(SHARE_DEADLINE + 1);
        assert_ok!(made.confirm(1, &[0, 1]));
        assert_ok!(made.confirmation(0, &[0]).with(|call| call.partial[31] ^= 1).send());
        for complaint in [Missing, Bad] {
            assert_noop!(made.challenge((0, 0), complaint), Error::<Test>::Excluded);
        }
    });
}

#[test]
fn who_holds_the_share_misses_nothing() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(SHARE_DEADLINE + 1);
        assert_ok!(made.confirm(1, &[0, 1]));
        for complaint in [Missing, Bad] {
            assert_noop!(made.challenge((1, 1), complaint), Error::<Test>::AlreadyHolder);
        }
        assert_ok!(made.challenge((1, 2), Missing));
    });
}

#[test]
fn nobody_complains_twice_but_what_was_missing_may_turn_out_bad() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(SHARE_DEADLINE + 1);
        assert_ok!(made.challenge((1, 0), Missing));
        assert_noop!(made.challenge((1, 0), Missing), Error::<Test>::AlreadyChallenged);
        assert_ok!(made.challenge((1, 0), Bad));
        for complaint in [Missing, Bad] {
            assert_noop!(made.challenge((1, 0), complaint), Error::<Test>::AlreadyChallenged);
        }
        assert_ok!(made.challenge((1, 1), Bad));
        assert_noop!(made.challenge((1, 1), Missing), Error::<Test>::AlreadyChallenged);
    });
}
