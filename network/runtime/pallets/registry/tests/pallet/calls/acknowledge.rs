use crate::support::{chain::*, mock::*, server::Server, speech::*};
use entropy_registry::*;
use frame::testing_prelude::*;

#[test]
fn a_late_member_becomes_a_holder() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm(1, &[2, 0]));
        let info = made.acknowledge((1, 1)).unwrap();
        assert_eq!(info.pays_fee, Pays::Yes);
        assert_eq!(progress_of("alice", 1).holders, 0b111);
        let (registrant, dealing_hash) = (account("alice"), made.dealing_hash);
        let event = Event::<Test>::Acknowledged { registrant, dealing_hash, subgroup: 1, member: 1 };
        System::assert_last_event(event.into());
        books_are_right();
    });
}

#[test]
fn only_a_signed_origin_acknowledges() {
    chain().execute_with(|| {
        let made = dealt("alice");
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let proof = made.holder_proof((0, 0));
            let call = Registry::acknowledge(origin, account("alice"), made.dealing_hash, proof);
            assert_noop!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn only_what_was_dealt_is_acknowledged() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let acknowledge = |name, dealing_hash| {
            let origin = RuntimeOrigin::signed(Server::seated(0, 0).tss_account());
            Registry::acknowledge(origin, account(name), dealing_hash, made.holder_proof((0, 0)))
        };
        assert_noop!(acknowledge("bob", made.dealing_hash), Error::<Test>::NotRegistering);
        assert_ok!(register("bob"));
        assert_noop!(acknowledge("bob", made.dealing_hash), Error::<Test>::WrongStage);
        assert_noop!(acknowledge("alice", H256::zero()), Error::<Test>::WrongDealing);
    });
}

#[test]
fn only_a_member_acknowledges() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(0);
        for stranger in [account("alice"), Server::seated(0, 0).stash.clone()] {
            let proof = made.holder_proof((0, 0));
            let origin = RuntimeOrigin::signed(stranger);
            let call = Registry::acknowledge(origin, account("alice"), made.dealing_hash, proof);
            assert_noop!(call, Error::<Test>::NotAMember);
        }
    });
}

#[test]
fn a_subgroup_confirms_before_its_late_members_acknowledge() {
    chain().execute_with(|| {
        let made = dealt("alice");
        made.confirm_all_of(0);
        assert_noop!(made.acknowledge((1, 1)), Error::<Test>::NotConfirmed);
    });
}

#[test]
fn a_member_that_was_caught_lying_holds_nothing() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm_falsely((0, 0)));
        assert_noop!(made.acknowledge((0, 0)), Error::<Test>::NotConfirmed);
        assert_ok!(made.confirm(0, &[1]));
        assert_noop!(made.acknowledge((0, 0)), Error::<Test>::Excluded);
    });
}

#[test]
fn a_member_is_a_holder_once() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm(1, &[0, 2]));
        for place in [(1, 0), (1, 2)] {
            assert_noop!(made.acknowledge(place), Error::<Test>::AlreadyHolder);
        }
        assert_ok!(made.acknowledge((1, 1)));
        assert_noop!(made.acknowledge((1, 1)), Error::<Test>::AlreadyHolder);
    });
}

#[test]
fn a_holder_holds_the_share_itself() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm(1, &[0, 2]));
        let wrong_share = made.holder_proof_with((1, 1), made.share(0));
        let of_its_peer = made.holder_proof((1, 0));
        let empty = HolderProof { commitment: [0; 33], response: [0; 32] };
        for proof in [wrong_share, of_its_peer, empty] {
            assert_noop!(made.acknowledge_with((1, 1), proof), Error::<Test>::BadHolderProof);
        }
    });
}

#[test]
fn holders_are_heard_until_the_confirm_deadline() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm(1, &[0, 2]));
        run_to(1 + CONFIRM_WINDOW);
        hypothetically_ok!(made.acknowledge((1, 1)));
        run_to(2 + CONFIRM_WINDOW);
        assert_noop!(made.acknowledge((1, 1)), Error::<Test>::DeadlinePassed);
    });
}
