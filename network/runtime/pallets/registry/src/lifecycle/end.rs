//! How a registration, or only its dealing, fails.

use crate::{pallet::*, types::*};
use entropy_servers::Rosters;
use frame::{
    deps::sp_runtime::AccountId32,
    prelude::*,
    token::{fungible::hold::Mutate as _, tokens::Restriction},
};

impl<T: Config> Pallet<T> {
    /// Ends a registration without a key. The deposit goes back unless its owner is at fault.
    pub(crate) fn end(
        registrant: &AccountId32,
        registration: Registration,
        reason: Reason,
    ) -> DispatchResult {
        let (hold, deposit, effort) =
            (HoldReason::Deposit.into(), registration.deposit, Precision::BestEffort);
        if reason.fault() == Fault::User {
            let (pot, free, force) = (T::Pot::get(), Restriction::Free, Fortitude::Force);
            T::Currency::transfer_on_hold(&hold, registrant, &pot, deposit, effort, free, force)?;
        } else {
            T::Currency::release(&hold, registrant, deposit, effort)?;
        }
        Registrations::<T>::remove(registrant);
        let mut dealing_hash = None;
        if let Stage::Dealt(dealt) = registration.stage {
            dealing_hash = Some(dealt.dealing_hash);
            Self::drop_dealing(registrant, &dealt);
        }
        let outcome = Self::remember(registrant, dealing_hash, reason, None);
        Self::deposit_event(Event::RegistrationEnded { registrant: registrant.clone(), outcome });
        Ok(())
    }

    /// A server made the dealer publish a share: the dealing is dead, and its registration waits for another one.
    pub(crate) fn reopen(
        registrant: AccountId32,
        registration: Registration,
        dealt: Dealt,
        culprit: AccountId32,
    ) {
        Self::drop_dealing(&registrant, &dealt);
        let (hash, reason) = (Some(dealt.dealing_hash), Reason::FalseAccusation);
        let outcome = Self::remember(&registrant, hash, reason, Some(culprit));
        let until = Self::now().saturating_add(Parameters::<T>::get().deal_window);
        let registration = Registration { stage: Stage::Open { until }, ..registration };
        Registrations::<T>::insert(&registrant, registration);
        Self::deposit_event(Event::DealingDied { registrant, outcome, until });
    }

    /// Key and roster are free again.
    fn drop_dealing(registrant: &AccountId32, dealt: &Dealt) {
        T::Rosters::release(dealt.roster);
        Self::remove_deliveries(registrant, dealt);
        if let Some(dealing) = Dealings::<T>::take(registrant) {
            VerifyingKeys::<T>::remove(dealing.verifying_key);
        }
    }

    /// Envelopes are on chain only as long as their dealing is in flight.
    pub(crate) fn remove_deliveries(registrant: &AccountId32, dealt: &Dealt) {
        for place in dealt.places(|progress| progress.delivered) {
            Deliveries::<T>::remove(registrant, (place.subgroup, place.member));
        }
    }
}
