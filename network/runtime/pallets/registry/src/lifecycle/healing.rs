//! What a registered key lacks, and how it gets it.

use crate::{pallet::*, types::*};
use frame::deps::sp_runtime::AccountId32;

impl<T: Config> Pallet<T> {
    /// Keeps the dealing of a new key while there is something to heal.
    pub(crate) fn start_healing(registrant: &AccountId32, dealt: &Dealt) {
        if dealt.missing().is_empty() {
            return Dealings::<T>::remove(registrant);
        }
        let until = Self::now().saturating_add(Parameters::<T>::get().heal_window);
        let excluded = dealt.map(|progress| progress.excluded);
        Healings::<T>::insert(registrant, Healing { block: dealt.block, until, excluded });
    }

    /// Takes in a subgroup that confirmed late.
    pub(crate) fn heal(registrant: &AccountId32, mut key: RegisteredKey, subgroup: u8, holders: u32) {
        key.missing_subgroups.retain(|missing| *missing != subgroup);
        key.note_holders(subgroup, holders);
        if key.missing_subgroups.is_empty() {
            Self::end_healing(registrant, &key);
        }
        Registered::<T>::insert(registrant, key);
    }

    pub(crate) fn end_healing(registrant: &AccountId32, key: &RegisteredKey) {
        Healings::<T>::remove(registrant);
        Dealings::<T>::remove(registrant);
        let (registrant, missing_subgroups) = (registrant.clone(), key.missing_subgroups.clone());
        Self::deposit_event(Event::HealingEnded { registrant, missing_subgroups });
    }
}

impl RegisteredKey {
    pub(crate) fn note_holders(&mut self, subgroup: u8, holders: u32) {
        if let Some(known) = self.holders.get_mut(usize::from(subgroup)) {
            *known |= holders;
        }
    }
}
