//! `settle`: what the chain's clock decides.

use crate::{pallet::*, types::*, WeightInfo};
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn settle_due(sender: AccountId32, registrant: AccountId32) -> DispatchResultWithPostInfo {
        let registration = Registrations::<T>::get(&registrant).ok_or(Error::<T>::NotRegistering)?;
        let weight = match registration.stage {
            Stage::Open { until } => Self::settle_open(&registrant, registration, until),
            Stage::Dealt(_) => Self::settle_dealt(sender, &registrant),
        }?;
        Ok((Some(weight), Pays::No).into())
    }

    fn settle_open(
        registrant: &AccountId32,
        registration: Registration,
        until: u32,
    ) -> Result<Weight, DispatchError> {
        ensure!(Self::now() > until, Error::<T>::TooEarly);
        Self::end(registrant, registration, Fault::Nobody, Reason::NotDealt)?;
        Ok(T::WeightInfo::end())
    }

    fn settle_dealt(sender: AccountId32, registrant: &AccountId32) -> Result<Weight, DispatchError> {
        let (registration, dealt, dealing) = Self::dealt(registrant)?;
        let (now, deadlines) = (Self::now(), Self::deadlines(&dealt));
        let enough = dealt.confirmed().len() >= usize::from(dealing.threshold);
        let early = sender == *registrant && enough && now > deadlines.share;
        ensure!(early || now > deadlines.confirm, Error::<T>::TooEarly);
        if !enough {
            Self::end(registrant, registration, Fault::Nobody, Reason::TooFewConfirmed)?;
            return Ok(T::WeightInfo::end());
        }
        let weight = T::WeightInfo::complete(dealing.threshold.into());
        Self::complete(registrant, registration, dealt, dealing)?;
        Ok(weight)
    }
}
