//! Promises of the constraints' pallet.

mod mock;

use entropy_constraints::*;
use frame::testing_prelude::*;
use mock::{chain, Constraints as Pallet, RuntimeOrigin, System, Test};

const REGISTRANT: u64 = 1;
const RULER: u64 = 2;

fn everything_but(addresses: &[[u8; 32]]) -> Rules {
    let addresses = addresses.to_vec().try_into().unwrap();
    let acl = Acl { addresses, kind: AclKind::Deny, allow_null_recipient: true };
    Rules { evm_acl: None, btc_acl: Some(acl) }
}

fn registered(initial: Option<Rules>) -> TestState {
    let mut chain = chain();
    chain.execute_with(|| <Pallet as RulesOf<u64>>::set(&REGISTRANT, RULER, initial));
    chain
}

fn update(origin: u64, constraints: Rules) -> DispatchResult {
    Pallet::update_constraints(RuntimeOrigin::signed(origin), REGISTRANT, constraints)
}

#[test]
fn the_constraint_account_replaces_the_rules() {
    registered(None).execute_with(|| {
        assert_eq!(Constraints::<Test>::get(REGISTRANT), None);
        let constraints = everything_but(&[[1; 32], [2; 32]]);
        assert_ok!(update(RULER, constraints.clone()));
        assert_eq!(Constraints::<Test>::get(REGISTRANT), Some(constraints.clone()));
        let event = Event::<Test>::ConstraintsUpdated { registrant: REGISTRANT, constraints };
        System::assert_last_event(event.into());
        assert_ok!(update(RULER, Rules::default()));
        assert_eq!(Constraints::<Test>::get(REGISTRANT), Some(Rules::default()));
    });
}

#[test]
fn nobody_else_does_not_even_the_registrant_or_root() {
    registered(Some(Rules::default())).execute_with(|| {
        for origin in [REGISTRANT, 3] {
            assert_noop!(update(origin, everything_but(&[])), Error::<Test>::NotConstraintAccount);
        }
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let call = Pallet::update_constraints(origin, REGISTRANT, everything_but(&[]));
            assert_noop!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn there_are_no_rules_before_a_registration_has_finished() {
    chain().execute_with(|| {
        assert_noop!(update(RULER, Rules::default()), Error::<Test>::NotRegistered);
    });
}

#[test]
fn a_list_names_each_address_once() {
    registered(None).execute_with(|| {
        let call = update(RULER, everything_but(&[[1; 32], [2; 32], [2; 32]]));
        assert_noop!(call, Error::<Test>::InvalidConstraints);
    });
}

#[test]
fn a_list_has_at_most_25_addresses() {
    use codec::{Decode, Encode};
    let encoded = |count: u8| {
        let addresses: Vec<[u8; 20]> = (0..count).map(|n| [n; 20]).collect();
        (addresses, AclKind::Allow, false).encode()
    };
    assert!(Acl::<[u8; 20]>::decode(&mut &encoded(25)[..]).is_ok());
    assert!(Acl::<[u8; 20]>::decode(&mut &encoded(26)[..]).is_err());
}
