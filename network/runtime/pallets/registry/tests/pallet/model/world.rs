//! The chain with its people, and what each of them knows beside what is on it.

use super::{
    checks::{self, Progress},
    network::Network,
    plan::USERS,
};
use crate::support::{chain::*, envelopes::Sealed, made::*, mock::*, server::Server};
use entropy_registry::*;
use frame::{deps::sp_io::storage::root, testing_prelude::*};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

pub struct World {
    chain: TestState,
    pub network: Network,
    pub servers: Vec<&'static Server>,
    /// Every dealing that the chain accepted, in order.
    pub dealings: Vec<Known>,
    pub steps: u32,
    progress: Progress,
}

/// A dealing, and since when something of it is so.
pub struct Known {
    pub made: Rc<Made>,
    pub user: u8,
    pub spoiled: BTreeSet<Place>,
    /// The member has its envelope, good or bad.
    pub arrived: BTreeMap<Place, u32>,
    /// It is on chain.
    pub delivered: BTreeMap<Place, u32>,
    pub confirmed: BTreeMap<u8, u32>,
}

pub fn name_of(user: u8) -> &'static str {
    PEOPLE[usize::from(user)]
}

pub fn bit((_, member): Place) -> u32 {
    1 << member
}

/// Longer than any dealing, and short enough that who left comes again.
const UNBONDING_PERIOD: u32 = 80;

impl World {
    pub fn new(network: Network) -> Self {
        let [share_window, challenge_window, answer_window, confirm_window] = network.windows;
        let parameters = RegistryParameters {
            share_window,
            challenge_window,
            answer_window,
            confirm_window,
            ..registry_parameters()
        };
        let seats = (0..).zip(&network.members);
        let places = seats.flat_map(|(subgroup, size)| (0..*size).map(move |member| (subgroup, member)));
        let mut chain = chain_with(&network.members, parameters);
        chain.execute_with(|| {
            entropy_servers::Parameters::<Test>::mutate(|servers| servers.unbonding_period = UNBONDING_PERIOD)
        });
        Self {
            chain,
            servers: places.map(|(subgroup, member)| Server::seated(subgroup, member)).collect(),
            network,
            dealings: Vec::new(),
            steps: 0,
            progress: Progress::default(),
        }
    }

    /// Looks at the chain.
    pub fn look<V>(&mut self, see: impl FnOnce() -> V) -> V {
        self.chain.execute_with(see)
    }

    pub fn now(&mut self) -> u32 {
        self.look(System::block_number)
    }

    /// One step: a refusal leaves no trace, and after anything else all that must hold is checked.
    pub fn act(&mut self, call: impl FnOnce() -> DispatchResult) -> DispatchResult {
        self.steps += 1;
        self.chain.commit_all().unwrap();
        let result = self.look(|| {
            let before = root(StateVersion::V1);
            call().inspect_err(|error| {
                assert_eq!(before, root(StateVersion::V1), "{error:?} left a trace");
            })
        });
        match &result {
            Ok(()) => self.check(),
            Err(error) => self.progress.see_error(error),
        }
        result
    }

    pub fn next_block(&mut self) {
        self.steps += 1;
        let quiet = self.look(|| {
            run_to(System::block_number() + 1);
            System::event_count() == 0
        });
        if !quiet {
            self.check();
        }
        let Self { chain, progress, .. } = self;
        chain.execute_with(|| progress.what_is_overdue_can_be_settled());
    }

    fn check(&mut self) {
        (0..USERS).for_each(|user| self.observe(user));
        let Self { chain, network, servers, dealings, progress, .. } = self;
        let honest = servers.iter().filter(|server| network.is_honest(server));
        chain.execute_with(|| {
            books_are_right();
            checks::rosters_are_used_as_often_as_they_say();
            honest.for_each(|server| checks::did_not_pay(&server.stash));
            let honest_users = (0..USERS).filter(|user| !network.user_lies(*user));
            honest_users.for_each(|user| checks::did_not_pay(&account(name_of(user))));
            progress.new_keys_have_good_signatures(dealings);
            progress.new_ends_are_deserved(dealings, network);
        });
    }

    /// Notes what the chain shows for the first time.
    fn observe(&mut self, user: u8) {
        let now = self.now();
        let registration = self.look(|| Registrations::<Test>::get(account(name_of(user))));
        let Some(Registration { stage: Stage::Dealt(dealt), .. }) = registration else { return };
        let known = self.dealings.iter_mut().rfind(|known| known.made.dealing_hash == dealt.dealing_hash);
        // A dealing is known once its call has returned.
        let Some(known) = known else { return };
        for place in known.places() {
            let progress = &dealt.subgroups[usize::from(place.0)];
            if progress.delivered & bit(place) != 0 {
                known.delivered.entry(place).or_insert(now);
                known.arrived.entry(place).or_insert(now);
            }
            if progress.partial.is_some() {
                known.confirmed.entry(place.0).or_insert(now);
            }
        }
    }

    /// The last dealing of a user.
    pub fn latest(&self, user: u8) -> Option<&Known> {
        self.dealings.iter().rfind(|known| known.user == user)
    }

    pub fn is_honest(&self, known: &Known, place: Place) -> bool {
        self.network.is_honest(known.made.server(place))
    }

    pub fn note(&mut self, what: &str) {
        self.progress.seen.insert(what.to_owned());
    }

    /// Everything that happened at least once.
    pub fn seen(self) -> BTreeSet<String> {
        self.progress.seen
    }
}

impl Known {
    pub fn new(made: Rc<Made>, user: u8, spoiled: BTreeSet<Place>) -> Self {
        let (arrived, delivered, confirmed) = Default::default();
        Self { made, user, spoiled, arrived, delivered, confirmed }
    }

    pub fn places(&self) -> Vec<Place> {
        let subgroups = (0..).zip(&self.made.roster);
        let places = |(subgroup, members): (u8, &Vec<_>)| {
            (0..members.len() as u8).map(move |member| (subgroup, member))
        };
        subgroups.flat_map(places).collect()
    }

    /// `None` if there is no such member.
    pub fn sealed(&self, place: Place) -> Option<Sealed> {
        self.places().contains(&place).then(|| self.made.sealed(place).clone())
    }

    pub fn has_good(&self, place: Place) -> bool {
        self.arrived.contains_key(&place) && !self.spoiled.contains(&place)
    }
}
