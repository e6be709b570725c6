//! How honest servers and users do it. Nothing of it is ever refused.

use super::{
    duties::{Deed, Duty},
    world::{name_of, Known, World},
};
use crate::support::{chain::*, dealer::*, made::*, mock::*, speech::*};
use entropy_registry::{Registrants, Registrations, Stage};
use entropy_servers::TssAccounts;
use frame::testing_prelude::*;
use std::{collections::BTreeSet, rc::Rc};

impl World {
    /// Everything that must be done in this block, after all that the others did in it.
    pub fn do_what_is_due(&mut self) {
        loop {
            let now = self.now();
            let due = self.duties().into_iter().find(|duty| duty.by.is_some_and(|by| by <= now));
            let Some(duty) = due else { return };
            self.perform(duty);
        }
    }

    pub fn perform(&mut self, duty: Duty) {
        let result = match duty.deed.clone() {
            Deed::Deal => {
                let threshold = self.network.threshold();
                self.deal(duty.user, Dealer { threshold, ..Dealer::new(name_of(duty.user)) })
            }
            deed => {
                let made = self.latest(duty.user).unwrap().made.clone();
                self.act(|| match deed {
                    Deed::Deal => Ok(()),
                    Deed::Confirm(subgroup, members) => made.confirm(subgroup, &members).plain(),
                    Deed::Acknowledge(place) => made.acknowledge(place).plain(),
                    Deed::Challenge(place, complaint) => made.challenge(place, complaint),
                    Deed::Deliver(place) => made.deliver(place).plain(),
                    Deed::Open(place) => made.open(place).plain(),
                })
            }
        };
        assert_eq!(result, Ok(()), "what an honest one does is refused: {duty:?}");
        if let Some(place) = duty.deed.by_member() {
            self.note_keys_of(duty.user, place);
        }
    }

    /// Whoever changes its keys goes on with those that the roster has.
    fn note_keys_of(&mut self, user: u8, place: Place) {
        let server = self.latest(user).unwrap().made.server(place);
        let owner = self.look(|| TssAccounts::<Test>::get(server.tss_account()));
        if owner.is_none() {
            self.note("OldKeys");
        }
        if server.keys > 0 {
            self.note("NewKeys");
        }
    }

    /// The number of the attempt, and a nonce of its own, come by themselves. Who may not deal says what it said
    /// before.
    pub fn deal(&mut self, user: u8, dealer: Dealer) -> DispatchResult {
        let name = name_of(user);
        let registration = self.look(|| Registrations::<Test>::get(account(name)));
        if !registration.is_some_and(|registration| matches!(registration.stage, Stage::Open { .. })) {
            let before = self.latest(user).map(|known| known.made.dealing.clone());
            return before.map_or(Ok(()), |dealing| self.act(|| deal(name, dealing).plain()));
        }
        let spoiled: BTreeSet<Place> = dealer.spoiled.iter().map(|(place, _)| *place).collect();
        let made = self.look(|| {
            let attempt = Registrants::<Test>::get(account(name)).attempts + 1;
            Dealer { attempt, nonce: format!("{name} {attempt}"), ..dealer }.make()
        });
        let dealing = made.dealing.clone();
        self.act(|| deal(name, dealing).plain())?;
        self.dealings.push(Known::new(Rc::new(made), user, spoiled));
        Ok(())
    }
}
