use crate::support::{chain::*, dealer::*, mock::*, speech::*};
use entropy_registry::*;
use entropy_servers::RosterUses;
use frame::testing_prelude::*;

#[test]
fn only_a_signed_origin_settles() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        run_to(2 + DEAL_WINDOW);
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Registry::settle(origin, account("alice")), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn there_must_be_something_to_settle() {
    chain().execute_with(|| {
        assert_noop!(settle("bob", "alice"), Error::<Test>::NotRegistering);
    });
}

#[test]
fn what_was_never_dealt_ends_after_its_window_with_the_deposit_back() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        run_to(1 + DEAL_WINDOW);
        assert_noop!(settle("bob", "alice"), Error::<Test>::TooEarly);
        run_to(2 + DEAL_WINDOW);
        assert_eq!(settle("bob", "alice").unwrap().pays_fee, Pays::No);
        let block = System::block_number();
        let outcome = Outcome {
            attempt: 0,
            dealing_hash: None,
            block,
            fault: Fault::Nobody,
            reason: Reason::NotDealt,
            culprit: None,
        };
        assert_eq!(last_of("alice"), outcome);
        assert_eq!(Registrations::<Test>::get(account("alice")), None);
        assert_eq!((held("alice"), Balances::free_balance(account("alice"))), (0, RICH));
        books_are_right();
    });
}

#[test]
fn too_few_confirmations_end_it_and_free_the_key_and_the_roster() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(2);
        run_to(1 + CONFIRM_WINDOW);
        assert_noop!(settle("alice", "alice"), Error::<Test>::TooEarly);
        run_to(2 + CONFIRM_WINDOW);
        assert_eq!(settle("bob", "alice").unwrap().pays_fee, Pays::No);
        let last = last_of("alice");
        assert_eq!((&last.fault, &last.reason), (&Fault::Nobody, &Reason::TooFewConfirmed));
        assert_eq!((last.attempt, last.dealing_hash), (1, Some(made.dealing_hash)));
        assert_eq!(Registrations::<Test>::get(account("alice")), None);
        assert_eq!(Dealings::<Test>::get(account("alice")), None);
        assert_eq!(VerifyingKeys::<Test>::get(made.dealing.verifying_key), None);
        assert_eq!((held("alice"), RosterUses::<Test>::get(1)), (0, 0));
        let event = Event::<Test>::RegistrationEnded { registrant: account("alice"), outcome: last };
        System::assert_last_event(event.into());
        books_are_right();
    });
}

#[test]
fn another_account_may_register_a_key_that_was_freed() {
    chain().execute_with(|| {
        dealt("alice");
        assert_ok!(register("bob"));
        run_to(2 + CONFIRM_WINDOW);
        let made = Dealer { key: Dealer::new("alice").key, ..Dealer::new("bob") }.make();
        assert_noop!(deal("bob", made.dealing.clone()), Error::<Test>::KeyTaken);
        assert_ok!(settle("bob", "alice"));
        assert_ok!(deal("bob", made.dealing));
    });
}

#[test]
fn an_attempt_number_is_never_used_again() {
    chain().execute_with(|| {
        for attempt in 1..=3 {
            assert_ok!(register("alice"));
            let nonce = format!("nonce {attempt}");
            let made = Dealer { attempt, nonce, ..Dealer::new("alice") }.make();
            assert_ok!(deal("alice", made.dealing));
            assert_eq!(Registrants::<Test>::get(account("alice")).attempts, attempt);
            run_to(System::block_number() + CONFIRM_WINDOW + 1);
            assert_ok!(settle("bob", "alice"));
        }
    });
}

#[test]
fn the_registrant_settles_early_only_if_it_owes_nobody_an_answer() {
    for complaint in [Complaint::Missing, Complaint::Bad] {
        chain().execute_with(|| {
            let made = dealt("alice");
            made.confirm_all_of(0);
            made.confirm_all_of(2);
            run_to(2 + SHARE_WINDOW);
            assert_ok!(made.challenge((1, 0), complaint));
            assert_noop!(settle("alice", "alice"), Error::<Test>::TooEarly);
            assert_ok!(made.deliver((1, 0)));
            let is_answered = complaint == Complaint::Missing;
            assert_eq!(settle("alice", "alice").is_ok(), is_answered);
            books_are_right();
        });
    }
}

#[test]
fn a_member_that_became_a_holder_is_owed_no_answer() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(0);
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((1, 0), Complaint::Missing));
        assert_ok!(made.confirm(1, &[1, 2]));
        assert_noop!(settle("alice", "alice"), Error::<Test>::TooEarly);
        assert_ok!(made.acknowledge((1, 0)));
        assert_ok!(settle("alice", "alice"));
    });
}
