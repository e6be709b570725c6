use crate::support::{chain::*, mock::*, server::Server, speech::*};
use entropy_registry::*;
use frame::testing_prelude::*;

#[test]
fn a_subgroup_confirms_with_all_of_its_members_for_free() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let info = made.confirmation(1, &[1, 2, 0]).send().unwrap();
        assert_eq!(info.pays_fee, Pays::No);
        let dealt = stage_of("alice");
        let confirmed =
            SubgroupProgress { partial: Some(made.partial(1)), holders: 0b111, ..Default::default() };
        assert_eq!(dealt.subgroups.into_inner(), [Default::default(), confirmed, Default::default()]);
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let event = Event::<Test>::SubgroupConfirmed { registrant, dealing_hash, subgroup: 1 };
        System::assert_last_event(event.into());
    });
}

#[test]
fn only_a_signed_origin_confirms() {
    chain().execute_with(|| {
        let made = dealt("alice");
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let call = made.confirmation(2, &[0]).send_as(|_| origin);
            assert_noop!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn only_what_was_dealt_is_confirmed() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let of_nobody = made.confirmation(2, &[0]).with(|call| call.registrant = account("bob"));
        assert_noop!(of_nobody.clone().send(), Error::<Test>::NotRegistering);
        assert_ok!(register("bob"));
        assert_noop!(of_nobody.send(), Error::<Test>::WrongStage);
        let other = made.confirmation(2, &[0]).with(|call| call.dealing_hash = H256::zero());
        assert_noop!(other.send(), Error::<Test>::WrongDealing);
    });
}

#[test]
fn only_a_member_of_the_subgroup_confirms() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let beyond = made.confirmation(2, &[0]).with(|call| call.subgroup = 3);
        assert_noop!(beyond.send(), Error::<Test>::InvalidSubgroup);
        let (neighbour, stash) = (Server::seated(0, 0).tss_account(), Server::seated(2, 0).stash.clone());
        for stranger in [account("alice"), neighbour, stash] {
            let call = made.confirmation(2, &[0]).with(|call| call.sender = stranger);
            assert_noop!(call.send(), Error::<Test>::NotAMember);
        }
    });
}

#[test]
fn a_subgroup_confirms_once() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.confirmation(0, &[0, 1]).send());
        assert_noop!(made.confirmation(0, &[1, 0]).send(), Error::<Test>::AlreadyConfirmed);
    });
}

#[test]
fn the_sender_holds_the_share_itself() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let good = made.confirmation(0, &[0, 1]);
        let wrong_share = made.holder_proof_with((0, 0), made.share(1));
        let of_its_peer = made.holder_proof((0, 1));
        let empty = HolderProof { commitment: [0; 33], response: [0; 32] };
        for proof in [wrong_share, of_its_peer, empty] {
            let call = good.clone().with(|call| call.holder_proof = proof);
            assert_noop!(call.send(), Error::<Test>::BadHolderProof);
        }
    });
}

#[test]
fn an_ack_is_of_another_member_once_signed_and_true() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let ack = |place| made.ack((1, place));
        let unsigned = Ack { signature: [0; 64], ..ack(1) };
        let by_another = Ack { member: 2, ..ack(1) };
        let beyond = Ack { member: 3, ..ack(1) };
        let far_beyond = Ack { member: 255, ..ack(1) };
        let holds_nothing = made.ack_with((1, 1), made.holder_proof_with((1, 1), made.share(0)));
        let lists = [
            vec![unsigned],
            vec![by_another],
            vec![beyond],
            vec![far_beyond],
            vec![holds_nothing],
            vec![ack(1), ack(1)],
            vec![ack(1), ack(0)],
        ];
        for acks in lists {
            let call = made.confirmation(1, &[0]).with(|call| call.acks = acks);
            assert_noop!(call.send(), Error::<Test>::BadAck);
        }
    });
}

#[test]
fn all_members_are_needed_until_the_share_deadline_then_half() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(1 + SHARE_WINDOW);
        assert_noop!(made.confirmation(1, &[0, 1]).send(), Error::<Test>::NoQuorum);
        assert_noop!(made.confirmation(0, &[0]).send(), Error::<Test>::NoQuorum);
        run_to(2 + SHARE_WINDOW);
        assert_noop!(made.confirmation(1, &[2]).send(), Error::<Test>::NoQuorum);
        assert_ok!(made.confirmation(1, &[2, 0]).send());
        assert_ok!(made.confirmation(0, &[1]).send());
        let holders = stage_of("alice").subgroups.into_iter().map(|progress| progress.holders);
        assert_eq!(holders.collect::<Vec<_>>(), [0b10, 0b101, 0]);
    });
}

#[test]
fn a_confirmation_comes_in_time() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(1 + CONFIRM_WINDOW);
        hypothetically_ok!(made.confirmation(2, &[0]).send());
        run_to(2 + CONFIRM_WINDOW);
        assert_noop!(made.confirmation(2, &[0]).send(), Error::<Test>::DeadlinePassed);
    });
}

#[test]
fn one_member_is_enough_after_the_answer_deadline() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(1 + ANSWER_WINDOW);
        assert_noop!(made.confirm(1, &[1]), Error::<Test>::NoQuorum);
        run_to(2 + ANSWER_WINDOW);
        assert_ok!(made.confirm(1, &[1]));
    });
}

#[test]
fn a_false_partial_is_taken_against_its_sender_and_for_nothing_else() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let liar = Server::seated(1, 0);
        let before = stage_of("alice");
        let info =
            made.confirmation(1, &[0, 1, 2]).with(|call| call.partial = made.partial(0)).send().unwrap();
        assert_eq!(info.pays_fee, Pays::Yes);
        let mut expected = before;
        expected.subgroups[1].excluded = 0b1;
        assert_eq!(stage_of("alice"), expected);
        let fine = MIN_BOND * 2 / 5;
        assert_eq!((bond_of(liar), pot()), (MIN_BOND - fine, fine));
        assert!(!is_seated(liar) && is_seated(Server::seated(1, 1)));
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let event = Event::<Test>::PartialRejected { registrant, dealing_hash, subgroup: 1, member: 0 };
        System::assert_has_event(event.into());
        books_are_right();
    });
}

#[test]
fn a_false_partial_is_any_other_number() {
    for partial in [[0; 32], [0xff; 32]] {
        chain().execute_with(|| {
            let made = dealt("alice");
            assert_ok!(made.confirmation(2, &[0]).with(|call| call.partial = partial).send());
            assert_eq!(progress_of("alice", 2).excluded, 0b1);
        });
    }
}

#[test]
fn who_sent_a_false_partial_sends_no_other_one() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.confirmation(0, &[0, 1]).with(|call| call.partial[31] ^= 1).send());
        assert_noop!(made.confirm(0, &[0, 1]), Error::<Test>::Excluded);
        assert_noop!(made.confirm(0, &[1, 0]), Error::<Test>::BadAck);
    });
}

#[test]
fn a_subgroup_may_have_several_liars() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + ANSWER_WINDOW);
        for member in [0, 2] {
            assert_ok!(made.confirm_falsely((1, member)));
        }
        assert_eq!(progress_of("alice", 1), SubgroupProgress { excluded: 0b101, ..Default::default() });
        assert_eq!(pot(), 2 * MIN_BOND * 2 / 5);
        assert_ok!(made.confirm(1, &[1]));
    });
}

#[test]
fn the_quorum_is_of_those_that_still_take_part() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_noop!(made.confirm(1, &[1, 2]), Error::<Test>::NoQuorum);
        assert_ok!(made.confirmation(1, &[0, 1, 2]).with(|call| call.partial[31] ^= 1).send());
        assert_noop!(made.confirm(1, &[1]), Error::<Test>::NoQuorum);
        hypothetically_ok!(made.confirm(1, &[1, 2]));
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm(1, &[1]));
        assert_eq!(progress_of("alice", 1).holders, 0b10);
    });
}

#[test]
fn a_false_partial_costs_nothing_unless_everything_else_is_right() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let lie = made.confirmation(0, &[0, 1]).with(|call| call.partial[31] ^= 1);
        let stale = lie.clone().with(|call| call.dealing_hash = H256::zero());
        assert_noop!(stale.send(), Error::<Test>::WrongDealing);
        let without_share = made.holder_proof_with((0, 0), made.share(1));
        let call = lie.clone().with(|call| call.holder_proof = without_share);
        assert_noop!(call.send(), Error::<Test>::BadHolderProof);
        let call = lie.with(|call| call.acks.clear());
        assert_noop!(call.send(), Error::<Test>::NoQuorum);
    });
}
