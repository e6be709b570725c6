//! A key that was registered without some subgroups gets them later.

use crate::support::{chain::*, dealer::*, made::*, mock::*, server::Server, speech::*};
use entropy_registry::{Complaint::*, *};
use frame::testing_prelude::*;

const COMPLETED: u32 = 2 + CONFIRM_WINDOW;
const HEAL_DEADLINE: u32 = COMPLETED + HEAL_WINDOW;

/// Of alice, without subgroup 1.
fn registered_without_one() -> Made {
    let made = dealt("alice");
    run_to(2 + SHARE_WINDOW);
    assert_ok!(made.confirm(0, &[0]));
    assert_ok!(made.confirm(2, &[0]));
    run_to(COMPLETED);
    assert_ok!(settle("bob", "alice"));
    made
}

fn key() -> RegisteredKey {
    Registered::<Test>::get(account("alice")).unwrap()
}

fn assert_healed(missing: &[u8]) {
    assert_eq!(&key().missing_subgroups[..], missing);
    assert_eq!(Healings::<Test>::get(account("alice")), None);
    assert_eq!(Dealings::<Test>::get(account("alice")), None);
    let missing_subgroups = missing.to_vec().try_into().unwrap();
    let event = Event::<Test>::HealingEnded { registrant: account("alice"), missing_subgroups };
    System::assert_last_event(event.into());
    books_are_right();
}

#[test]
fn a_key_that_lacks_subgroups_heals_for_a_while() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirmation(1, &[2, 0]).with(|call| call.partial[31] ^= 1).send());
        made.confirm_all_of(0);
        made.confirm_all_of(2);
        assert_ok!(settle("alice", "alice"));
        let until = 2 + SHARE_WINDOW + HEAL_WINDOW;
        let excluded = vec![0, 0b100, 0].try_into().unwrap();
        assert_eq!(Healings::<Test>::get(account("alice")), Some(Healing { block: 1, until, excluded }));
        assert_eq!(Dealings::<Test>::get(account("alice")), Some(made.dealing));
        books_are_right();
    });
}

#[test]
fn a_single_member_heals_its_subgroup_for_free() {
    chain().execute_with(|| {
        let made = registered_without_one();
        let info = made.confirm(1, &[1]).unwrap();
        assert_eq!(info.pays_fee, Pays::No);
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let event = Event::<Test>::SubgroupConfirmed { registrant, dealing_hash, subgroup: 1 };
        System::assert_has_event(event.into());
        assert_eq!(&key().holders[..], [0b1, 0b10, 0b1]);
        assert_healed(&[]);
    });
}

#[test]
fn subgroups_heal_one_after_the_other() {
    chain_of(&[1, 1, 2, 2]).execute_with(|| {
        let made = dealt_by("alice", Dealer { threshold: 3, ..Dealer::new("alice") });
        (0..3).for_each(|subgroup| made.confirm_all_of(subgroup));
        run_to(COMPLETED);
        assert_ok!(settle("bob", "alice"));
        assert_eq!(&key().missing_subgroups[..], [3]);
        assert_ok!(made.confirm(3, &[1]));
        assert_healed(&[]);
    });
    chain_of(&[1, 1, 1, 1, 2]).execute_with(|| {
        let made = dealt_by("alice", Dealer { threshold: 3, ..Dealer::new("alice") });
        [1, 2, 3].into_iter().for_each(|subgroup| made.confirm_all_of(subgroup));
        run_to(COMPLETED);
        assert_ok!(settle("bob", "alice"));
        assert_eq!(&key().missing_subgroups[..], [0, 4]);
        assert_ok!(made.confirm(4, &[0, 1]));
        assert_eq!(&key().missing_subgroups[..], [0]);
        assert!(Healings::<Test>::contains_key(account("alice")));
        books_are_right();
        assert_ok!(made.confirm(0, &[0]));
        assert_healed(&[]);
    });
}

#[test]
fn members_of_confirmed_subgroups_still_acknowledge() {
    chain().execute_with(|| {
        let made = registered_without_one();
        assert_ok!(made.acknowledge((0, 1)));
        assert_eq!(&key().holders[..], [0b11, 0, 0b1]);
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let event = Event::<Test>::Acknowledged { registrant, dealing_hash, subgroup: 0, member: 1 };
        System::assert_last_event(event.into());
        assert_noop!(made.acknowledge((0, 1)), Error::<Test>::AlreadyHolder);
        assert_noop!(made.acknowledge((1, 0)), Error::<Test>::NotConfirmed);
        books_are_right();
        assert_ok!(made.confirm(1, &[0]));
        assert_noop!(made.acknowledge((1, 1)), Error::<Test>::NotRegistering);
    });
}

#[test]
fn a_confirmation_that_heals_is_checked_like_any_other_but_nobody_is_blamed() {
    chain().execute_with(|| {
        let made = registered_without_one();
        let good = made.confirmation(1, &[0, 1]);
        let stale = good.clone().with(|call| call.dealing_hash = H256::zero());
        assert_noop!(stale.send(), Error::<Test>::WrongDealing);
        let beyond = good.clone().with(|call| call.subgroup = 3);
        assert_noop!(beyond.send(), Error::<Test>::InvalidSubgroup);
        let stranger = good.clone().with(|call| call.sender = account("alice"));
        assert_noop!(stranger.send(), Error::<Test>::NotAMember);
        assert_noop!(made.confirm(0, &[1]), Error::<Test>::AlreadyConfirmed);
        let without_share = made.holder_proof_with((1, 0), made.share(0));
        let call = good.clone().with(|call| call.holder_proof = without_share);
        assert_noop!(call.send(), Error::<Test>::BadHolderProof);
        let call = good.clone().with(|call| call.acks[0].signature[0] ^= 1);
        assert_noop!(call.send(), Error::<Test>::BadAck);
        let call = good.with(|call| call.partial[31] ^= 1);
        assert_noop!(call.send(), Error::<Test>::InvalidPartial);
        assert_eq!(bond_of(Server::seated(1, 0)), MIN_BOND);
    });
}

#[test]
fn who_was_caught_lying_heals_nothing() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + ANSWER_WINDOW);
        assert_ok!(made.confirm_falsely((1, 0)));
        assert_ok!(made.confirm(0, &[0]));
        assert_ok!(made.confirm(2, &[0]));
        run_to(COMPLETED);
        assert_ok!(settle("bob", "alice"));
        assert_noop!(made.confirm(1, &[0]), Error::<Test>::Excluded);
        assert_noop!(made.confirm(1, &[1, 0]), Error::<Test>::BadAck);
        assert_ok!(made.confirm(1, &[1, 2]));
        assert_healed(&[]);
    });
}

#[test]
fn nobody_is_challenged_delivered_to_or_opened_any_more() {
    chain().execute_with(|| {
        let made = registered_without_one();
        assert_noop!(made.challenge((1, 0), Bad), Error::<Test>::NotRegistering);
        assert_noop!(made.deliver((1, 0)), Error::<Test>::NotRegistering);
        assert_noop!(made.open((1, 0)), Error::<Test>::NotRegistering);
    });
}

#[test]
fn healing_ends() {
    chain().execute_with(|| {
        let made = registered_without_one();
        run_to(HEAL_DEADLINE);
        hypothetically_ok!(made.confirm(1, &[0]));
        hypothetically_ok!(made.acknowledge((0, 1)));
        assert_noop!(settle("bob", "alice"), Error::<Test>::TooEarly);
        run_to(HEAL_DEADLINE + 1);
        assert_noop!(made.confirm(1, &[0]), Error::<Test>::DeadlinePassed);
        assert_noop!(made.acknowledge((0, 1)), Error::<Test>::DeadlinePassed);
        assert_eq!(settle("bob", "alice").unwrap().pays_fee, Pays::No);
        assert_healed(&[1]);
        assert_eq!(held("alice"), DEPOSIT);
        assert_noop!(settle("bob", "alice"), Error::<Test>::NotRegistering);
        assert_noop!(made.confirm(1, &[0]), Error::<Test>::NotRegistering);
    });
}
