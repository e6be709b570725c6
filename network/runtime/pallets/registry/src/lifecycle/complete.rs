//! How a registration succeeds.

use crate::{pallet::*, types::*};
use entropy_constraints::RulesOf;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    /// Makes the test signature and records the key.
    pub(crate) fn complete(
        registrant: &AccountId32,
        registration: Registration,
        dealt: Dealt,
        dealing: Dealing,
    ) -> DispatchResult {
        let context = Self::context(registrant, dealt.attempt, dealt.subgroups.len());
        let Some(signature) = dealing.test_signature(&context, &dealt.confirmed()) else {
            return Self::end(registrant, registration, Reason::SignatureInvalid);
        };
        // The key stays taken, the deposit held and the roster in use: the bitmaps of holders speak of its members.
        let Registration { constraint_account, initial_constraints, deposit, .. } = registration;
        let (verifying_key, missing_subgroups) = (dealing.verifying_key, dealt.missing());
        Registrations::<T>::remove(registrant);
        Self::remove_deliveries(registrant, &dealt);
        Self::start_healing(registrant, &dealt);
        T::Rules::set(registrant, constraint_account, initial_constraints);
        Self::remember(registrant, Some(dealt.dealing_hash), Reason::Registered, None);
        Registered::<T>::insert(registrant, Self::key(dealt, dealing, deposit, signature));
        let registrant = registrant.clone();
        Self::deposit_event(Event::Registered { registrant, verifying_key, missing_subgroups });
        Ok(())
    }

    fn key(dealt: Dealt, dealing: Dealing, deposit: u128, signature: [u8; 64]) -> RegisteredKey {
        RegisteredKey {
            verifying_key: dealing.verifying_key,
            attempt: dealt.attempt,
            threshold: dealing.threshold,
            commitments: dealing.commitments,
            roster: dealt.roster,
            roster_hash: dealing.roster,
            dealing_hash: dealt.dealing_hash,
            holders: dealt.map(|progress| progress.holders),
            missing_subgroups: dealt.missing(),
            block: Self::now(),
            deposit,
            signature,
        }
    }
}
