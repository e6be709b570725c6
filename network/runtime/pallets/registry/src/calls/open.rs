//! `open`: the dealer shows what it sealed to a member that calls it bad. One of the two lies.

use super::CommittedEnvelope;
use crate::{pallet::*, types::*, WeightInfo};
use entropy_protocol::accusation::judge::{judge, Verdict, WrongEphemeral};
use entropy_servers::{Offence, Offences};
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn accept_opening(
        registrant: AccountId32,
        opening: CommittedEnvelope,
        ephemeral_secret: [u8; 32],
    ) -> DispatchResultWithPostInfo {
        let (registration, dealt) = Self::dealt(&registrant)?;
        Self::deadlines(&dealt).open(Self::now()).map_err(Error::<T>::from)?;
        let seat = Self::seat(&dealt, &opening)?;
        let CommittedEnvelope { place, envelope, proof, .. } = opening;
        let accused = dealt.of(place.subgroup).is_some_and(|progress| progress.bad & place.bit() != 0);
        ensure!(accused, Error::<T>::NotChallenged);
        let dealing = Self::dealing(&registrant)?;
        ensure!(seat.is_committed(&dealing, &envelope, &proof), Error::<T>::BadMerkleProof);
        let context = Self::context(&registrant, dealt.attempt, dealt.subgroups.len());
        let opened = dealing.open(&context).map_err(Error::<T>::from)?;
        let verdict = judge(&opened, &seat.addressee(), &envelope.as_protocol(), &ephemeral_secret)
            .map_err(|WrongEphemeral| Error::<T>::WrongEphemeral)?;

        let weight = T::WeightInfo::open(dealing.threshold.into(), dealt.deliveries());
        match verdict {
            Verdict::Good => {
                let accuser = seat.member.stash;
                Self::reopen(registrant, registration, dealt, accuser.clone());
                T::Offences::punish(&accuser, Offence::FalseAccusation);
            }
            Verdict::Bad => Self::end(&registrant, registration, Reason::BadShare)?,
        }
        Ok(Some(weight).into())
    }
}
