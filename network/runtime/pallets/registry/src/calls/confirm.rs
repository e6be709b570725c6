//! `confirm`: its checks in the order of their errors, then what a true or a false partial brings about.

use crate::{
    lifecycle::Live,
    pallet::*,
    rules::{
        holders::{holders, ProofError, Subgroup},
        progress::Place,
    },
    types::*,
    WeightInfo,
};
use entropy_protocol::partial::check_partial;
use entropy_servers::{Offence, Offences, Rosters};
use frame::{deps::sp_runtime::AccountId32, prelude::*};

/// What a member says for its subgroup.
pub(crate) struct Confirmation {
    pub sender: AccountId32,
    pub dealing_hash: H256,
    pub subgroup: u8,
    pub partial: [u8; 32],
    pub holder_proof: HolderProof,
    pub acks: Acks,
}

/// What there is to it.
struct Checked {
    sender: Place,
    stash: AccountId32,
    /// The bits of those who have shown that they hold the share.
    holders: u32,
    partial_is_true: bool,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn accept_confirmation(
        registrant: AccountId32,
        confirmation: Confirmation,
    ) -> DispatchResultWithPostInfo {
        let live = Self::live(&registrant)?;
        let dealing = Self::dealing(&registrant)?;
        let checked = Self::check_confirmation(&registrant, &live, &dealing, &confirmation)?;
        let Confirmation { dealing_hash, subgroup, partial, acks, .. } = confirmation;
        let weight = T::WeightInfo::confirm(dealing.threshold.into(), acks.len() as u32);
        if !checked.partial_is_true {
            Self::reject(registrant, live, checked)?;
            return Ok((Some(weight.saturating_add(T::WeightInfo::reject())), Pays::Yes).into());
        }
        let event = Event::SubgroupConfirmed { registrant: registrant.clone(), dealing_hash, subgroup };
        Self::deposit_event(event);
        let more = match live {
            Live::InFlight(registration, mut dealt) => {
                dealt.note(subgroup, |progress| {
                    progress.partial = Some(partial);
                    progress.holders |= checked.holders;
                });
                Self::complete_if_last(&registrant, registration, dealt, dealing)?
            }
            Live::Healing(key, _) => {
                Self::heal(&registrant, key, subgroup, checked.holders);
                Weight::zero()
            }
        };
        Ok((Some(weight.saturating_add(more)), Pays::No).into())
    }

    fn check_confirmation(
        registrant: &AccountId32,
        live: &Live,
        dealing: &Dealing,
        confirmation: &Confirmation,
    ) -> Result<Checked, Error<T>> {
        let Confirmation { sender, dealing_hash, subgroup: index, partial, holder_proof, acks } =
            confirmation;
        let standing = live.standing(*index);
        let excluded = standing.as_ref().map_or(0, |standing| standing.excluded);
        let members = T::Rosters::members(live.roster(), *index);
        let subgroup = Subgroup { index: *index, members: &members, excluded };
        let quorum = Self::quorum(live, subgroup.active())?;
        ensure!(*dealing_hash == live.dealing_hash(), Error::<T>::WrongDealing);
        let standing = standing.ok_or(Error::<T>::InvalidSubgroup)?;
        let (sender, member) = subgroup.find(sender).ok_or(Error::<T>::NotAMember)?;
        ensure!(excluded & sender.bit() == 0, Error::<T>::Excluded);
        ensure!(!standing.confirmed, Error::<T>::AlreadyConfirmed);
        let opened = Self::open_dealing(registrant, live, dealing)?;
        let holders = holders(&opened, &subgroup, sender, holder_proof, acks)?;
        ensure!(holders.count_ones() >= quorum, Error::<T>::NoQuorum);
        let partial_is_true = check_partial(&opened, *index, partial);
        Ok(Checked { sender, stash: member.stash.clone(), holders, partial_is_true })
    }

    /// An error would undo the punishment, so this is none. Nobody waits for a key that heals: there it is one.
    fn reject(registrant: AccountId32, live: Live, checked: Checked) -> Result<(), Error<T>> {
        let Live::InFlight(registration, mut dealt) = live else {
            return Err(Error::<T>::InvalidPartial);
        };
        let Checked { sender, stash, .. } = checked;
        dealt.note(sender.subgroup, |progress| progress.excluded |= sender.bit());
        let (dealing_hash, Place { subgroup, member }) = (dealt.dealing_hash, sender);
        Self::put_dealt(&registrant, registration, dealt);
        Self::deposit_event(Event::PartialRejected { registrant, dealing_hash, subgroup, member });
        T::Offences::punish(&stash, Offence::FalsePartial);
        Ok(())
    }

    /// Returns what completing weighs.
    fn complete_if_last(
        registrant: &AccountId32,
        registration: Registration,
        dealt: Dealt,
        dealing: Dealing,
    ) -> Result<Weight, DispatchError> {
        if !dealt.missing().is_empty() {
            Self::put_dealt(registrant, registration, dealt);
            return Ok(Weight::zero());
        }
        let weight = T::WeightInfo::complete(dealing.threshold.into(), dealt.deliveries());
        Self::complete(registrant, registration, dealt, dealing)?;
        Ok(weight)
    }
}

impl<T> From<ProofError> for Error<T> {
    fn from(error: ProofError) -> Self {
        match error {
            ProofError::BadHolderProof => Self::BadHolderProof,
            ProofError::BadAck => Self::BadAck,
        }
    }
}
