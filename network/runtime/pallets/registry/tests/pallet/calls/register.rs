use crate::support::{chain::*, mock::*, speech::*};
use entropy_constraints::{Acl, AclKind, Rules};
use entropy_registry::*;
use frame::testing_prelude::*;

fn register_with(constraints: Rules) -> DispatchResult {
    Registry::register(RuntimeOrigin::signed(account("alice")), account("rules"), Some(constraints))
}

fn only_these(addresses: &[[u8; 20]]) -> Rules {
    let addresses = addresses.to_vec().try_into().unwrap();
    let acl = Acl { addresses, kind: AclKind::Allow, allow_null_recipient: false };
    Rules { evm_acl: Some(acl), btc_acl: None }
}

#[test]
fn a_registration_opens_with_its_deposit_held() {
    chain().execute_with(|| {
        let constraints = only_these(&[[1; 20], [2; 20]]);
        assert_ok!(register_with(constraints.clone()));
        let until = 1 + DEAL_WINDOW;
        let expected = Registration {
            constraint_account: account("rules"),
            initial_constraints: Some(constraints),
            deposit: DEPOSIT,
            stage: Stage::Open { until },
        };
        assert_eq!(Registrations::<Test>::get(account("alice")), Some(expected));
        assert_eq!(held("alice"), DEPOSIT);
        assert_eq!(Balances::free_balance(account("alice")), RICH - DEPOSIT);
        let event = Event::<Test>::RegistrationOpened { registrant: account("alice"), until };
        System::assert_last_event(event.into());
        books_are_right();
    });
}

#[test]
fn only_a_signed_origin_registers() {
    chain().execute_with(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Registry::register(origin, account("rules"), None), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_account_has_one_registration_at_a_time() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        assert_noop!(register("alice"), Error::<Test>::AlreadyRegistering);
        assert_ok!(register("bob"));
    });
}

#[test]
fn an_account_registers_one_key() {
    chain().execute_with(|| {
        let made = dealt("alice");
        (0..3).for_each(|subgroup| made.confirm_all_of(subgroup));
        assert_noop!(register("alice"), Error::<Test>::AlreadyRegistered);
    });
}

#[test]
fn a_registration_needs_the_deposit() {
    chain().execute_with(|| {
        assert_noop!(register("poor"), TokenError::FundsUnavailable);
    });
}

#[test]
fn constraints_name_each_address_once() {
    chain().execute_with(|| {
        let call = || register_with(only_these(&[[1; 20], [2; 20], [1; 20]]));
        assert_noop!(call(), Error::<Test>::InvalidConstraints);
        assert_ok!(register("alice"));
        assert_noop!(call(), Error::<Test>::AlreadyRegistering);
    });
}
