use crate::mock::*;
use entropy_servers::{EncryptionKeys, Error, Event, ServerStatus, Servers as Stored, TssAccounts};
use frame::testing_prelude::*;

#[test]
fn a_candidate_joins_with_its_bond_held() {
    chain(2, &[], &["new"]).execute_with(|| {
        let new = candidate("new");
        assert_ok!(new.join());
        let stored = Stored::<Test>::get(&new.stash).unwrap();
        assert_eq!((stored.bond, stored.status), (MIN_BOND, ServerStatus::Candidate));
        assert_eq!(held(&new.stash), MIN_BOND);
        assert_eq!(Balances::free_balance(&new.stash), RICH - MIN_BOND);
        assert_eq!(TssAccounts::<Test>::get(new.tss_account()), Some(new.stash.clone()));
        assert_eq!(EncryptionKeys::<Test>::get(new.x25519_public_key), Some(new.stash.clone()));
        System::assert_last_event(
            Event::<Test>::Joined { stash: new.stash.clone(), tss_account: new.tss_account() }.into(),
        );
    });
}

#[test]
fn only_a_signed_origin_joins() {
    chain(2, &[], &["new"]).execute_with(|| {
        let new = candidate("new");
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let call = Servers::join(
                origin,
                new.tss_account(),
                new.x25519_public_key,
                b"http://a".to_vec().try_into().unwrap(),
                MIN_BOND,
                new.consent(),
            );
            assert_noop!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn nobody_joins_twice_or_with_the_keys_of_another() {
    chain(2, &[], &["first", "second"]).execute_with(|| {
        let (first, second) = (candidate("first"), candidate("second"));
        assert_ok!(first.join());
        assert_noop!(first.join(), Error::<Test>::AlreadyServer);
        let same_tss = Candidate { tss: first.tss.clone(), ..second.clone() };
        assert_noop!(same_tss.join(), Error::<Test>::KeyInUse);
        let same_key = Candidate { x25519_public_key: first.x25519_public_key, ..second.clone() };
        assert_noop!(same_key.join(), Error::<Test>::KeyInUse);
        assert_ok!(second.join());
    });
}

#[test]
fn an_endpoint_is_an_http_address() {
    chain(2, &[], &["new"]).execute_with(|| {
        for endpoint in ["", "http://", "ftp://a", "https://a b", "https://ä", "a.example"] {
            assert_noop!(join(endpoint, MIN_BOND, |_| ()), Error::<Test>::InvalidEndpoint);
        }
        assert_ok!(join("http://[::1]:3001/path", MIN_BOND, |_| ()));
    });
}

#[test]
fn the_bond_is_at_least_the_minimum_and_is_there() {
    chain(2, &[], &["new"]).execute_with(|| {
        assert_noop!(join("http://a", MIN_BOND - 1, |_| ()), Error::<Test>::BondTooSmall);
        assert_noop!(join("http://a", RICH + 1, |_| ()), TokenError::FundsUnavailable);
        assert_ok!(join("http://a", MIN_BOND + 1, |_| ()));
        assert_eq!(held(&candidate("new").stash), MIN_BOND + 1);
    });
}

#[test]
fn the_tss_account_consents_to_this_stash_on_this_chain() {
    chain(2, &[], &["new", "other"]).execute_with(|| {
        let for_another_stash = Candidate { stash: candidate("other").stash, ..candidate("new") }.consent();
        let by_another = Candidate { tss: candidate("other").tss, ..candidate("new") }.consent();
        for wrong in [for_another_stash, by_another, [0; 64]] {
            let call = join("http://a", MIN_BOND, |arguments| arguments.signature = wrong);
            assert_noop!(call, Error::<Test>::InvalidTssSignature);
        }
    });
}

#[test]
fn an_x25519_key_is_canonical_on_the_curve_and_of_prime_order() {
    let prime = |last: u8| {
        let mut bytes = [0xff; 32];
        (bytes[0], bytes[31]) = (last, 0x7f);
        bytes
    };
    let small = |value: u8| {
        let mut bytes = [0; 32];
        bytes[0] = value;
        bytes
    };
    chain(2, &[], &["new"]).execute_with(|| {
        let mut high_bit = candidate("new").x25519_public_key;
        high_bit[31] |= 0x80;
        // 2 is on the twist, 9 plus the prime is the base point written otherwise, 0 and 1 have small order.
        for key in [small(0), small(1), small(2), prime(0xec), prime(0xed), prime(0xed + 9), high_bit] {
            let call = join("http://a", MIN_BOND, |arguments| arguments.key = key);
            assert_noop!(call, Error::<Test>::InvalidKey);
        }
        assert_ok!(join("http://a", MIN_BOND, |arguments| arguments.key = small(9)));
    });
}

#[test]
fn the_tss_account_can_pay_for_its_duties() {
    chain(2, &[], &["new"]).execute_with(|| {
        let tss = candidate("new").tss_account();
        // One more for its existence.
        assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), tss.clone(), RESERVE));
        assert_noop!(candidate("new").join(), Error::<Test>::TssReserveTooSmall);
        assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), tss, RESERVE + 1));
        assert_ok!(candidate("new").join());
    });
}

struct Arguments {
    key: [u8; 32],
    signature: [u8; 64],
}

fn join(endpoint: &str, bond: u128, change: impl Fn(&mut Arguments)) -> DispatchResult {
    let new = candidate("new");
    let mut arguments = Arguments { key: new.x25519_public_key, signature: new.consent() };
    change(&mut arguments);
    let endpoint = endpoint.as_bytes().to_vec().try_into().unwrap();
    let origin = RuntimeOrigin::signed(new.stash.clone());
    Servers::join(origin, new.tss_account(), arguments.key, endpoint, bond, arguments.signature)
}
