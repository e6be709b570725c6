use crate::support::{chain::*, dealer::*, mock::*, speech::*};
use entropy_registry::*;
use entropy_servers::RosterUses;
use frame::testing_prelude::*;
use k256::ProjectivePoint;

/// What `deal` says to a dealing that was changed before its dealer signed it.
fn refusal(change: impl Fn(&mut Dealing) + 'static) -> DispatchError {
    let made = Dealer { change: Box::new(change), ..Dealer::new("alice") }.make();
    error_of(deal("alice", made.dealing))
}

fn open_chain() -> TestState {
    let mut chain = chain();
    chain.execute_with(|| {
        assert_ok!(register("alice"));
    });
    chain
}

/// The refusals leave no trace.
fn assert_refused(error: Error<Test>, change: impl Fn(&mut Dealing) + 'static) {
    open_chain().execute_with(|| {
        let _guard = StorageNoopGuard::new();
        assert_eq!(refusal(change), error.into());
    });
}

#[test]
fn a_dealing_starts_the_deadlines_and_takes_the_key() {
    open_chain().execute_with(|| {
        run_to(4);
        let made = Dealer::new("alice").make();
        let info = deal("alice", made.dealing.clone()).unwrap();
        assert_eq!(info.pays_fee, Pays::Yes);
        let Registration { stage, deposit, .. } = Registrations::<Test>::get(account("alice")).unwrap();
        let expected = Dealt {
            attempt: 1,
            block: 4,
            roster: 1,
            dealing_hash: made.dealing_hash,
            subgroups: vec![SubgroupProgress::default(); 3].try_into().unwrap(),
        };
        assert_eq!((stage, deposit), (Stage::Dealt(expected), DEPOSIT));
        assert_eq!(Registrants::<Test>::get(account("alice")), Registrant { attempts: 1, last: None });
        assert_eq!(VerifyingKeys::<Test>::get(made.dealing.verifying_key), Some(account("alice")));
        assert_eq!(Dealings::<Test>::get(account("alice")), Some(made.dealing.clone()));
        assert_eq!(RosterUses::<Test>::get(1), 1);
        let nonce = [made.dealing.verifying_key, made.dealing.nonce_point].concat();
        assert!(UsedNonces::<Test>::contains_key(H256(blake2_256(&nonce))));
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        System::assert_last_event(Event::<Test>::Dealt { registrant, attempt: 1, dealing_hash }.into());
    });
}

#[test]
fn only_a_signed_origin_deals() {
    open_chain().execute_with(|| {
        let made = Dealer::new("alice").make();
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Registry::deal(origin, made.dealing.clone()), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn a_dealing_needs_an_open_registration() {
    chain().execute_with(|| {
        let made = Dealer::new("alice").make();
        assert_noop!(deal("alice", made.dealing.clone()), Error::<Test>::NotOpen);
        assert_ok!(register("alice"));
        assert_ok!(deal("alice", made.dealing.clone()));
        assert_noop!(deal("alice", made.dealing), Error::<Test>::NotOpen);
    });
}

#[test]
fn a_dealing_is_accepted_until_the_last_block_of_its_window() {
    open_chain().execute_with(|| {
        let made = Dealer::new("alice").make();
        run_to(1 + DEAL_WINDOW);
        hypothetically_ok!(deal("alice", made.dealing.clone()));
        run_to(2 + DEAL_WINDOW);
        assert_noop!(deal("alice", made.dealing), Error::<Test>::NotOpen);
    });
}

#[test]
fn refuses_another_roster() {
    assert_refused(Error::WrongRoster, |dealing| dealing.roster = H256::zero());
}

#[test]
fn refuses_a_threshold_that_is_no_majority_or_more_than_all() {
    for threshold in [0, 1, 4, 255] {
        assert_refused(Error::InvalidThreshold, move |dealing| dealing.threshold = threshold);
    }
}

#[test]
fn accepts_every_threshold_between() {
    for threshold in [2, 3] {
        open_chain().execute_with(|| {
            let made = Dealer { threshold, ..Dealer::new("alice") }.make();
            assert_ok!(deal("alice", made.dealing));
        });
    }
}

#[test]
fn refuses_lists_that_do_not_match_the_threshold() {
    assert_refused(Error::WrongLength, |dealing| dealing.threshold = 3);
    assert_refused(Error::WrongLength, |dealing| dealing.commitments = Default::default());
    assert_refused(Error::WrongLength, |dealing| dealing.u_commitments = Default::default());
    assert_refused(Error::WrongLength, |dealing| {
        dealing.v_commitments.try_push(dealing.verifying_key).unwrap();
    });
}

#[test]
fn refuses_a_key_that_somebody_registers() {
    open_chain().execute_with(|| {
        assert_ok!(register("bob"));
        assert_ok!(deal("alice", Dealer::new("alice").make().dealing));
        let made = Dealer { key: Dealer::new("alice").key, ..Dealer::new("bob") }.make();
        assert_noop!(deal("bob", made.dealing), Error::<Test>::KeyTaken);
    });
}

#[test]
fn refuses_a_dealing_that_the_key_did_not_sign() {
    open_chain().execute_with(|| {
        let mut dealing = Dealer::new("alice").make().dealing;
        dealing.envelopes_root = H256::zero();
        assert_noop!(deal("alice", dealing), Error::<Test>::InvalidProof);
        let of_another_attempt = Dealer { attempt: 2, ..Dealer::new("alice") }.make().dealing;
        assert_noop!(deal("alice", of_another_attempt), Error::<Test>::InvalidProof);
        let of_another_account = Dealer::new("bob").make().dealing;
        assert_noop!(deal("alice", of_another_account), Error::<Test>::InvalidProof);
    });
}

#[test]
fn refuses_what_is_no_point() {
    assert_refused(Error::InvalidPoint, |dealing| dealing.nonce_point = [0; 33]);
    assert_refused(Error::InvalidPoint, |dealing| dealing.commitments[0] = [0; 33]);
    assert_refused(Error::InvalidPoint, |dealing| dealing.u_commitments[0] = [5; 33]);
    assert_refused(Error::InvalidPoint, |dealing| dealing.v_commitments[0] = [0xff; 33]);
}

#[test]
fn refuses_a_share_that_would_be_zero() {
    // With C_1 = -X the share of the first subgroup is x - x.
    assert_refused(Error::DegenerateDealing, |dealing| {
        dealing.commitments[0] = dealing.verifying_key;
        dealing.commitments[0][0] ^= 1;
    });
    // With U_1 = -G the first subgroup's u is zero in the same way.
    assert_refused(Error::DegenerateDealing, |dealing| {
        dealing.u_commitments[0] = encode(-ProjectivePoint::GENERATOR);
    });
}

#[test]
fn refuses_a_nonce_that_the_key_was_dealt_with_before() {
    open_chain().execute_with(|| {
        assert_ok!(deal("alice", Dealer::new("alice").make().dealing));
        run_to(2 + CONFIRM_WINDOW);
        assert_ok!(settle("bob", "alice"));
        assert_ok!(register("alice"));
        let again = Dealer { attempt: 2, ..Dealer::new("alice") };
        assert_noop!(deal("alice", again.make().dealing), Error::<Test>::NonceUsed);
        let fresh = Dealer { nonce: "fresh".into(), ..again };
        assert_ok!(deal("alice", fresh.make().dealing));
    });
}
