use crate::mock::*;
use codec::Encode;
use entropy_protocol::hash::roster_hash;
use entropy_servers::{
    CurrentRoster, Members, Parameters, RosterInfos, RosterMembers, ServerStatus, Servers as Stored,
    ServersParameters, SubgroupCount,
};
use frame::testing_prelude::*;

#[test]
fn genesis_seats_its_servers_holds_their_bonds_and_makes_roster_one() {
    chain(2, &[("a", 0), ("b", 1), ("c", 1)], &[]).execute_with(|| {
        assert_eq!((CurrentRoster::<Test>::get(), SubgroupCount::<Test>::get()), (1, 2));
        assert_eq!(Parameters::<Test>::get(), parameters());
        for (name, subgroup) in [("a", 0), ("b", 1), ("c", 1)] {
            let server = Stored::<Test>::get(candidate(name).stash).unwrap();
            assert_eq!((server.status, server.bond), (ServerStatus::Seated { subgroup }, MIN_BOND));
            assert_eq!(held(&candidate(name).stash), MIN_BOND);
        }
        let roster: Vec<Members> = (0..2).map(|subgroup| RosterMembers::<Test>::get(1, subgroup)).collect();
        assert_eq!(roster[1][1].tss_account, candidate("c").tss_account());
        let info = RosterInfos::<Test>::get(1).unwrap();
        assert_eq!((info.hash.0, info.subgroups, info.since), (roster_hash(&roster.encode()), 2, 0));
    });
}

fn with(change: impl FnOnce(&mut ServersParameters)) {
    let mut genesis = genesis(1, &[("a", 0)], &[]);
    change(&mut genesis.servers.parameters);
    genesis.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "a bond of nothing")]
fn a_bond_is_something() {
    with(|parameters| parameters.min_bond = 0);
}

#[test]
#[should_panic(expected = "rosters that never change")]
fn rosters_change() {
    with(|parameters| parameters.roster_period = 0);
}

#[test]
#[should_panic(expected = "bonds must outlive")]
fn bonds_outlive_the_rosters_that_dealings_are_made_for() {
    with(|parameters| parameters.unbonding_period = PERIOD + GRACE);
}

#[test]
#[should_panic(expected = "a share of the bond")]
fn a_false_partial_costs_something() {
    with(|parameters| parameters.false_partial_slash = Perbill::zero());
}

#[test]
#[should_panic(expected = "a share of the bond")]
fn silence_costs_no_more_than_a_bond() {
    // Storage would not decode it.
    let more = serde_json::from_str("1000000001").unwrap();
    with(|parameters| parameters.silence_slash = more);
}

#[test]
#[should_panic(expected = "a pot that does not exist")]
fn there_is_a_pot_for_slashes() {
    let mut genesis = genesis(1, &[("a", 0)], &[]);
    genesis.balances.balances.retain(|(account, _)| *account != Pot::get());
    genesis.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "subgroup that does not exist")]
fn a_server_in_no_subgroup_cannot_be_at_genesis() {
    chain(1, &[("a", 1)], &[]);
}

#[test]
#[should_panic(expected = "listed twice")]
fn a_server_cannot_be_at_genesis_twice() {
    chain(1, &[("a", 0), ("a", 0)], &[]);
}

#[test]
#[should_panic(expected = "too many subgroups")]
fn a_network_has_at_most_sixteen_subgroups() {
    chain(17, &[], &[]);
}
