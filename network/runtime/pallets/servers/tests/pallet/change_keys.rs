use crate::mock::*;
use entropy_servers::{EncryptionKeys, Error, Event, NextRotation, Rosters, Servers as Stored, TssAccounts};
use frame::testing_prelude::*;

/// The server of a stash with the keys of others.
fn with(stash: &str, tss: &str, x25519: &str) -> Candidate {
    Candidate {
        stash: candidate(stash).stash,
        tss: candidate(tss).tss,
        x25519_public_key: candidate(x25519).x25519_public_key,
    }
}

fn change(to: &Candidate) -> DispatchResult {
    let origin = RuntimeOrigin::signed(to.stash.clone());
    Servers::change_keys(origin, to.tss_account(), to.x25519_public_key, to.consent())
}

#[test]
fn the_next_roster_has_the_new_keys_and_rosters_in_use_keep_the_old_ones() {
    chain(1, &[("a", 0)], &["new"]).execute_with(|| {
        let (old, new) = (candidate("a"), with("a", "new", "new"));
        <Servers as Rosters>::acquire(1);
        assert_ok!(change(&new));
        let (stash, tss_account) = (old.stash.clone(), new.tss_account());
        System::assert_last_event(Event::<Test>::KeysChanged { stash, tss_account }.into());
        let stored = Stored::<Test>::get(&old.stash).unwrap();
        assert_eq!(
            (stored.tss_account, stored.x25519_public_key),
            (new.tss_account(), new.x25519_public_key)
        );
        assert_eq!(<Servers as Rosters>::members(1, 0)[0].tss_account, old.tss_account());
        run_to(PERIOD);
        let member = |roster| <Servers as Rosters>::members(roster, 0)[0].clone();
        assert_eq!(member(1).x25519_public_key, old.x25519_public_key);
        assert_eq!((member(2).stash, member(2).tss_account), (old.stash, new.tss_account()));
        assert_eq!(member(2).x25519_public_key, new.x25519_public_key);
    });
}

#[test]
fn the_old_keys_are_free_for_others() {
    chain(1, &[("a", 0)], &["new", "other"]).execute_with(|| {
        let old = candidate("a");
        assert_ok!(change(&with("a", "new", "new")));
        assert_eq!(TssAccounts::<Test>::get(old.tss_account()), None);
        assert_eq!(EncryptionKeys::<Test>::get(old.x25519_public_key), None);
        assert_ok!(with("other", "a", "a").join());
    });
}

#[test]
fn one_key_may_stay() {
    chain(1, &[("a", 0)], &["new"]).execute_with(|| {
        assert_ok!(change(&with("a", "a", "new")));
        assert_ok!(change(&with("a", "new", "new")));
        assert_eq!(TssAccounts::<Test>::get(candidate("new").tss_account()), Some(candidate("a").stash));
    });
}

#[test]
fn a_candidates_new_keys_make_no_roster() {
    chain(1, &[("a", 0)], &["candidate", "new"]).execute_with(|| {
        assert_ok!(candidate("candidate").join());
        assert_ok!(change(&with("candidate", "new", "new")));
        assert!(!NextRotation::<Test>::exists());
    });
}

#[test]
fn nobody_takes_the_keys_of_another() {
    chain(1, &[("a", 0), ("b", 0)], &["new"]).execute_with(|| {
        for taken in [with("a", "b", "new"), with("a", "new", "b"), with("a", "b", "b")] {
            assert_noop!(change(&taken), Error::<Test>::KeyInUse);
        }
    });
}

#[test]
fn new_keys_are_as_good_as_those_of_one_that_joins() {
    chain(1, &[("a", 0)], &["new"]).execute_with(|| {
        let new = with("a", "new", "new");
        let with_signature = |signature| {
            Servers::change_keys(signed("a"), new.tss_account(), new.x25519_public_key, signature)
        };
        let for_another_stash = candidate("new").consent();
        for wrong in [for_another_stash, candidate("a").consent(), [0; 64]] {
            assert_noop!(with_signature(wrong), Error::<Test>::InvalidTssSignature);
        }
        let small_order = Candidate { x25519_public_key: [0; 32], ..new.clone() };
        assert_noop!(change(&small_order), Error::<Test>::InvalidKey);
        let root = RuntimeOrigin::root;
        assert_ok!(Balances::force_set_balance(root(), new.tss_account(), RESERVE));
        assert_noop!(change(&new), Error::<Test>::TssReserveTooSmall);
        assert_ok!(Balances::force_set_balance(root(), new.tss_account(), RESERVE + 1));
        assert_ok!(change(&new));
    });
}

#[test]
fn only_a_server_that_stays_changes_its_keys() {
    chain(1, &[("a", 0), ("b", 0)], &["new"]).execute_with(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let new = candidate("new");
            let call = Servers::change_keys(origin, new.tss_account(), new.x25519_public_key, [0; 64]);
            assert_noop!(call, DispatchError::BadOrigin);
        }
        assert_noop!(change(&candidate("new")), Error::<Test>::UnknownServer);
        assert_ok!(Servers::leave(signed("a")));
        assert_noop!(change(&with("a", "new", "new")), Error::<Test>::ServerLeaving);
    });
}
