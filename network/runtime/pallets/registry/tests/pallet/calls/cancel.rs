use crate::support::{chain::*, mock::*, speech::*};
use entropy_registry::*;
use frame::testing_prelude::*;

#[test]
fn a_registration_that_was_not_dealt_is_withdrawn_free_of_blame() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        run_to(3);
        assert_ok!(cancel("alice"));
        assert_eq!(Registrations::<Test>::get(account("alice")), None);
        let outcome = Outcome {
            attempt: 0,
            dealing_hash: None,
            block: 3,
            fault: Fault::Nobody,
            reason: Reason::Cancelled,
            culprit: None,
        };
        let past = Registrant { attempts: 0, last: Some(outcome.clone()) };
        assert_eq!(Registrants::<Test>::get(account("alice")), past);
        assert_eq!((held("alice"), Balances::free_balance(account("alice"))), (0, RICH));
        let event = Event::<Test>::RegistrationEnded { registrant: account("alice"), outcome };
        System::assert_last_event(event.into());
        assert_ok!(register("alice"));
    });
}

#[test]
fn only_a_signed_origin_cancels() {
    chain().execute_with(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Registry::cancel(origin), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn there_must_be_something_to_cancel() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        assert_noop!(cancel("bob"), Error::<Test>::NotRegistering);
    });
}

#[test]
fn what_was_dealt_is_not_cancelled() {
    chain().execute_with(|| {
        dealt("alice");
        assert_noop!(cancel("alice"), Error::<Test>::WrongStage);
    });
}
