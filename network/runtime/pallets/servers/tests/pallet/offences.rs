use crate::mock::*;
use entropy_servers::{
    CurrentRoster, Error, Event, Offence, Offences, RosterInfos, Rosters, ServerStatus, Servers as Stored,
    Subgroups,
};
use frame::testing_prelude::*;
use Offence::*;

fn punish(name: &str, offence: Offence) {
    Servers::punish(&candidate(name).stash, offence);
}

fn bond_of(name: &str) -> u128 {
    Stored::<Test>::get(candidate(name).stash).unwrap().bond
}

fn dealable(number: u32) -> bool {
    let Some(info) = RosterInfos::<Test>::get(number) else { return false };
    <Servers as Rosters>::dealable(&info.hash) == Some((number, 2))
}

const SEATED: [(&str, u8); 5] = [("a", 0), ("b", 0), ("c", 0), ("d", 1), ("e", 1)];

#[test]
fn a_false_partial_costs_its_share_and_the_seat() {
    chain(2, &SEATED, &[]).execute_with(|| {
        let stash = candidate("b").stash;
        punish("b", FalsePartial);
        assert_eq!((bond_of("b"), held(&stash), in_pot()), (600, 600, 400));
        assert_eq!(status_of("b"), ServerStatus::Chilled);
        assert_eq!(Subgroups::<Test>::get(0).into_inner(), ["a", "c"].map(|name| candidate(name).stash));
        let slashed = Event::<Test>::Slashed { stash: stash.clone(), offence: FalsePartial, amount: 400 };
        System::assert_has_event(slashed.into());
        System::assert_last_event(Event::<Test>::Chilled { stash }.into());
    });
}

#[test]
fn a_false_accusation_costs_the_whole_bond_and_the_seat() {
    chain(2, &SEATED, &[]).execute_with(|| {
        assert_ok!(Servers::bond_extra(signed("a"), 70));
        punish("a", FalseAccusation);
        assert_eq!((bond_of("a"), in_pot()), (0, MIN_BOND + 70));
        assert_eq!(status_of("a"), ServerStatus::Chilled);
    });
}

#[test]
fn silence_costs_its_share_and_the_seat_only_below_half_of_the_minimum() {
    chain(2, &SEATED, &[]).execute_with(|| {
        punish("a", Silence);
        assert_eq!((bond_of("a"), in_pot()), (700, 300));
        assert_eq!(status_of("a"), ServerStatus::Seated { subgroup: 0 });
        assert_ok!(Servers::bond_extra(signed("a"), 100));
        punish("a", Silence);
        // Exactly half.
        assert_eq!(status_of("a"), ServerStatus::Seated { subgroup: 0 });
        punish("a", Silence);
        assert_eq!((bond_of("a"), status_of("a")), (200, ServerStatus::Chilled));
    });
}

#[test]
fn a_slash_takes_what_there_is_and_from_nobody_else() {
    chain(2, &SEATED, &[]).execute_with(|| {
        for left in [600, 200, 0, 0] {
            punish("a", FalsePartial);
            assert_eq!(bond_of("a"), left);
        }
        let stash = candidate("a").stash;
        System::assert_last_event(Event::<Test>::Slashed { stash, offence: FalsePartial, amount: 0 }.into());
        assert_eq!(Balances::free_balance(candidate("a").stash), RICH - MIN_BOND);
        assert_eq!((bond_of("b"), in_pot()), (MIN_BOND, MIN_BOND));
    });
}

#[test]
fn a_slash_that_nobody_can_receive_takes_nothing_but_the_seat() {
    chain(2, &SEATED, &[]).execute_with(|| {
        assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), Pot::get(), 0));
        ExistentialDeposit::set(5_000);
        punish("a", FalsePartial);
        assert_eq!((bond_of("a"), status_of("a")), (MIN_BOND, ServerStatus::Chilled));
        assert_eq!(Balances::free_balance(Pot::get()), 0);
    });
}

#[test]
fn one_that_leaves_still_pays_and_is_out_of_the_roster_at_once() {
    chain(2, &SEATED, &[]).execute_with(|| {
        assert_ok!(Servers::leave(signed("a")));
        let leaving = status_of("a");
        run_to(2);
        assert_eq!(CurrentRoster::<Test>::get(), 1);
        punish("a", FalsePartial);
        assert_eq!((bond_of("a"), status_of("a")), (600, leaving));
        run_to(3);
        assert_eq!(<Servers as Rosters>::members(2, 0).len(), 2);
        // It is in no roster that a later offence could take it out of.
        punish("a", FalsePartial);
        run_to(2 + UNBONDING);
        assert_eq!(CurrentRoster::<Test>::get(), 2);
        assert_ok!(Servers::withdraw(signed("a")));
        assert_eq!(Balances::free_balance(candidate("a").stash), RICH - 800);
    });
}

#[test]
fn one_that_withdrew_owes_nothing_and_nobody_pays_for_it() {
    chain(2, &SEATED, &["heir"]).execute_with(|| {
        <Servers as Rosters>::acquire(1);
        assert_ok!(Servers::leave(signed("a")));
        run_to(2 + UNBONDING);
        assert_ok!(Servers::withdraw(signed("a")));
        // With the keys that the old roster has for the other.
        let heir = Candidate { stash: candidate("heir").stash, ..candidate("a") };
        assert_ok!(heir.join());
        assert_eq!(<Servers as Rosters>::members(1, 0)[0].stash, candidate("a").stash);
        for offence in [FalsePartial, FalseAccusation, Silence] {
            assert_storage_noop!(punish("a", offence));
        }
        assert_storage_noop!(punish("heir of nobody", FalseAccusation));
        assert_eq!(held(&heir.stash), MIN_BOND);
    });
}

#[test]
fn a_candidate_that_was_seated_before_pays_with_its_new_bond() {
    chain(2, &SEATED, &[]).execute_with(|| {
        assert_ok!(Servers::leave(signed("a")));
        run_to(2 + UNBONDING);
        assert_ok!(Servers::withdraw(signed("a")));
        assert_ok!(candidate("a").join());
        punish("a", FalsePartial);
        assert_eq!((bond_of("a"), status_of("a")), (600, ServerStatus::Chilled));
        let admit = Servers::admit(RuntimeOrigin::root(), candidate("a").stash);
        assert_eq!(admit, Err(Error::<Test>::BondTooSmall.into()));
    });
}

#[test]
fn those_who_lose_their_seats_in_one_block_are_out_of_the_next_blocks_roster() {
    chain(2, &SEATED, &[]).execute_with(|| {
        punish("a", FalsePartial);
        punish("d", FalseAccusation);
        run_to(2);
        assert_eq!(CurrentRoster::<Test>::get(), 2);
        assert_eq!([0, 1].map(|subgroup| <Servers as Rosters>::members(2, subgroup).len()), [2, 1]);
        // Dealings under way are for the roster before; it has its grace.
        run_to(2 + GRACE);
        assert!(dealable(1) && dealable(2));
        run_to(3 + GRACE);
        assert!(!dealable(1) && dealable(2));
    });
}

#[test]
fn a_seat_lost_when_a_period_ends_makes_one_more_roster() {
    chain(2, &SEATED, &[]).execute_with(|| {
        assert_ok!(Servers::leave(signed("a")));
        run_to(PERIOD);
        assert_eq!(CurrentRoster::<Test>::get(), 2);
        punish("b", FalsePartial);
        run_to(PERIOD + 1);
        assert_eq!(CurrentRoster::<Test>::get(), 3);
        assert!(dealable(2) && dealable(3));
    });
}

#[test]
fn a_seat_lost_just_before_a_period_ends_goes_with_the_other_changes() {
    chain(2, &SEATED, &[]).execute_with(|| {
        assert_ok!(Servers::leave(signed("a")));
        run_to(PERIOD - 1);
        punish("b", FalsePartial);
        run_to(PERIOD);
        assert_eq!(CurrentRoster::<Test>::get(), 2);
        assert_eq!([0, 1].map(|subgroup| <Servers as Rosters>::members(2, subgroup).len()), [1, 2]);
        run_to(2 * PERIOD);
        assert_eq!(CurrentRoster::<Test>::get(), 2);
    });
}

#[test]
fn one_that_leaves_meanwhile_does_not_delay_the_roster_without_another() {
    chain(2, &SEATED, &[]).execute_with(|| {
        punish("a", FalsePartial);
        assert_ok!(Servers::leave(signed("d")));
        run_to(2);
        assert_eq!([0, 1].map(|subgroup| <Servers as Rosters>::members(2, subgroup).len()), [2, 1]);
    });
}

#[test]
fn a_roster_in_use_keeps_those_who_lost_their_seats() {
    chain(2, &SEATED, &[]).execute_with(|| {
        <Servers as Rosters>::acquire(1);
        for (name, block) in [("a", 2), ("b", 3), ("d", 4)] {
            punish(name, FalsePartial);
            run_to(block);
        }
        assert_eq!(CurrentRoster::<Test>::get(), 4);
        assert_eq!([1, 2, 3, 4].map(RosterInfos::<Test>::contains_key), [true, false, true, true]);
        assert_eq!(<Servers as Rosters>::place(1, &candidate("b").tss_account()), Some((0, 1)));
        assert_eq!(<Servers as Rosters>::place(4, &candidate("b").tss_account()), None);
        <Servers as Rosters>::release(1);
        assert!(!RosterInfos::<Test>::contains_key(1));
    });
}

#[test]
fn a_subgroup_that_loses_its_last_member_gets_no_dealings() {
    chain(2, &[("a", 0), ("b", 1)], &["new"]).execute_with(|| {
        punish("a", FalsePartial);
        run_to(2);
        assert!(!dealable(2));
        assert_ok!(candidate("new").join());
        assert_ok!(Servers::admit(RuntimeOrigin::root(), candidate("new").stash));
        run_to(PERIOD);
        assert!(dealable(3));
    });
}
