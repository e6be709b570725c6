use crate::mock::*;
use entropy_servers::{Error, Event, ServerStatus, Servers as Stored, Subgroups};
use frame::testing_prelude::*;

fn admit(name: &str) -> DispatchResult {
    Servers::admit(RuntimeOrigin::root(), candidate(name).stash)
}

fn subgroup_of(name: &str) -> Option<u8> {
    match Stored::<Test>::get(candidate(name).stash).unwrap().status {
        ServerStatus::Seated { subgroup } => Some(subgroup),
        _ => None,
    }
}

#[test]
fn root_seats_in_the_smallest_subgroup_and_the_lowest_number_on_a_tie() {
    let names = ["a", "b", "c"];
    chain(3, &[("seated", 1)], &names).execute_with(|| {
        for name in names {
            assert_ok!(candidate(name).join());
            assert_ok!(admit(name));
        }
        assert_eq!(names.map(subgroup_of), [Some(0), Some(2), Some(0)]);
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
