use crate::mock::*;
use codec::Encode;
use entropy_protocol::hash::roster_hash;
use entropy_servers::{
    CurrentRoster, Members, Parameters, RosterInfos, RosterMembers, ServerStatus, Servers as Stored,
    SubgroupCount,
};

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
