//! What clients may ask of the state.

use crate::support::{chain::*, dealer::*, mock::*, server::Server, speech::*};
use entropy_registry::Complaint::*;
use frame::testing_prelude::*;

#[test]
fn a_server_has_duties_for_dealings_of_its_rosters_that_are_in_flight_or_heal() {
    chain().execute_with(|| {
        let duties = |server: &Server| Registry::open_registrations(&server.stash);
        let (liar, other) = (Server::seated(1, 0), Server::seated(0, 0));
        assert_ok!(register("alice"));
        assert_eq!(duties(other), []);
        let made = Dealer::new("alice").make();
        assert_ok!(deal("alice", made.dealing.clone()));
        assert_eq!((duties(other), duties(liar)), (vec![account("alice")], vec![account("alice")]));
        // A dealing that follows on the liar's fall is for a roster without it.
        let killed = dealt("bob");
        assert_ok!(killed.challenge((1, 0), Bad));
        assert_ok!(killed.open((1, 0)));
        run_to(2);
        let again = Dealer { attempt: 2, nonce: "again".into(), ..Dealer::new("bob") }.make();
        assert_ok!(deal("bob", again.dealing.clone()));
        assert_eq!((duties(other).len(), duties(liar)), (2, vec![account("alice")]));

        made.confirm_all_of(0);
        made.confirm_all_of(2);
        (0..3).for_each(|subgroup| again.confirm_all_of(subgroup));
        assert_eq!(duties(other), [account("alice")]);
        run_to(2 + SHARE_WINDOW);
        assert_ok!(settle("alice", "alice"));
        assert_eq!(duties(liar), [account("alice")]);
        assert_ok!(made.confirm(1, &[1]));
        assert_eq!(duties(liar), []);
        let stranger = account("carol");
        assert_eq!(Registry::open_registrations(&stranger), []);
    });
}

#[test]
fn the_members_of_a_roster_are_told_by_subgroup() {
    chain().execute_with(|| {
        let sizes = |number| Registry::roster(number).iter().map(|members| members.len()).collect::<Vec<_>>();
        assert_eq!((sizes(1), sizes(2)), (vec![2, 3, 1], vec![]));
    });
}
