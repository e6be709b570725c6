//! Registrations in storage.

mod complete;
mod end;
mod healing;
mod live;

pub(crate) use live::Live;

use crate::{
    pallet::*,
    rules::{deadlines::Deadlines, dealing},
    types::*,
};
use entropy_protocol::statement::Context;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn now() -> u32 {
        T::BlockNumberProvider::current_block_number()
    }

    /// What the statement of a dealing says beside the dealing itself.
    pub(crate) fn context(registrant: &AccountId32, attempt: u32, subgroups: usize) -> Context {
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        dealing::context(genesis, registrant, attempt, subgroups as u8)
    }

    pub(crate) fn deadlines(dealt: &Dealt) -> Deadlines {
        Deadlines::of(&Parameters::<T>::get(), dealt.block)
    }

    /// A registration in flight that was dealt.
    pub(crate) fn dealt(registrant: &AccountId32) -> Result<(Registration, Dealt), Error<T>> {
        let registration = Registrations::<T>::get(registrant).ok_or(Error::<T>::NotRegistering)?;
        let Stage::Dealt(dealt) = registration.stage.clone() else {
            return Err(Error::<T>::WrongStage);
        };
        Ok((registration, dealt))
    }

    pub(crate) fn dealing(registrant: &AccountId32) -> Result<Dealing, Error<T>> {
        Dealings::<T>::get(registrant).ok_or(Error::<T>::WrongStage)
    }

    pub(crate) fn put_dealt(registrant: &AccountId32, registration: Registration, dealt: Dealt) {
        let registration = Registration { stage: Stage::Dealt(dealt), ..registration };
        Registrations::<T>::insert(registrant, registration);
    }

    pub(crate) fn remember(
        registrant: &AccountId32,
        dealing_hash: Option<H256>,
        reason: Reason,
        culprit: Option<AccountId32>,
    ) -> Outcome {
        Registrants::<T>::mutate(registrant, |account| {
            let (attempt, block, fault) = (account.attempts, Self::now(), reason.fault());
            let outcome = Outcome { attempt, dealing_hash, block, fault, reason, culprit };
            account.last = Some(outcome.clone());
            outcome
        })
    }
}
