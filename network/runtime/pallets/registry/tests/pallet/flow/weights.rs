//! A call weighs what it did, and not what it might have done.

use crate::support::{chain::*, dealer::*, mock::*, speech::*};
use entropy_registry::{Complaint::*, Measured, WeightInfo};
use frame::testing_prelude::*;

type Weights = Measured<Test>;

fn weight(result: DispatchResultWithPostInfo) -> Weight {
    result.unwrap().actual_weight.unwrap()
}

#[test]
fn a_dealing_by_its_points() {
    for threshold in [2, 3] {
        chain().execute_with(|| {
            assert_ok!(register("alice"));
            let made = Dealer { threshold, ..Dealer::new("alice") }.make();
            assert_eq!(weight(deal("alice", made.dealing)), Weights::deal(threshold.into()));
        });
    }
}

#[test]
fn a_confirmation_by_its_acks_and_by_what_follows_on_it() {
    chain().execute_with(|| {
        let made = dealt("alice");
        let rejected = weight(made.confirmation(1, &[0, 1, 2]).with(|call| call.partial[31] ^= 1).send());
        assert_eq!(rejected, Weights::confirm(2, 2) + Weights::reject());
        assert_eq!(weight(made.confirm(1, &[1, 2])), Weights::confirm(2, 1));
        assert_ok!(made.deliver((2, 0)));
        assert_eq!(weight(made.confirm(0, &[0, 1])), Weights::confirm(2, 1));
        assert_eq!(weight(made.confirm(2, &[0])), Weights::confirm(2, 0) + Weights::complete(2, 1));
    });
}

#[test]
fn an_acknowledgement_by_the_points() {
    chain().execute_with(|| {
        let made = dealt("alice");
        run_to(2 + SHARE_WINDOW);
        assert_ok!(made.confirm(1, &[0, 1]));
        assert_eq!(weight(made.acknowledge((1, 2))), Weights::acknowledge(2));
    });
}

#[test]
fn an_opening_by_the_points_and_the_envelopes_that_go() {
    chain().execute_with(|| {
        let made = dealt("alice");
        assert_ok!(made.deliver((0, 0)));
        assert_ok!(made.challenge((1, 1), Bad));
        assert_eq!(weight(made.open((1, 1))), Weights::open(2, 1));
    });
}

#[test]
fn an_end_without_a_key_by_the_envelopes_that_go() {
    chain().execute_with(|| {
        assert_ok!(register("alice"));
        run_to(2 + DEAL_WINDOW);
        assert_eq!(weight(settle("bob", "alice")), Weights::settle(0));
        let made = dealt("bob");
        for member in [0, 1] {
            assert_ok!(made.deliver((1, member)));
        }
        run_to(System::block_number() + CONFIRM_WINDOW + 1);
        assert_eq!(weight(settle("alice", "bob")), Weights::settle(2));
    });
}

#[test]
fn a_late_key_by_the_silent_too() {
    chain().execute_with(|| {
        let made = dealt("alice");
        for place in [(0, 0), (1, 1), (2, 0)] {
            assert_ok!(made.deliver(place));
        }
        made.confirm_all_of(0);
        made.confirm_all_of(2);
        run_to(2 + CONFIRM_WINDOW);
        assert_eq!(weight(settle("bob", "alice")), Weights::complete(2, 3) + Weights::settle(1));
        run_to(System::block_number() + HEAL_WINDOW + 1);
        assert_eq!(weight(settle("bob", "alice")), Weights::settle(0));
    });
}
