//! Whatever servers and users do, in any order: honest ones do not pay, and the books are right.
//!
//! Plans are drawn from a fixed seed, so every run is the same; one that fails is cut down to what makes it fail.

mod attack;
mod checks;
mod deeds;
mod duties;
mod membership;
mod network;
mod plan;
mod world;

use plan::{crowded_plans, plans, Plan};
use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use std::{cell::RefCell, collections::BTreeSet};
use world::World;

/// Plays so many plans. Returns the steps taken, and everything that happened in them.
fn play(seed: u8, cases: u32, plans: impl Strategy<Value = Plan>) -> (u32, BTreeSet<String>) {
    let config = Config { cases, failure_persistence: None, max_shrink_time: 60_000, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::XorShift, &[seed; 16]);
    let played = RefCell::new((0, BTreeSet::new()));
    let result = TestRunner::new_with_rng(config, rng).run(&plans, |plan| {
        let mut world = World::new(plan.network);
        plan.steps.into_iter().for_each(|step| world.take(step));
        let mut played = played.borrow_mut();
        played.0 += world.steps;
        played.1.extend(world.seen());
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    played.into_inner()
}

/// The walk goes everywhere worth going.
fn assert_seen(seen: &BTreeSet<String>, expected: &str) {
    let missing: Vec<_> = expected.split_whitespace().filter(|what| !seen.contains(*what)).collect();
    assert!(missing.is_empty(), "{missing:?} never happened");
}

const ENDS: &str = "Registered Cancelled NotDealt TooFewConfirmed BadShare Withheld FalseAccusation";
const REFUSALS: &str =
    "AlreadyRegistering AlreadyRegistered NotRegistering NotOpen KeyTaken WrongRoster WrongStage
    TooEarly DeadlinePassed WrongDealing AlreadyConfirmed AlreadyHolder AlreadyChallenged AlreadyDelivered
    NotConfirmed NotChallenged Excluded NoQuorum BadHolderProof BadAck BadMerkleProof WrongEphemeral";

/// A server spoke under a roster that is older than its keys, or that has keys which it changed to; one left and came again.
const SERVERS: &str = "OldKeys NewKeys Rejoined";

fn honest_ones_never_pay(seed: u8) {
    let (steps, seen) = play(seed, 72, plans(400));
    assert!(steps >= 25_000, "only {steps} steps");
    assert_seen(&seen, ENDS);
    assert_seen(&seen, REFUSALS);
    assert_seen(&seen, SERVERS);
}

#[test]
fn honest_ones_never_pay_whoever_lies_first() {
    honest_ones_never_pay(1);
}

#[test]
fn honest_ones_never_pay_whoever_lies_second() {
    honest_ones_never_pay(2);
}

#[test]
fn honest_ones_never_pay_whoever_lies_third() {
    honest_ones_never_pay(3);
}

#[test]
fn honest_ones_never_pay_whoever_lies_fourth() {
    honest_ones_never_pay(4);
}

#[test]
fn honest_ones_never_pay_where_more_is_asked_for_than_may_come_on_chain() {
    let (_, seen) = play(5, 12, crowded_plans(250));
    assert_seen(&seen, "TooManyDeliveries Registered TooFewConfirmed");
}
