//! `settle`: what the chain's clock decides.

use crate::{
    pallet::*,
    rules::blame::{judge, End, Verdict},
    types::*,
    WeightInfo,
};
use entropy_servers::{Offence, Offences, Rosters};
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn settle_due(sender: AccountId32, registrant: AccountId32) -> DispatchResultWithPostInfo {
        let weight = match Registrations::<T>::get(&registrant) {
            None => Self::settle_healing(&registrant)?,
            Some(registration) => match registration.stage {
                Stage::Open { until } => Self::settle_open(&registrant, registration, until)?,
                Stage::Dealt(_) => Self::settle_dealt(sender, &registrant)?,
            },
        };
        Ok((Some(weight), Pays::No).into())
    }

    fn settle_open(
        registrant: &AccountId32,
        registration: Registration,
        until: u32,
    ) -> Result<Weight, DispatchError> {
        ensure!(Self::now() > until, Error::<T>::TooEarly);
        Self::end(registrant, registration, Reason::NotDealt)?;
        Ok(T::WeightInfo::settle(0))
    }

    fn settle_dealt(sender: AccountId32, registrant: &AccountId32) -> Result<Weight, DispatchError> {
        let (registration, dealt) = Self::dealt(registrant)?;
        let dealing = Self::dealing(registrant)?;
        let (deadlines, by_registrant) = (Self::deadlines(&dealt), sender == *registrant);
        let Verdict { end, silent } =
            judge(&dealt, dealing.threshold, &deadlines, Self::now(), by_registrant)
                .ok_or(Error::<T>::TooEarly)?;
        for place in &silent {
            let members = T::Rosters::members(dealt.roster, place.subgroup);
            if let Some(member) = members.get(usize::from(place.member)) {
                T::Offences::punish(&member.stash, Offence::Silence);
            }
        }
        let (deliveries, silent) = (dealt.deliveries(), silent.len() as u32);
        match end {
            End::Complete => {
                let weight = T::WeightInfo::complete(dealing.threshold.into(), deliveries);
                Self::complete(registrant, registration, dealt, dealing)?;
                return Ok(weight.saturating_add(T::WeightInfo::settle(silent)));
            }
            End::Withheld => Self::end(registrant, registration, Reason::Withheld)?,
            End::TooFew => Self::end(registrant, registration, Reason::TooFewConfirmed)?,
        }
        Ok(T::WeightInfo::settle(deliveries))
    }

    fn settle_healing(registrant: &AccountId32) -> Result<Weight, DispatchError> {
        let healing = Healings::<T>::get(registrant).ok_or(Error::<T>::NotRegistering)?;
        let key = Registered::<T>::get(registrant).ok_or(Error::<T>::NotRegistering)?;
        ensure!(Self::now() > healing.until, Error::<T>::TooEarly);
        Self::end_healing(registrant, &key);
        Ok(T::WeightInfo::settle(0))
    }
}
