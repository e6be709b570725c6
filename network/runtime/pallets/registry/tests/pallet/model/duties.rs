//! What honest servers and users do, and by when: servers within half of the time between answers and confirmations
//! of what the chain shows, users before each deadline.

use super::{
    plan::USERS,
    world::{bit, name_of, Known, World},
};
use crate::support::{chain::*, made::*, mock::*};
use entropy_registry::{Complaint::*, *};
use entropy_servers::{CurrentRoster, RosterInfos, Rosters};
use frame::testing_prelude::*;

#[derive(Clone, Debug)]
pub struct Duty {
    pub user: u8,
    pub deed: Deed,
    /// The last block for it; what may be done but need not has none.
    pub by: Option<u32>,
}

#[derive(Clone, Debug)]
pub enum Deed {
    Deal,
    /// By the first of these members.
    Confirm(u8, Vec<u8>),
    Acknowledge(Place),
    Challenge(Place, Complaint),
    Deliver(Place),
    Open(Place),
}

impl Deed {
    /// `None` if a user does it.
    pub fn by_member(&self) -> Option<Place> {
        match self {
            Self::Confirm(subgroup, members) => Some((*subgroup, members[0])),
            Self::Acknowledge(place) | Self::Challenge(place, _) => Some(*place),
            Self::Deal | Self::Deliver(_) | Self::Open(_) => None,
        }
    }
}

/// The dealing's deadlines, worked out apart from the pallet.
struct Times {
    now: u32,
    share: u32,
    challenge: u32,
    answer: u32,
    confirm: u32,
    /// Of servers.
    reaction: u32,
}

impl World {
    pub fn duties(&mut self) -> Vec<Duty> {
        (0..USERS).flat_map(|user| self.duties_about(user)).collect()
    }

    fn duties_about(&mut self, user: u8) -> Vec<Duty> {
        let honest = !self.network.user_lies(user);
        let registration = self.look(|| Registrations::<Test>::get(account(name_of(user))));
        match registration.map(|registration| registration.stage) {
            None => self.healing_duties(user),
            Some(Stage::Open { until }) => {
                let may = honest && self.now() <= until && self.look(is_dealable);
                may.then_some(Duty { user, deed: Deed::Deal, by: Some(until) }).into_iter().collect()
            }
            Some(Stage::Dealt(dealt)) => {
                let times = self.times(&dealt);
                let known = self.latest(user).unwrap();
                let members = known.places().into_iter().filter(|place| self.is_honest(known, *place));
                let of_servers = members.filter_map(|place| self.server_duty(user, place, &dealt, &times));
                let of_user = honest.then(|| user_duties(user, &dealt, &times));
                of_servers.chain(of_user.into_iter().flatten()).collect()
            }
        }
    }

    fn times(&mut self, dealt: &Dealt) -> Times {
        let [share, challenge, answer, confirm] = self.network.windows.map(|window| dealt.block + window);
        Times { now: self.now(), share, challenge, answer, confirm, reaction: (confirm - answer) / 2 }
    }

    fn server_duty(&self, user: u8, place: Place, dealt: &Dealt, times: &Times) -> Option<Duty> {
        let known = self.latest(user)?;
        let progress = &dealt.subgroups[usize::from(place.0)];
        assert_eq!(progress.excluded & bit(place), 0, "an honest server was excluded");
        if progress.holders & bit(place) != 0 || times.now > times.confirm {
            return None;
        }
        let duty = |may: bool, deed, by| may.then_some(Duty { user, deed, by });
        let Some(arrived) = known.arrived.get(&place) else {
            let in_time = times.share < times.now && times.now <= times.challenge;
            let may = in_time && (progress.missing | progress.bad) & bit(place) == 0;
            return duty(may, Deed::Challenge(place, Missing), Some(times.challenge));
        };
        if known.spoiled.contains(&place) {
            let delivered = known.delivered.get(&place);
            let last = if delivered.is_some() { times.answer + times.reaction } else { times.answer };
            let by = delivered.map_or(times.answer, |block| block + times.reaction);
            let may = times.now <= last && progress.bad & bit(place) == 0;
            return duty(may, Deed::Challenge(place, Bad), Some(by));
        }
        if let Some(confirmed) = known.confirmed.get(&place.0) {
            return duty(true, Deed::Acknowledge(place), Some(*arrived.max(confirmed) + times.reaction));
        }
        let (members, active) = self.speakers(known, place, progress.excluded);
        let (quorum, by) = if times.now <= times.share {
            (active, None)
        } else if times.now <= times.answer {
            (active.div_ceil(2), None)
        } else {
            (1, Some(*arrived.max(&times.answer) + times.reaction))
        };
        duty(members.len() >= quorum, Deed::Confirm(place.0, members), by)
    }

    /// The member, and those peers whose acks it gets for sure; and how many of all take part.
    fn speakers(&self, known: &Known, place: Place, excluded: u32) -> (Vec<u8>, usize) {
        let peers = known.places().into_iter().filter(|peer| peer.0 == place.0 && excluded & bit(*peer) == 0);
        let peers: Vec<_> = peers.collect();
        let willing =
            |peer: &&Place| known.has_good(**peer) && self.is_honest(known, **peer) && **peer != place;
        let others = peers.iter().filter(willing).map(|peer| peer.1);
        (std::iter::once(place.1).chain(others).collect(), peers.len())
    }

    /// Nobody must, but it is accepted.
    fn healing_duties(&mut self, user: u8) -> Vec<Duty> {
        let registrant = account(name_of(user));
        let healing = self.look(|| {
            let healing = Healings::<Test>::get(&registrant)?;
            let key = Registered::<Test>::get(&registrant)?;
            (System::block_number() <= healing.until).then_some(key)
        });
        let Some(key) = healing else { return Vec::new() };
        let known = self.latest(user).unwrap();
        let able = |place: &Place| known.has_good(*place) && self.is_honest(known, *place);
        let deed = |place: Place| {
            let holds = key.holders[usize::from(place.0)] & bit(place) != 0;
            match (key.missing_subgroups.contains(&place.0), holds) {
                (true, _) => Some(Deed::Confirm(place.0, vec![place.1])),
                (false, false) => Some(Deed::Acknowledge(place)),
                (false, true) => None,
            }
        };
        let deeds = known.places().into_iter().filter(able).filter_map(deed);
        deeds.map(|deed| Duty { user, deed, by: None }).collect()
    }
}

fn user_duties(user: u8, dealt: &Dealt, times: &Times) -> Vec<Duty> {
    let count = |progress: &SubgroupProgress| progress.delivered.count_ones();
    let further: u32 = dealt.subgroups.iter().map(|progress| count(progress).max(1) - 1).sum();
    let members = |subgroup| (0..32).map(move |member| (subgroup, member));
    let of_member = |(place, progress): (Place, &SubgroupProgress)| {
        let SubgroupProgress { missing, delivered, holders, bad, .. } = progress;
        let lacks = missing & !delivered & !holders & bit(place) != 0;
        if bad & bit(place) != 0 && times.now <= times.confirm {
            Some(Duty { user, deed: Deed::Open(place), by: Some(times.confirm) })
        } else if lacks && times.now <= times.answer && (*delivered == 0 || further < 16) {
            Some(Duty { user, deed: Deed::Deliver(place), by: Some(times.answer) })
        } else {
            None
        }
    };
    let subgroups = (0..).zip(&dealt.subgroups);
    let places =
        subgroups.flat_map(|(subgroup, progress)| members(subgroup).map(move |place| (place, progress)));
    places.filter_map(of_member).collect()
}

pub fn is_dealable() -> bool {
    let info = RosterInfos::<Test>::get(CurrentRoster::<Test>::get()).unwrap();
    Servers::dealable(&info.hash).is_some()
}
