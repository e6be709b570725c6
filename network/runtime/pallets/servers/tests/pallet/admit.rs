use crate::mock::*;
use entropy_servers::{Error, Event, Offence, Offences, ServerStatus, Subgroups};
use frame::testing_prelude::*;

fn admit(name: &str) -> DispatchResult {
    Servers::admit(RuntimeOrigin::root(), candidate(name).stash)
}

#[test]
fn root_seats_in_the_smallest_subgroup_and_the_lowest_number_on_a_tie() {
    let names = ["a", "b", "c"];
    chain(3, &[("seated", 1)], &names).execute_with(|| {
        for name in names {
            assert_ok!(candidate(name).join());
            assert_ok!(admit(name));
        }
        let seats = [0, 2, 0].map(|subgroup| ServerStatus::Seated { subgroup });
        assert_eq!(names.map(status_of), seats);
        assert_eq!(Subgroups::<Test>::get(0).into_inner(), [candidate("a").stash, candidate("c").stash]);
        System::assert_last_event(
            Event::<Test>::Admitted { stash: candidate("c").stash, subgroup: 0 }.into(),
        );
    });
}

#[test]
fn only_root_admits() {
    chain(2, &[], &["new"]).execute_with(|| {
        assert_ok!(candidate("new").join());
        let stash = candidate("new").stash;
        for origin in [RuntimeOrigin::signed(stash.clone()), RuntimeOrigin::none()] {
            assert_noop!(Servers::admit(origin, stash.clone()), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn only_a_candidate_is_admitted_and_only_once() {
    chain(2, &[("seated", 0)], &["new"]).execute_with(|| {
        assert_noop!(admit("new"), Error::<Test>::UnknownServer);
        assert_noop!(admit("seated"), Error::<Test>::AlreadyAdmitted);
        assert_ok!(candidate("new").join());
        assert_ok!(admit("new"));
        assert_noop!(admit("new"), Error::<Test>::AlreadyAdmitted);
    });
}

#[test]
fn a_full_network_admits_nobody() {
    let names: Vec<String> = (0..32).map(|n| n.to_string()).collect();
    let seated: Vec<(&str, u8)> = names.iter().map(|name| (name.as_str(), 0)).collect();
    chain(1, &seated, &["new"]).execute_with(|| {
        assert_ok!(candidate("new").join());
        assert_noop!(admit("new"), Error::<Test>::NetworkFull);
    });
}

#[test]
fn one_that_lost_its_seat_is_admitted_again_once_its_bond_is_whole() {
    chain(2, &[("a", 0), ("b", 0), ("c", 1)], &[]).execute_with(|| {
        let stash = candidate("a").stash;
        Servers::punish(&stash, Offence::FalsePartial);
        assert_noop!(admit("a"), Error::<Test>::BondTooSmall);
        assert_ok!(Servers::bond_extra(signed("a"), 399));
        assert_noop!(admit("a"), Error::<Test>::BondTooSmall);
        assert_ok!(Servers::bond_extra(signed("a"), 1));
        assert_ok!(admit("a"));
        assert_eq!(status_of("a"), ServerStatus::Seated { subgroup: 0 });
        assert_eq!(Subgroups::<Test>::get(0).into_inner(), [candidate("b").stash, stash]);
    });
}

#[test]
fn one_that_leaves_is_not_admitted_again() {
    chain(1, &[("a", 0), ("b", 0)], &["new"]).execute_with(|| {
        assert_ok!(candidate("new").join());
        for name in ["a", "new"] {
            assert_ok!(Servers::leave(signed(name)));
            assert_noop!(admit(name), Error::<Test>::ServerLeaving);
        }
    });
}
