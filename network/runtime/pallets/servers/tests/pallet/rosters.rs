use crate::mock::*;
use entropy_servers::{CurrentRoster, RosterInfos, RosterMembers, RosterUses, Rosters};
use frame::testing_prelude::*;

fn admit_new(name: &str) {
    assert_ok!(candidate(name).join());
    assert_ok!(Servers::admit(RuntimeOrigin::root(), candidate(name).stash));
}

fn hash_of(number: u32) -> H256 {
    RosterInfos::<Test>::get(number).unwrap().hash
}

fn dealable(number: u32) -> Option<(u32, u8)> {
    <Servers as Rosters>::dealable(&hash_of(number))
}

#[test]
fn admitted_servers_are_in_the_roster_from_the_end_of_the_period() {
    chain(2, &[("a", 0), ("b", 1)], &["new"]).execute_with(|| {
        admit_new("new");
        run_to(PERIOD - 1);
        assert_eq!(CurrentRoster::<Test>::get(), 1);
        run_to(PERIOD);
        assert_eq!(CurrentRoster::<Test>::get(), 2);
        assert_eq!(<Servers as Rosters>::members(1, 0).len(), 1);
        assert_eq!(<Servers as Rosters>::members(2, 0)[1].stash, candidate("new").stash);
        assert_eq!(RosterInfos::<Test>::get(2).unwrap().since, PERIOD);
    });
}

#[test]
fn a_roster_stays_current_while_nothing_changes() {
    chain(1, &[("a", 0)], &["candidate"]).execute_with(|| {
        assert_ok!(candidate("candidate").join());
        run_to(3 * PERIOD);
        assert_eq!(CurrentRoster::<Test>::get(), 1);
    });
}

#[test]
fn dealings_are_for_the_current_roster_and_for_a_grace_the_previous_one() {
    chain(2, &[("a", 0), ("b", 1)], &["c", "d"]).execute_with(|| {
        assert_eq!(dealable(1), Some((1, 2)));
        assert_eq!(<Servers as Rosters>::dealable(&H256::zero()), None);
        admit_new("c");
        run_to(PERIOD + GRACE);
        assert_eq!((dealable(1), dealable(2)), (Some((1, 2)), Some((2, 2))));
        run_to(PERIOD + GRACE + 1);
        assert_eq!((dealable(1), dealable(2)), (None, Some((2, 2))));
        <Servers as Rosters>::acquire(1);
        admit_new("d");
        run_to(2 * PERIOD);
        assert_eq!((dealable(1), dealable(2), dealable(3)), (None, Some((2, 2)), Some((3, 2))));
    });
}

#[test]
fn no_dealing_is_for_a_roster_with_an_empty_subgroup() {
    chain(3, &[("a", 0), ("b", 2)], &[]).execute_with(|| assert_eq!(dealable(1), None));
}

#[test]
fn a_roster_goes_when_it_is_neither_recent_nor_used() {
    chain(1, &[("a", 0)], &["b", "c", "d"]).execute_with(|| {
        let exists = |number| {
            let info = RosterInfos::<Test>::contains_key(number);
            assert_eq!(info, RosterMembers::<Test>::contains_key(number, 0));
            info
        };
        <Servers as Rosters>::acquire(1);
        <Servers as Rosters>::acquire(1);
        for (name, period) in [("b", 1), ("c", 2), ("d", 3)] {
            admit_new(name);
            run_to(period * PERIOD);
        }
        assert_eq!([1, 2, 3, 4].map(exists), [true, false, true, true]);
        <Servers as Rosters>::release(1);
        assert!(exists(1));
        <Servers as Rosters>::release(1);
        assert!(!exists(1) && !RosterUses::<Test>::contains_key(1));
        // A use that ends leaves recent rosters alone.
        <Servers as Rosters>::acquire(3);
        <Servers as Rosters>::release(3);
        assert!(exists(3));
    });
}

#[test]
fn there_is_no_roster_of_another_number() {
    chain(1, &[("a", 0)], &[]).execute_with(|| {
        assert_eq!(<Servers as Rosters>::subgroups(1), Some(1));
        assert_eq!(<Servers as Rosters>::subgroups(0), None);
        assert!(<Servers as Rosters>::members(1, 1).is_empty());
        assert!(<Servers as Rosters>::members(2, 0).is_empty());
    });
}

#[test]
fn the_place_of_an_account_is_that_in_the_roster() {
    chain(3, &[("a", 0), ("b", 2), ("c", 2)], &["new"]).execute_with(|| {
        let place = |roster, name| <Servers as Rosters>::place(roster, &candidate(name).tss_account());
        assert_eq!(["a", "b", "c"].map(|name| place(1, name)), [(0, 0), (2, 0), (2, 1)].map(Some));
        admit_new("new");
        assert_eq!(place(1, "new"), None);
        run_to(PERIOD);
        assert_eq!((place(1, "new"), place(2, "new"), place(3, "new")), (None, Some((1, 0)), None));
        assert_eq!(<Servers as Rosters>::place(1, &candidate("a").stash), None);
    });
}
