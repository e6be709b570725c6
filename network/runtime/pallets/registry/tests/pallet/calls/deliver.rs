use crate::support::{chain::*, dealer::*, mock::*, speech::*};
use entropy_registry::{Complaint::*, *};
use frame::testing_prelude::*;

#[test]
fn anyone_brings_an_envelope_on_chain_free_of_charge_if_it_was_missing() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((1, 2), Missing));
        let info = made.evidence((1, 2)).deliver("bob").unwrap();
        assert_eq!(info.pays_fee, Pays::No);
        let expected = SubgroupProgress { missing: 0b100, delivered: 0b100, ..Default::default() };
        assert_eq!(progress_of("alice", 1), expected);
        let envelope = made.sealed((1, 2)).envelope.clone();
        assert_eq!(Deliveries::<Test>::get(account("alice"), (1, 2)), Some(envelope));
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let event = Event::<Test>::Delivered { registrant, dealing_hash, subgroup: 1, member: 2 };
        System::assert_last_event(event.into());
        books_are_right();
    });
}

#[test]
fn an_envelope_that_nobody_asked_for_costs_its_fee() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_eq!(made.deliver((0, 0)).unwrap().pays_fee, Pays::Yes);
        // That it came at all is not in doubt when it is bad.
        assert_ok!(made.challenge((0, 1), Bad));
        assert_eq!(made.deliver((0, 1)).unwrap().pays_fee, Pays::Yes);
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((1, 2), Missing));
        assert_eq!(made.deliver((1, 1)).unwrap().pays_fee, Pays::Yes);
    });
}

#[test]
fn only_a_signed_origin_delivers() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let Evidence { envelope, proof, .. } = made.evidence((0, 0));
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let (registrant, hash) = (account("alice"), made.dealing_hash);
            let call = Registry::deliver(origin, registrant, hash, 0, 0, envelope.clone(), proof.clone());
            assert_noop!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn only_for_a_dealing_in_flight() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let of_bob = made.evidence((0, 0)).with(|evidence| evidence.registrant = account("bob"));
        assert_noop!(of_bob.clone().deliver("bob"), Error::<Test>::NotRegistering);
        assert_ok!(register("bob"));
        assert_noop!(of_bob.deliver("bob"), Error::<Test>::WrongStage);
        let of_another = made.evidence((0, 0)).with(|evidence| evidence.dealing_hash = H256::zero());
        assert_noop!(of_another.deliver("bob"), Error::<Test>::WrongDealing);
    });
}

#[test]
fn envelopes_come_until_the_answer_deadline() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(1 + ANSWER_WINDOW);
        hypothetically_ok!(made.deliver((0, 0)));
        run_to(2 + ANSWER_WINDOW);
        assert_noop!(made.deliver((0, 0)), Error::<Test>::DeadlinePassed);
    });
}

#[test]
fn only_for_members_of_the_roster() {
    chain().execute_with(|| {
        let made = dealt("alice");
        for subgroup in [3, 255] {
            let call = made.evidence((0, 0)).with(|evidence| evidence.subgroup = subgroup);
            assert_noop!(call.deliver("bob"), Error::<Test>::InvalidSubgroup);
        }
        for member in [2, 32, 255] {
            let call = made.evidence((0, 0)).with(|evidence| evidence.member = member);
            assert_noop!(call.deliver("bob"), Error::<Test>::NotAMember);
        }
    });
}

#[test]
fn who_holds_the_share_needs_no_envelope() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(0);
        assert_noop!(made.deliver((0, 1)), Error::<Test>::AlreadyHolder);
    });
}

#[test]
fn an_envelope_comes_once() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.deliver((0, 1)));
        assert_noop!(made.deliver((0, 1)), Error::<Test>::AlreadyDelivered);
    });
}

#[test]
fn one_comes_for_each_subgroup_and_16_more() {
    chain_of(&[18, 2, 1]).execute_with(|| {
        let made = dealt("alice");
        (0..17).for_each(|member| {
            assert_ok!(made.deliver((0, member)));
        });
        assert_noop!(made.deliver((0, 17)), Error::<Test>::TooManyDeliveries);
        assert_ok!(made.deliver((1, 1)));
        assert_noop!(made.deliver((1, 0)), Error::<Test>::TooManyDeliveries);
        assert_ok!(made.deliver((2, 0)));
        assert_eq!(Deliveries::<Test>::iter().count(), 19);
        books_are_right();
    });
}

#[test]
fn only_the_committed_envelope_of_that_member_comes() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let good = made.evidence((1, 1));
        let spoiled: [fn(&mut Evidence); 7] = [
            |evidence| evidence.envelope.enc[0] ^= 1,
            |evidence| evidence.envelope.ciphertext[113] ^= 1,
            |evidence| evidence.proof[0].0[0] ^= 1,
            |evidence| evidence.proof = Default::default(),
            |evidence| evidence.proof.try_push(H256::zero()).unwrap(),
            |evidence| evidence.member = 0,
            |evidence| (evidence.subgroup, evidence.member) = (2, 0),
        ];
        for spoil in spoiled {
            assert_noop!(good.clone().with(spoil).deliver("bob"), Error::<Test>::BadMerkleProof);
        }
        hypothetically_ok!(good.deliver("bob"));
    });
}

#[test]
fn an_envelope_of_another_dealing_does_not_come() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let of_bob = dealt("bob").evidence((1, 1));
        let call = of_bob.with(|evidence| {
            evidence.registrant = account("alice");
            evidence.dealing_hash = made.dealing_hash;
        });
        assert_noop!(call.deliver("bob"), Error::<Test>::BadMerkleProof);
    });
}

#[test]
fn a_dealing_that_ends_takes_its_envelopes_with_it() {
    let ends: [fn(); 2] = [
        || run_to(2 + CONFIRM_WINDOW),
        || {
            let made = Dealer::new("alice").make();
            run_to(2 + SHARE_WINDOW);
            (0..3).for_each(|subgroup| made.confirm_all_of(subgroup));
        },
    ];
    for end in ends {
        chain().execute_with(|| {
            let made = dealt("alice");
            for place in [(0, 0), (1, 0), (1, 2), (2, 0)] {
                assert_ok!(made.deliver(place));
            }
            assert_eq!(Deliveries::<Test>::iter().count(), 4);
            end();
            let _ = settle("alice", "alice");
            assert_eq!(Deliveries::<Test>::iter().count(), 0);
            books_are_right();
        });
    }
}
