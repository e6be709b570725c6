//! What must hold after every step.

use super::{network::Network, world::Known};
use crate::support::{chain::*, mock::*};
use entropy_registry::*;
use entropy_servers::RosterUses;
use frame::{deps::sp_runtime::AccountId32, testing_prelude::*};
use k256::ecdsa::{signature::hazmat::PrehashVerifier, Signature, VerifyingKey};
use std::collections::{BTreeMap, BTreeSet};

pub fn did_not_pay(honest: &AccountId32) {
    let data = frame_system::Account::<Test>::get(honest).data;
    assert_eq!(data.free + data.reserved, RICH, "an honest one paid");
}

pub fn rosters_are_used_as_often_as_they_say() {
    let mut uses = BTreeMap::<u32, u32>::new();
    let dealt = Registrations::<Test>::iter_values().filter_map(|registration| match registration.stage {
        Stage::Dealt(dealt) => Some(dealt.roster),
        Stage::Open { .. } => None,
    });
    let registered = Registered::<Test>::iter_values().map(|key| key.roster);
    dealt.chain(registered).for_each(|roster| *uses.entry(roster).or_default() += 1);
    assert_eq!(RosterUses::<Test>::iter().collect::<BTreeMap<_, _>>(), uses);
}

/// What was looked at before.
#[derive(Default)]
pub struct Progress {
    keys: BTreeSet<AccountId32>,
    ends: BTreeMap<AccountId32, Outcome>,
    /// What could be settled once it was time, with the last block in which it could not.
    settled: BTreeSet<(AccountId32, u32)>,
    /// Reasons of ends, errors, and whose keys were used.
    pub seen: BTreeSet<String>,
}

impl Progress {
    pub fn see_error(&mut self, error: &DispatchError) {
        let DispatchError::Module(error) = error else { panic!("{error:?}") };
        self.seen.insert(error.message.unwrap_or_default().to_owned());
    }

    /// Nothing outlives its deadline once anyone calls.
    pub fn what_is_overdue_can_be_settled(&mut self) {
        let confirm_window = Parameters::<Test>::get().confirm_window;
        let ends = Registrations::<Test>::iter().map(|(registrant, registration)| match registration.stage {
            Stage::Open { until } => (registrant, until),
            Stage::Dealt(dealt) => (registrant, dealt.block + confirm_window),
        });
        let heals = Healings::<Test>::iter().map(|(registrant, healing)| (registrant, healing.until));
        let overdue = ends.chain(heals).filter(|(_, last)| System::block_number() > *last);
        for (registrant, last) in overdue {
            if self.settled.insert((registrant.clone(), last)) {
                hypothetically!({
                    let anyone = RuntimeOrigin::signed(account("anyone"));
                    assert_ok!(Registry::settle(anyone, registrant.clone()));
                    assert!(!Registrations::<Test>::contains_key(&registrant));
                    assert!(Healings::<Test>::get(&registrant).is_none_or(|healing| healing.until > last));
                    books_are_right();
                });
            }
        }
    }

    pub fn new_keys_have_good_signatures(&mut self, dealings: &[Known]) {
        for (registrant, key) in Registered::<Test>::iter() {
            if !self.keys.insert(registrant) {
                continue;
            }
            let known = dealings.iter().find(|known| known.made.dealing_hash == key.dealing_hash).unwrap();
            let verifier = VerifyingKey::from_sec1_bytes(&key.verifying_key).unwrap();
            let signature = Signature::from_slice(&key.signature).unwrap();
            verifier.verify_prehash(&known.made.message_hash, &signature).unwrap();
        }
    }

    /// An honest user only fails for want of honest servers, or of places on chain for its envelopes.
    pub fn new_ends_are_deserved(&mut self, dealings: &[Known], network: &Network) {
        for (registrant, past) in Registrants::<Test>::iter() {
            let Some(last) = past.last else { continue };
            if self.ends.insert(registrant, last.clone()).as_ref() == Some(&last) {
                continue;
            }
            self.seen.insert(format!("{:?}", last.reason));
            assert_ne!(last.fault, Fault::Internal);
            let known = dealings.iter().find(|known| Some(known.made.dealing_hash) == last.dealing_hash);
            let Some(known) = known.filter(|known| !network.user_lies(known.user)) else { continue };
            if last.reason == Reason::TooFewConfirmed {
                let served = known.made.roster.iter().filter(|members| network.has_honest(members)).count();
                let subgroups = known.delivered.keys().map(|place| place.0).collect::<BTreeSet<_>>();
                let crowded = known.delivered.len() - subgroups.len() >= 16;
                let threshold = known.made.dealing.threshold;
                assert!(crowded || served < usize::from(threshold), "enough honest, yet too few");
            }
        }
    }
}
