use crate::{chain::*, member::Member, mock::*};
use entropy_registry::*;
use frame::testing_prelude::*;

fn stage_of(name: &str) -> Dealt {
    let Stage::Dealt(dealt) = Registrations::<Test>::get(account(name)).unwrap().stage else { panic!() };
    dealt
}

#[test]
fn a_subgroup_confirms_with_all_of_its_members_for_free() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let info = confirmation(&made, 1, &[1, 2, 0]).send().unwrap();
        assert_eq!(info.pays_fee, Pays::No);
        assert!(info.actual_weight.is_some());
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
            let call = confirmation(&made, 2, &[0]).send_as(|_| origin);
            assert_noop!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn only_what_was_dealt_is_confirmed() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let of_nobody = confirmation(&made, 2, &[0]).with(|call| call.registrant = account("bob"));
        assert_noop!(of_nobody.clone().send(), Error::<Test>::NotRegistering);
        assert_ok!(register("bob"));
        assert_noop!(of_nobody.send(), Error::<Test>::WrongStage);
        let other = confirmation(&made, 2, &[0]).with(|call| call.dealing_hash = H256::zero());
        assert_noop!(other.send(), Error::<Test>::WrongDealing);
    });
}

#[test]
fn only_a_member_of_the_subgroup_confirms() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let beyond = confirmation(&made, 2, &[0]).with(|call| call.subgroup = 3);
        assert_noop!(beyond.send(), Error::<Test>::InvalidSubgroup);
        let stranger = confirmation(&made, 2, &[0]).with(|call| call.sender = account("alice"));
        assert_noop!(stranger.send(), Error::<Test>::NotAMember);
        let neighbour =
            confirmation(&made, 2, &[0]).with(|call| call.sender = Member::new(0, 0).tss_account());
        assert_noop!(neighbour.send(), Error::<Test>::NotAMember);
    });
}

#[test]
fn a_subgroup_confirms_once() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(confirmation(&made, 0, &[0, 1]).send());
        assert_noop!(confirmation(&made, 0, &[1, 0]).send(), Error::<Test>::AlreadyConfirmed);
    });
}

#[test]
fn the_sender_holds_the_share_itself() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let good = confirmation(&made, 0, &[0, 1]);
        let wrong_share = Member::new(0, 0).holder_proof_of(&made, made.share(1));
        let of_its_peer = Member::new(0, 1).holder_proof(&made);
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
        let ack = |place| Member::new(1, place).ack(&made);
        let unsigned = Ack { signature: [0; 64], ..ack(1) };
        let by_another = Ack { member: 2, ..ack(1) };
        let beyond = Ack { member: 3, ..ack(1) };
        let far_beyond = Ack { member: 255, ..ack(1) };
        let holds_nothing =
            Member::new(1, 1).signed(&made, Member::new(1, 1).holder_proof_of(&made, made.share(0)));
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
            let call = confirmation(&made, 1, &[0]).with(|call| call.acks = acks);
            assert_noop!(call.send(), Error::<Test>::BadAck);
        }
    });
}

#[test]
fn all_members_are_needed_until_the_share_deadline_then_half() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(1 + SHARE_WINDOW);
        assert_noop!(confirmation(&made, 1, &[0, 1]).send(), Error::<Test>::NoQuorum);
        assert_noop!(confirmation(&made, 0, &[0]).send(), Error::<Test>::NoQuorum);
        run_to(2 + SHARE_WINDOW);
        assert_noop!(confirmation(&made, 1, &[2]).send(), Error::<Test>::NoQuorum);
        assert_ok!(confirmation(&made, 1, &[2, 0]).send());
        assert_ok!(confirmation(&made, 0, &[1]).send());
        let holders = stage_of("alice").subgroups.into_iter().map(|progress| progress.holders);
        assert_eq!(holders.collect::<Vec<_>>(), [0b10, 0b101, 0]);
    });
}

#[test]
fn a_confirmation_comes_in_time() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(1 + CONFIRM_WINDOW);
        hypothetically_ok!(confirmation(&made, 2, &[0]).send());
        run_to(2 + CONFIRM_WINDOW);
        assert_noop!(confirmation(&made, 2, &[0]).send(), Error::<Test>::DeadlinePassed);
    });
}
