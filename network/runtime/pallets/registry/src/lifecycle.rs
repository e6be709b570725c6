//! Registrations in storage: what every end of one does.

use crate::{dealing, pallet::*, quorum::Deadlines, types::*};
use entropy_constraints::RulesOf;
use entropy_protocol::statement::Context;
use entropy_servers::Rosters;
use frame::{deps::sp_runtime::AccountId32, prelude::*, token::fungible::hold::Mutate as _};

impl<T: Config> Pallet<T> {
    pub(crate) fn now() -> u32 {
        T::BlockNumberProvider::current_block_number()
    }

    /// What the statement of this dealing says beside the dealing itself.
    pub(crate) fn context(registrant: &AccountId32, attempt: u32, subgroups: u8) -> Context {
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        dealing::context(genesis, registrant, attempt, subgroups)
    }

    pub(crate) fn deadlines(dealt: &Dealt) -> Deadlines {
        Deadlines::of(&Parameters::<T>::get(), dealt.block)
    }

    /// A registration that was dealt, with its dealing.
    pub(crate) fn dealt(registrant: &AccountId32) -> Result<(Registration, Dealt, Dealing), Error<T>> {
        let registration = Registrations::<T>::get(registrant).ok_or(Error::<T>::NotRegistering)?;
        let Stage::Dealt(dealt) = registration.stage.clone() else {
            return Err(Error::<T>::WrongStage);
        };
        let dealing = Dealings::<T>::get(registrant).ok_or(Error::<T>::WrongStage)?;
        Ok((registration, dealt, dealing))
    }

    /// Makes the test signature and records the key.
    pub(crate) fn complete(
        registrant: &AccountId32,
        registration: Registration,
        dealt: Dealt,
        dealing: Dealing,
    ) -> DispatchResult {
        let context = Self::context(registrant, dealt.attempt, dealt.subgroups.len() as u8);
        let Some(signature) = dealing.test_signature(&context, &dealt.confirmed()) else {
            return Self::end(registrant, registration, Fault::Internal, Reason::SignatureInvalid);
        };
        let missing_subgroups = dealt.missing();
        let verifying_key = dealing.verifying_key;
        let key = RegisteredKey {
            verifying_key,
            attempt: dealt.attempt,
            threshold: dealing.threshold,
            commitments: dealing.commitments,
            roster: dealt.roster,
            roster_hash: dealing.roster,
            dealing_hash: dealt.dealing_hash,
            holders: dealt.holders(),
            missing_subgroups: missing_subgroups.clone(),
            block: Self::now(),
            deposit: registration.deposit,
            signature,
        };
        // The key stays taken, the deposit held and the roster in use: the bitmaps of holders speak of its members.
        Registrations::<T>::remove(registrant);
        Dealings::<T>::remove(registrant);
        Registered::<T>::insert(registrant, key);
        T::Rules::set(registrant, registration.constraint_account, registration.initial_constraints);
        Self::remember(registrant, Some(dealt.dealing_hash), Fault::Nobody, Reason::Registered);
        let registrant = registrant.clone();
        Self::deposit_event(Event::Registered { registrant, verifying_key, missing_subgroups });
        Ok(())
    }

    /// Ends a registration without a key: the deposit goes back, key and roster are free again.
    pub(crate) fn end(
        registrant: &AccountId32,
        registration: Registration,
        fault: Fault,
        reason: Reason,
    ) -> DispatchResult {
        let reason_held = HoldReason::Deposit.into();
        T::Currency::release(&reason_held, registrant, registration.deposit, Precision::BestEffort)?;
        Registrations::<T>::remove(registrant);
        let mut dealing_hash = None;
        if let Stage::Dealt(dealt) = registration.stage {
            dealing_hash = Some(dealt.dealing_hash);
            T::Rosters::release(dealt.roster);
            if let Some(dealing) = Dealings::<T>::take(registrant) {
                VerifyingKeys::<T>::remove(dealing.verifying_key);
            }
        }
        let outcome = Self::remember(registrant, dealing_hash, fault, reason);
        Self::deposit_event(Event::RegistrationEnded { registrant: registrant.clone(), outcome });
        Ok(())
    }

    fn remember(
        registrant: &AccountId32,
        dealing_hash: Option<H256>,
        fault: Fault,
        reason: Reason,
    ) -> Outcome {
        Registrants::<T>::mutate(registrant, |account| {
            let attempt = account.attempts;
            let outcome = Outcome { attempt, dealing_hash, block: Self::now(), fault, reason, culprit: None };
            account.last = Some(outcome.clone());
            outcome
        })
    }
}
