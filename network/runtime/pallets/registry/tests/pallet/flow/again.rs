//! A dealing that a false accusation killed, and the one after it.

use crate::support::{chain::*, dealer::*, made::*, mock::*, server::Server, speech::*};
use entropy_registry::{Complaint::*, *};
use frame::testing_prelude::*;

fn second() -> Dealer {
    Dealer { attempt: 2, nonce: "second".into(), ..Dealer::new("alice") }
}

/// Alice's first dealing, killed in block 3.
fn killed() -> Made {
    let made = dealt("alice");
    run_to(3);
    assert_ok!(made.challenge((1, 0), Bad));
    assert_ok!(made.open((1, 0)));
    made
}

#[test]
fn a_fresh_dealing_is_accepted_until_its_window_ends() {
    chain().execute_with(|| {
        killed();
        run_to(3 + DEAL_WINDOW);
        let made = second().make();
        hypothetically_ok!(deal("alice", made.dealing.clone()));
        run_to(4 + DEAL_WINDOW);
        assert_noop!(deal("alice", made.dealing), Error::<Test>::NotOpen);
        assert_ok!(settle("bob", "alice"));
        let last = last_of("alice");
        assert_eq!((last.fault, last.reason, last.attempt), (Fault::Nobody, Reason::NotDealt, 1));
        assert_eq!((last.dealing_hash, last.culprit, held("alice")), (None, None, 0));
        books_are_right();
    });
}

#[test]
fn a_user_that_has_enough_of_it_cancels() {
    chain().execute_with(|| {
        killed();
        assert_ok!(cancel("alice"));
        assert_eq!((last_of("alice").reason, held("alice")), (Reason::Cancelled, 0));
    });
}

#[test]
fn nothing_of_the_dead_dealing_is_good_for_anything() {
    chain().execute_with(|| {
        let dead = killed();
        assert_noop!(dead.confirm(0, &[0, 1]), Error::<Test>::WrongStage);
        run_to(4);
        // Neither its attempt nor its nonce is used again.
        let first = Dealer::new("alice").make();
        assert_noop!(deal("alice", first.dealing), Error::<Test>::InvalidProof);
        let same_nonce = Dealer { attempt: 2, ..Dealer::new("alice") }.make();
        assert_noop!(deal("alice", same_nonce.dealing), Error::<Test>::NonceUsed);
        assert_ok!(deal("alice", second().make().dealing));
        assert_noop!(dead.confirm(0, &[0, 1]), Error::<Test>::WrongDealing);
        assert_noop!(dead.challenge((0, 0), Bad), Error::<Test>::WrongDealing);
        assert_noop!(dead.deliver((0, 0)), Error::<Test>::WrongDealing);
        assert_noop!(dead.open((1, 0)), Error::<Test>::WrongDealing);
    });
}

#[test]
fn its_key_is_free_and_taken_again() {
    chain().execute_with(|| {
        killed();
        assert_ok!(register("bob"));
        run_to(4);
        let by_bob = Dealer { key: Dealer::new("alice").key, ..Dealer::new("bob") }.make();
        hypothetically_ok!(deal("bob", by_bob.dealing.clone()));
        assert_ok!(deal("alice", second().make().dealing));
        assert_noop!(deal("bob", by_bob.dealing), Error::<Test>::KeyTaken);
    });
}

#[test]
fn the_deadlines_and_the_challenges_start_anew() {
    chain().execute_with(|| {
        killed();
        run_to(10);
        let made = second().make();
        assert_ok!(deal("alice", made.dealing.clone()));
        let dealt = stage_of("alice");
        assert_eq!((dealt.attempt, dealt.block), (2, 10));
        assert!(dealt.subgroups.iter().all(|progress| *progress == SubgroupProgress::default()));
        run_to(10 + SHARE_WINDOW);
        assert_noop!(made.challenge((0, 0), Missing), Error::<Test>::TooEarly);
    });
}

#[test]
fn a_second_liar_kills_the_second_dealing() {
    chain().execute_with(|| {
        killed();
        run_to(4);
        let made = second().make();
        assert_ok!(deal("alice", made.dealing.clone()));
        let liar = made.server((1, 0));
        assert!(liar.stash != Server::seated(1, 0).stash);
        assert_ok!(made.challenge((1, 0), Bad));
        assert_ok!(made.open((1, 0)));
        let last = last_of("alice");
        assert_eq!((last.attempt, last.culprit), (2, Some(liar.stash.clone())));
        assert_eq!((bond_of(liar), pot(), held("alice")), (0, 2 * MIN_BOND, DEPOSIT));
        books_are_right();
    });
}
