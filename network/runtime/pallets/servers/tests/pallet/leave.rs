use crate::mock::*;
use entropy_servers::{
    CurrentRoster, EncryptionKeys, Error, Event, Offence, Offences, Rosters, ServerStatus, Servers as Stored,
    Subgroups, TssAccounts,
};
use frame::testing_prelude::*;

fn leave(name: &str) -> DispatchResult {
    Servers::leave(signed(name))
}

fn withdraw(name: &str) -> DispatchResult {
    Servers::withdraw(signed(name))
}

#[test]
fn one_that_leaves_is_in_no_later_roster_and_its_bond_stays_for_its_last_duties() {
    chain(1, &[("a", 0), ("b", 0)], &[]).execute_with(|| {
        let (stash, until) = (candidate("a").stash, 1 + UNBONDING);
        assert_ok!(leave("a"));
        System::assert_last_event(Event::<Test>::Leaving { stash: stash.clone(), until }.into());
        assert_eq!(status_of("a"), ServerStatus::Leaving { until });
        assert_eq!(Subgroups::<Test>::get(0).into_inner(), [candidate("b").stash]);
        run_to(PERIOD - 1);
        assert_eq!(CurrentRoster::<Test>::get(), 1);
        run_to(PERIOD);
        assert_eq!(<Servers as Rosters>::members(2, 0).len(), 1);
        assert_eq!(<Servers as Rosters>::members(1, 0)[0].stash, stash);
        assert_eq!(held(&stash), MIN_BOND);
    });
}

#[test]
fn the_last_member_of_a_subgroup_stays() {
    chain(2, &[("a", 0), ("b", 0), ("c", 1)], &["new"]).execute_with(|| {
        assert_noop!(leave("c"), Error::<Test>::LastMember);
        assert_ok!(leave("b"));
        assert_noop!(leave("a"), Error::<Test>::LastMember);
        assert_ok!(candidate("new").join());
        assert_ok!(Servers::admit(RuntimeOrigin::root(), candidate("new").stash));
        assert_ok!(leave("a"));
    });
}

#[test]
fn one_without_a_seat_leaves_as_well() {
    chain(1, &[("a", 0), ("b", 0)], &["new"]).execute_with(|| {
        assert_ok!(candidate("new").join());
        Servers::punish(&candidate("a").stash, Offence::FalsePartial);
        for name in ["a", "new"] {
            assert_ok!(leave(name));
            assert_eq!(status_of(name), ServerStatus::Leaving { until: 1 + UNBONDING });
        }
        assert_eq!(Subgroups::<Test>::get(0).into_inner(), [candidate("b").stash]);
    });
}

#[test]
fn only_a_server_leaves_and_only_once() {
    chain(1, &[("a", 0), ("b", 0)], &["nobody"]).execute_with(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Servers::leave(origin), DispatchError::BadOrigin);
        }
        assert_noop!(leave("nobody"), Error::<Test>::UnknownServer);
        assert_ok!(leave("a"));
        run_to(5);
        assert_noop!(leave("a"), Error::<Test>::ServerLeaving);
        assert_eq!(status_of("a"), ServerStatus::Leaving { until: 1 + UNBONDING });
    });
}

#[test]
fn the_bond_comes_back_after_the_unbonding_period_and_nothing_stays() {
    chain(1, &[("a", 0), ("b", 0)], &[]).execute_with(|| {
        let a = candidate("a");
        assert_ok!(Servers::bond_extra(signed("a"), 50));
        assert_ok!(leave("a"));
        run_to(1 + UNBONDING);
        assert_noop!(withdraw("a"), Error::<Test>::StillBonded);
        run_to(2 + UNBONDING);
        assert_ok!(withdraw("a"));
        System::assert_last_event(
            Event::<Test>::Withdrawn { stash: a.stash.clone(), amount: MIN_BOND + 50 }.into(),
        );
        assert_eq!((held(&a.stash), Balances::free_balance(&a.stash)), (0, RICH));
        assert_eq!(Stored::<Test>::get(&a.stash), None);
        assert_eq!(TssAccounts::<Test>::get(a.tss_account()), None);
        assert_eq!(EncryptionKeys::<Test>::get(a.x25519_public_key), None);
    });
}

#[test]
fn only_one_that_leaves_withdraws_and_only_once() {
    chain(1, &[("a", 0), ("b", 0)], &["candidate"]).execute_with(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Servers::withdraw(origin), DispatchError::BadOrigin);
        }
        assert_ok!(candidate("candidate").join());
        assert_noop!(withdraw("a"), Error::<Test>::NotLeaving);
        assert_noop!(withdraw("candidate"), Error::<Test>::NotLeaving);
        Servers::punish(&candidate("a").stash, Offence::FalsePartial);
        assert_noop!(withdraw("a"), Error::<Test>::NotLeaving);
        assert_ok!(leave("a"));
        run_to(2 + UNBONDING);
        assert_ok!(withdraw("a"));
        assert_noop!(withdraw("a"), Error::<Test>::UnknownServer);
    });
}

#[test]
fn one_that_withdrew_may_join_again() {
    chain(1, &[("a", 0), ("b", 0)], &[]).execute_with(|| {
        assert_ok!(leave("a"));
        run_to(2 + UNBONDING);
        assert_noop!(candidate("a").join(), Error::<Test>::AlreadyServer);
        assert_ok!(withdraw("a"));
        assert_ok!(candidate("a").join());
        assert_eq!(status_of("a"), ServerStatus::Candidate);
        assert_ok!(Servers::admit(RuntimeOrigin::root(), candidate("a").stash));
    });
}

#[test]
fn one_that_leaves_can_still_be_reached() {
    chain(1, &[("a", 0), ("b", 0)], &[]).execute_with(|| {
        assert_ok!(leave("a"));
        assert_ok!(Servers::change_endpoint(signed("a"), b"http://b".to_vec().try_into().unwrap()));
    });
}
