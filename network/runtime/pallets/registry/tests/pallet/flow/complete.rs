use crate::support::{chain::*, dealer::*, made::*, mock::*, speech::*};
use entropy_constraints::{ConstraintAccounts, Constraints as StoredRules, Rules};
use entropy_protocol::ecdsa::verify_signature;
use entropy_registry::*;
use entropy_servers::RosterUses;
use frame::testing_prelude::*;

/// The key is recorded, and its signature is a plain one over the statement's message.
fn assert_registered(made: &Made, missing: &[u8], holders: &[u32]) {
    let key = Registered::<Test>::get(&made.registrant).unwrap();
    assert_eq!(key.verifying_key, made.dealing.verifying_key);
    assert_eq!(key.commitments, made.dealing.commitments);
    assert_eq!((key.dealing_hash, key.roster_hash), (made.dealing_hash, made.dealing.roster));
    assert_eq!((key.attempt, key.threshold, key.roster), (1, made.dealing.threshold, 1));
    assert_eq!((&key.missing_subgroups[..], &key.holders[..]), (missing, holders));
    assert_eq!((key.block, key.deposit), (System::block_number(), DEPOSIT));
    assert!(verify_signature(&key.verifying_key, &made.message_hash, &key.signature));

    assert_eq!(Registrations::<Test>::get(&made.registrant), None);
    let heals = !missing.is_empty();
    assert_eq!(Dealings::<Test>::contains_key(&made.registrant), heals);
    assert_eq!(Healings::<Test>::contains_key(&made.registrant), heals);
    let last = Registrants::<Test>::get(&made.registrant).last.unwrap();
    assert_eq!((last.reason, last.fault, last.attempt), (Reason::Registered, Fault::Nobody, 1));
    assert_eq!((last.dealing_hash, last.culprit), (Some(made.dealing_hash), None));
    System::assert_last_event(
        Event::<Test>::Registered {
            registrant: made.registrant.clone(),
            verifying_key: key.verifying_key,
            missing_subgroups: key.missing_subgroups,
        }
        .into(),
    );
}

#[test]
fn the_last_confirmation_registers_the_key() {
    chain().execute_with(|| {
        let constraints = Rules::default();
        let origin = RuntimeOrigin::signed(account("alice"));
        assert_ok!(Registry::register(origin, account("rules"), Some(constraints.clone())));
        let made = Dealer::new("alice").make();
        assert_ok!(deal("alice", made.dealing.clone()));
        for subgroup in [2, 0, 1] {
            assert_eq!(Registered::<Test>::get(account("alice")), None);
            made.confirm_all_of(subgroup);
        }
        assert_registered(&made, &[], &[0b11, 0b111, 0b1]);
        assert_eq!(ConstraintAccounts::<Test>::get(account("alice")), Some(account("rules")));
        assert_eq!(StoredRules::<Test>::get(account("alice")), Some(constraints));
    });
}

#[test]
fn a_threshold_of_all_registers_too() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        let made = Dealer { threshold: 3, ..Dealer::new("alice") }.make();
        assert_ok!(deal("alice", made.dealing.clone()));
        (0..3).for_each(|subgroup| made.confirm_all_of(subgroup));
        assert_registered(&made, &[], &[0b11, 0b111, 0b1]);
        assert_eq!(StoredRules::<Test>::get(account("alice")), None);
    });
}

#[test]
fn a_registered_key_keeps_its_deposit_held_its_roster_and_its_name() {
    chain().execute_with(|| {
        let made = dealt("alice");
        (0..3).for_each(|subgroup| made.confirm_all_of(subgroup));
        assert_eq!((held("alice"), RosterUses::<Test>::get(1)), (DEPOSIT, 1));
        assert_eq!(VerifyingKeys::<Test>::get(made.dealing.verifying_key), Some(account("alice")));
        books_are_right();
        assert_noop!(settle("alice", "alice"), Error::<Test>::NotRegistering);
    });
}

#[test]
fn what_lacks_a_subgroup_registers_after_the_confirm_deadline() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(0);
        made.confirm_all_of(2);
        run_to(1 + CONFIRM_WINDOW);
        assert_noop!(settle("bob", "alice"), Error::<Test>::TooEarly);
        run_to(2 + CONFIRM_WINDOW);
        let info = settle("bob", "alice").unwrap();
        assert_eq!(info.pays_fee, Pays::No);
        assert_registered(&made, &[1], &[0b11, 0, 0b1]);
    });
}

#[test]
fn the_registrant_need_not_wait_beyond_the_share_deadline() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(1);
        run_to(2 + SHARE_WINDOW);
        assert_noop!(settle("alice", "alice"), Error::<Test>::TooEarly);
        made.confirm_all_of(2);
        assert_noop!(settle("bob", "alice"), Error::<Test>::TooEarly);
        assert_ok!(settle("alice", "alice"));
        assert_registered(&made, &[0], &[0, 0b111, 0b1]);
    });
}

#[test]
fn a_signature_that_does_not_verify_is_nobodys_fault_but_ours() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(0);
        // No call can do this.
        Registrations::<Test>::mutate(account("alice"), |registration| {
            let Some(Registration { stage: Stage::Dealt(dealt), .. }) = registration else { panic!() };
            dealt.subgroups[1].partial = Some(made.partial(0));
        });
        made.confirm_all_of(2);
        assert_eq!(Registered::<Test>::get(account("alice")), None);
        let last = Registrants::<Test>::get(account("alice")).last.unwrap();
        assert_eq!((last.fault, last.reason), (Fault::Internal, Reason::SignatureInvalid));
        assert_eq!((held("alice"), RosterUses::<Test>::get(1)), (0, 0));
        assert_eq!(VerifyingKeys::<Test>::get(made.dealing.verifying_key), None);
        books_are_right();
    });
}
