//! Where several things are wrong, the error is of what is checked first.

use crate::support::{chain::*, dealer::*, mock::*, speech::*};
use entropy_registry::{Complaint::*, *};
use frame::testing_prelude::*;

#[test]
fn of_a_dealing_the_roster_comes_before_the_key() {
    chain().execute_with(|| {
        dealt("alice");
        assert_ok!(register("bob"));
        let key = Dealer::new("alice").key;
        let change = Box::new(|dealing: &mut Dealing| dealing.roster = H256::zero());
        let made = Dealer { key, change, ..Dealer::new("bob") }.make();
        assert_noop!(deal("bob", made.dealing), Error::<Test>::WrongRoster);
    });
}

#[test]
fn of_a_confirmation_who_speaks_comes_before_whether_it_is_needed() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirmation(1, &[0, 1]).with(|call| call.partial[31] ^= 1).send());
        assert_ok!(made.confirm(1, &[1, 2]));
        assert_noop!(made.confirm(1, &[0, 1]), Error::<Test>::Excluded);
        let by_stranger = made.confirmation(1, &[1]).with(|call| call.sender = account("alice"));
        assert_noop!(by_stranger.send(), Error::<Test>::NotAMember);
    });
}

#[test]
fn of_an_accusation_the_dealing_comes_first_then_the_time_then_who_speaks() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let by_stranger = |hash| {
            let origin = RuntimeOrigin::signed(account("bob"));
            Registry::challenge(origin, account("alice"), hash, Bad)
        };
        assert_noop!(by_stranger(H256::zero()), Error::<Test>::WrongDealing);
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.challenge((1, 0), Missing));
        assert_ok!(made.challenge((1, 0), Bad));
        assert_ok!(made.confirmation(1, &[0, 1]).with(|call| call.partial[31] ^= 1).send());
        assert_noop!(made.challenge((1, 0), Bad), Error::<Test>::Excluded);
        run_to(2 + ANSWER_WINDOW);
        assert_noop!(made.challenge((1, 0), Bad), Error::<Test>::DeadlinePassed);
    });
}

#[test]
fn of_an_acknowledgement_the_dealing_comes_before_the_member() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let origin = RuntimeOrigin::signed(account("bob"));
        let call = Registry::acknowledge(origin, account("alice"), H256::zero(), made.holder_proof((0, 0)));
        assert_noop!(call, Error::<Test>::WrongDealing);
    });
}

#[test]
fn of_a_delivery_the_need_comes_first_then_the_room_then_the_proof() {
    chain_of(&[18, 1, 2]).execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.deliver((2, 0)));
        assert_ok!(made.confirm(2, &[0]));
        assert_noop!(made.deliver((2, 0)), Error::<Test>::AlreadyHolder);
        (0..17).for_each(|member| {
            assert_ok!(made.deliver((0, member)));
        });
        assert_noop!(made.deliver((0, 0)), Error::<Test>::AlreadyDelivered);
        let forged = made.evidence((0, 17)).with(|evidence| evidence.envelope.enc[0] ^= 1);
        assert_noop!(forged.deliver("bob"), Error::<Test>::TooManyDeliveries);
    });
}

#[test]
fn of_an_opening_the_accusation_comes_before_the_proof() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let forged = made.evidence((1, 0)).with(|evidence| evidence.envelope.enc[0] ^= 1);
        assert_noop!(forged.open(), Error::<Test>::NotChallenged);
    });
}
