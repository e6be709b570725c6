//! What would go wrong unseen is seen: every corruption of the storage breaks an invariant.

use crate::support::{chain::*, mock::*, speech::*};
use entropy_registry::*;
use frame::testing_prelude::*;

type Corruption = (&'static str, fn());

/// Alice is in flight with an envelope on chain, Bob's key heals, and Carol's lacks nothing.
fn chain_with_all_stages() -> TestState {
    let mut chain = chain();
    chain.execute_with(|| {
        let (bob, carol) = (dealt("bob"), dealt("carol"));
        bob.confirm_all_of(0);
        bob.confirm_all_of(2);
        (0..3).for_each(|subgroup| carol.confirm_all_of(subgroup));
        run_to(2 + SHARE_WINDOW);
        assert_ok!(settle("bob", "bob"));
        assert_ok!(dealt("alice").deliver((0, 1)));
        books_are_right();
    });
    chain
}

fn assert_noticed(corruptions: &[Corruption]) {
    chain_with_all_stages().execute_with(|| {
        for (number, (expected, corrupt)) in corruptions.iter().enumerate() {
            hypothetically!({
                corrupt();
                let found = Registry::check_invariants();
                assert_eq!(found, Err((*expected).into()), "corruption {number}");
            });
        }
    });
}

fn change_stage(change: fn(&mut Dealt)) {
    Registrations::<Test>::mutate(account("alice"), |registration| {
        let Some(Registration { stage: Stage::Dealt(dealt), .. }) = registration else { panic!() };
        change(dealt);
    });
}

fn change_key(name: &str, change: fn(&mut RegisteredKey)) {
    Registered::<Test>::mutate(account(name), |key| change(key.as_mut().unwrap()));
}

fn key(name: &str) -> RegisteredKey {
    Registered::<Test>::get(account(name)).unwrap()
}

fn dealing() -> Dealing {
    Dealings::<Test>::get(account("alice")).unwrap()
}

fn healing() -> Healing {
    Healings::<Test>::get(account("bob")).unwrap()
}

#[test]
fn a_dealing_in_flight_keeps_its_deposit_its_key_its_roster_and_its_envelopes() {
    assert_noticed(&[
        ("registered and registering", || Registered::<Test>::insert(account("alice"), key("carol"))),
        ("deposit is not what is held", || {
            Registrations::<Test>::mutate(account("alice"), |registration| {
                registration.as_mut().unwrap().deposit += 1;
            })
        }),
        ("dealing is gone", || Dealings::<Test>::remove(account("alice"))),
        ("key not reserved", || VerifyingKeys::<Test>::remove(dealing().verifying_key)),
        ("key not reserved", || VerifyingKeys::<Test>::insert(dealing().verifying_key, account("bob"))),
        ("roster of a registration is gone", || change_stage(|dealt| dealt.roster = 9)),
        ("roster of a registration is gone", || change_stage(|dealt| drop(dealt.subgroups.pop()))),
        ("delivery is gone", || Deliveries::<Test>::remove(account("alice"), (0, 1))),
        ("delivery is gone", || change_stage(|dealt| dealt.subgroups[2].delivered = 1)),
    ]);
}

/// Of the first subgroup, which has two members.
#[test]
fn only_members_do_anything_and_a_subgroup_is_held_once_it_has_confirmed() {
    const UNHELD: &str = "confirmed without holders, or held without confirming";
    assert_noticed(&[
        ("a member that is none", || change_stage(|dealt| dealt.subgroups[0].holders = 0b100)),
        ("a member that is none", || change_stage(|dealt| dealt.subgroups[0].excluded = 0b100)),
        ("a member that is none", || change_stage(|dealt| dealt.subgroups[0].missing = 0b100)),
        ("a member that is none", || change_stage(|dealt| dealt.subgroups[0].bad = 0b100)),
        ("a member that is none", || change_stage(|dealt| dealt.subgroups[0].delivered |= 0b100)),
        ("holder that takes no part", || {
            change_stage(|dealt| (dealt.subgroups[0].holders, dealt.subgroups[0].excluded) = (0b11, 0b10))
        }),
        (UNHELD, || change_stage(|dealt| dealt.subgroups[0].partial = Some([1; 32]))),
        (UNHELD, || change_stage(|dealt| dealt.subgroups[0].holders = 0b1)),
    ]);
}

#[test]
fn a_registered_key_keeps_its_deposit_its_roster_and_its_name() {
    assert_noticed(&[
        ("deposit is not what is held", || change_key("carol", |key| key.deposit += 1)),
        ("roster of a key is gone", || change_key("carol", |key| key.roster = 9)),
        ("registered key not taken", || VerifyingKeys::<Test>::remove(key("carol").verifying_key)),
        ("registered key not taken", || {
            VerifyingKeys::<Test>::insert(key("carol").verifying_key, account("bob"))
        }),
    ]);
}

#[test]
fn a_healing_key_keeps_its_dealing_and_lacks_something() {
    assert_noticed(&[
        ("healing of nobody", || Healings::<Test>::insert(account("dave"), healing())),
        ("nothing to heal", || change_key("bob", |key| key.missing_subgroups.clear())),
        ("healing of other subgroups", || {
            let excluded = vec![0; 4].try_into().unwrap();
            Healings::<Test>::insert(account("bob"), Healing { excluded, ..healing() })
        }),
        ("dealing of a healing key is gone", || Dealings::<Test>::remove(account("bob"))),
    ]);
}

#[test]
fn nothing_belongs_to_nobody() {
    assert_noticed(&[
        ("dealing of nobody", || Dealings::<Test>::insert(account("dave"), dealing())),
        ("key of nobody", || VerifyingKeys::<Test>::insert([9; 33], account("dave"))),
        ("delivery of nobody", || {
            let envelope = Deliveries::<Test>::get(account("alice"), (0, 1)).unwrap();
            Deliveries::<Test>::insert(account("dave"), (0, 1), envelope)
        }),
    ]);
}

#[test]
fn no_more_envelopes_are_on_chain_than_may_come() {
    chain_of(&[32, 1, 1]).execute_with(|| {
        dealt("alice");
        change_stage(|dealt| {
            dealt.subgroups[0].delivered = u32::MAX;
            dealt.subgroups[1].delivered = 1;
        });
        assert_eq!(Registry::check_invariants(), Err("too many deliveries".into()));
    });
}
