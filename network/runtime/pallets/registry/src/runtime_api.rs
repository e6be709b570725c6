//! What a client may ask without knowing storage keys.

use crate::{pallet::*, types::*};
use alloc::{collections::BTreeMap, vec::Vec};
use entropy_servers::{Members, Rosters};
use frame::deps::{sp_api, sp_runtime::AccountId32};

sp_api::decl_runtime_apis! {
    pub trait RegistryApi {
        /// The registration in flight of an account.
        fn registration(registrant: AccountId32) -> Option<Registration>;
        /// How the latest registration of an account ended, or its latest dealing.
        fn outcome(registrant: AccountId32) -> Option<Outcome>;
        /// The registrants whose dealings a server has duties for: it is in the roster of one in flight, or of a key
        /// that heals.
        fn open_registrations(stash: AccountId32) -> Vec<AccountId32>;
        /// The members of a roster by subgroup; empty if there is none of this number.
        fn roster(number: u32) -> Vec<Members>;
        /// How many dealings an account has made: the next one is this plus one.
        fn attempts(registrant: AccountId32) -> u32;
    }
}

impl<T: Config> Pallet<T> {
    pub fn roster(number: u32) -> Vec<Members> {
        let subgroups = T::Rosters::subgroups(number).unwrap_or_default();
        (0..subgroups).map(|subgroup| T::Rosters::members(number, subgroup)).collect()
    }

    /// Reads every registration in flight: not for a call.
    pub fn open_registrations(stash: &AccountId32) -> Vec<AccountId32> {
        let mut known = BTreeMap::new();
        let mut is_member = |roster: u32| {
            *known.entry(roster).or_insert_with(|| {
                let mut members = Self::roster(roster).into_iter().flatten();
                members.any(|member| member.stash == *stash)
            })
        };
        let dealt = Registrations::<T>::iter().filter_map(|(registrant, registration)| {
            let Stage::Dealt(dealt) = registration.stage else { return None };
            Some((registrant, dealt.roster))
        });
        let healing = Healings::<T>::iter_keys().filter_map(|registrant| {
            let key = Registered::<T>::get(&registrant)?;
            Some((registrant, key.roster))
        });
        let live = dealt.chain(healing).filter(|(_, roster)| is_member(*roster));
        live.map(|(registrant, _)| registrant).collect()
    }
}
