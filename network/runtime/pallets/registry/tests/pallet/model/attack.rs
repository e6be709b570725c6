//! What a plan's steps do: chance, and those who lie.

use super::{
    plan::{Lie, Spoil, Step},
    world::{bit, name_of, Known, World},
};
use crate::support::{chain::*, dealer::*, made::*, mock::*, speech::*};
use entropy_registry::{Complaint, Registration, Registrations, Stage};
use frame::testing_prelude::*;
use std::rc::Rc;

impl World {
    /// Calls that are refused are steps too.
    pub fn take(&mut self, step: Step) {
        let _ = match step {
            Step::Pass { blocks } => return self.pass(blocks),
            Step::Register { user } => self.act(|| register(name_of(user))),
            Step::Cancel { user } => self.act(|| cancel(name_of(user))),
            Step::Settle { by, user } => self.act(|| settle(name_of(by), name_of(user)).plain()),
            Step::Deal { user, threshold, shared_key, spoiled } => {
                self.deal_badly(user, threshold, shared_key, &spoiled)
            }
            Step::Send { user, members } => return self.send(user, members),
            Step::Urge { user, pick } => return self.urge(user, pick),
            Step::Admit { pick } => self.admit(pick),
            Step::Leave { pick } => self.leave(pick),
            Step::Withdraw { pick } => self.withdraw(pick),
            Step::Join { pick, keys } => return self.join(pick, keys),
            Step::Move { pick } => return self.change_endpoint(pick),
            Step::ChangeKeys { pick, keys } => return self.change_keys(pick, keys),
            Step::ChangeRules { user } => return self.change_rules(user),
            about_a_dealing => return self.talk(about_a_dealing),
        };
    }

    fn pass(&mut self, blocks: u32) {
        for _ in 0..blocks {
            self.do_what_is_due();
            self.next_block();
        }
    }

    fn deal_badly(
        &mut self,
        user: u8,
        threshold: u8,
        shared: bool,
        spoiled: &[(u8, Spoil)],
    ) -> DispatchResult {
        let name = name_of(user);
        if !self.network.user_lies(user) {
            let threshold = self.network.threshold();
            return self.deal(user, Dealer { threshold, ..Dealer::new(name) });
        }
        let subgroups = self.network.members.len() as u8;
        let key = if shared { "key of liars".into() } else { Dealer::new(name).key };
        let threshold = subgroups / 2 + 1 + threshold % (subgroups.div_ceil(2));
        let spoil = |(pick, spoil): &(u8, Spoil)| {
            let place = (pick % subgroups, pick / subgroups % 3);
            let copy = self.dealings.iter().rev().find_map(|known| known.sealed(place));
            let spoiled = match (spoil, copy) {
                (Spoil::Copied, Some(sealed)) => Spoiled::Copied(sealed),
                (Spoil::WrongShare, _) => Spoiled::WrongShare,
                _ => Spoiled::Garbage,
            };
            (place, spoiled)
        };
        let spoiled = spoiled.iter().map(spoil).collect();
        self.deal(user, Dealer { key, threshold, spoiled, ..Dealer::new(name) })
    }

    fn send(&mut self, user: u8, members: u64) {
        let now = self.now();
        if let Some(known) = self.dealings.iter_mut().rfind(|known| known.user == user) {
            for (index, place) in known.places().into_iter().enumerate() {
                if members >> (index % 64) & 1 == 1 {
                    known.arrived.entry(place).or_insert(now);
                }
            }
        }
    }

    fn urge(&mut self, user: u8, pick: u8) {
        let duties: Vec<_> = self.duties().into_iter().filter(|duty| duty.user == user).collect();
        if !duties.is_empty() {
            self.perform(duties[usize::from(pick) % duties.len()].clone());
        }
    }

    /// The members that call what the user sealed to them bad.
    fn accused(&mut self, user: u8) -> Vec<Place> {
        let registration = self.look(|| Registrations::<Test>::get(account(name_of(user))));
        let Some(Registration { stage: Stage::Dealt(dealt), .. }) = registration else { return Vec::new() };
        let is_bad = |place: &Place| dealt.subgroups[usize::from(place.0)].bad & bit(*place) != 0;
        self.latest(user).into_iter().flat_map(Known::places).filter(is_bad).collect()
    }

    /// Steps of members, and about envelopes. An honest member does not lie, but what it has shown others may use.
    fn talk(&mut self, step: Step) {
        let Some(known) = self.dealings.iter().rfind(|known| known.user == user_of(&step)) else { return };
        let made = known.made.clone();
        let places = known.places();
        let place = |pick: u8| places[usize::from(pick) % places.len()];
        let lies = |place: Place| !self.is_honest(known, place);
        let liars: Vec<_> = places.iter().copied().filter(|place| lies(*place)).collect();
        let liar = |pick: u8| liars.get(usize::from(pick).checked_rem(liars.len())?).copied();
        let complaint = |missing| if missing { Complaint::Missing } else { Complaint::Bad };
        let _ = match step {
            Step::Confirm { pick, acks, lie, .. } => {
                let Some(place) = liar(pick) else { return };
                let confirmation = lying_confirmation(self, known, place, acks, lie);
                self.act(|| confirmation.send().plain())
            }
            Step::Acknowledge { pick, with_proof_of_peer, .. } => {
                let Some(place) = liar(pick) else { return };
                let peer = if with_proof_of_peer { (place.0, 0) } else { place };
                self.act(|| made.acknowledge_with(place, made.holder_proof(peer)).plain())
            }
            Step::Challenge { pick, missing, .. } => {
                let Some(place) = liar(pick) else { return };
                self.act(|| made.challenge(place, complaint(missing)))
            }
            Step::ChallengeAll { missing, .. } => {
                return liars.iter().for_each(|place| {
                    let _ = self.act(|| made.challenge(*place, complaint(missing)));
                });
            }
            Step::Deliver { pick, forged, .. } => {
                let evidence = made.evidence(place(pick)).with(|evidence| {
                    evidence.envelope.ciphertext[0] ^= u8::from(forged);
                });
                self.act(|| evidence.deliver("anyone").plain())
            }
            Step::DeliverMany { .. } => {
                return places.iter().for_each(|place| {
                    let _ = self.act(|| made.deliver(*place).plain());
                });
            }
            Step::Open { user, pick, forged } => {
                if !self.network.user_lies(user) {
                    return;
                }
                let accused = self.accused(user);
                let place =
                    if accused.is_empty() { place(pick) } else { accused[usize::from(pick) % accused.len()] };
                let evidence = made.evidence(place).with(|evidence| {
                    evidence.ephemeral_secret[9] ^= u8::from(forged);
                });
                self.act(|| evidence.open().plain())
            }
            Step::Replay { of, pick, kind, .. } => {
                let other = &self.dealings[usize::from(of) % self.dealings.len()];
                let (from, place) =
                    (other.made.clone(), other.places()[usize::from(pick) % other.places().len()]);
                let by_liar = !self.is_honest(other, place) && self.network.user_lies(user_of(&step));
                self.act(|| replay(&made, &from, place, kind, by_liar))
            }
            _ => return,
        };
    }
}

fn user_of(step: &Step) -> u8 {
    match step {
        Step::Confirm { user, .. }
        | Step::Acknowledge { user, .. }
        | Step::Challenge { user, .. }
        | Step::ChallengeAll { user, .. }
        | Step::Deliver { user, .. }
        | Step::DeliverMany { user }
        | Step::Open { user, .. }
        | Step::Replay { user, .. } => *user,
        _ => u8::MAX,
    }
}

/// With acks of those that have their envelopes, and of other liars.
fn lying_confirmation(world: &World, known: &Known, place: Place, acks: u32, lie: Lie) -> Confirmation {
    let made = &known.made;
    let willing = |peer: &Place| {
        peer.0 == place.0
            && *peer != place
            && acks >> peer.1 & 1 == 1
            && (known.has_good(*peer) || !world.is_honest(known, *peer))
    };
    let others = known.places().into_iter().filter(willing).map(|peer| peer.1);
    let members: Vec<u8> = std::iter::once(place.1).chain(others).collect();
    made.confirmation(place.0, &members).with(|call| match lie {
        Lie::None => (),
        Lie::Partial => call.partial[31] ^= 1,
        Lie::HolderProof => call.holder_proof.response[31] ^= 1,
        Lie::Ack => call.acks.extend(call.acks.first().cloned()),
    })
}

/// Of this dealing is said what was said of another one, or was meant for another one.
fn replay(this: &Rc<Made>, from: &Rc<Made>, place: Place, kind: u8, by_liar: bool) -> DispatchResult {
    let about_this = |evidence: &mut Evidence| {
        evidence.registrant = this.registrant.clone();
        evidence.dealing_hash = this.dealing_hash;
    };
    match kind % 4 {
        0 => from.evidence(place).with(about_this).deliver("anyone").plain(),
        1 => from.deliver(place).plain(),
        2 if by_liar => from.evidence(place).with(about_this).open().plain(),
        _ => from.confirm(place.0, &[place.1]).plain(),
    }
}
