//! A dealing that its members may still confirm: one in flight, or one of a key that heals.

use crate::{pallet::*, rules::deadlines, types::*};
use entropy_protocol::dealing::OpenedDealing;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

pub(crate) enum Live {
    InFlight(Registration, Dealt),
    Healing(RegisteredKey, Healing),
}

/// What is known of one of its subgroups.
pub(crate) struct Standing {
    pub confirmed: bool,
    pub holders: u32,
    pub excluded: u32,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn live(registrant: &AccountId32) -> Result<Live, Error<T>> {
        if let Some(key) = Registered::<T>::get(registrant) {
            let healing = Healings::<T>::get(registrant).ok_or(Error::<T>::NotRegistering)?;
            return Ok(Live::Healing(key, healing));
        }
        let (registration, dealt) = Self::dealt(registrant)?;
        Ok(Live::InFlight(registration, dealt))
    }

    /// Its points and hashes.
    pub(crate) fn open_dealing(
        registrant: &AccountId32,
        live: &Live,
        dealing: &Dealing,
    ) -> Result<OpenedDealing, Error<T>> {
        let context = Self::context(registrant, live.attempt(), live.subgroups());
        Ok(dealing.open(&context)?)
    }

    /// How many of the members that take part must hold the share for their subgroup to confirm now.
    pub(crate) fn quorum(live: &Live, members: u32) -> Result<u32, Error<T>> {
        let now = Self::now();
        let quorum = match live {
            Live::InFlight(_, dealt) => Self::deadlines(dealt).quorum(now, members),
            Live::Healing(_, healing) => deadlines::until(now, healing.until).map(|()| 1),
        };
        quorum.map_err(Error::<T>::from)
    }
}

impl Live {
    pub fn dealing_hash(&self) -> H256 {
        match self {
            Self::InFlight(_, dealt) => dealt.dealing_hash,
            Self::Healing(key, _) => key.dealing_hash,
        }
    }

    pub fn roster(&self) -> u32 {
        match self {
            Self::InFlight(_, dealt) => dealt.roster,
            Self::Healing(key, _) => key.roster,
        }
    }

    fn attempt(&self) -> u32 {
        match self {
            Self::InFlight(_, dealt) => dealt.attempt,
            Self::Healing(key, _) => key.attempt,
        }
    }

    fn subgroups(&self) -> usize {
        match self {
            Self::InFlight(_, dealt) => dealt.subgroups.len(),
            Self::Healing(key, _) => key.holders.len(),
        }
    }

    /// `None` if there is no such subgroup.
    pub fn standing(&self, subgroup: u8) -> Option<Standing> {
        let index = usize::from(subgroup);
        match self {
            Self::InFlight(_, dealt) => {
                let SubgroupProgress { partial, holders, excluded, .. } = dealt.subgroups.get(index)?;
                Some(Standing { confirmed: partial.is_some(), holders: *holders, excluded: *excluded })
            }
            Self::Healing(key, healing) => Some(Standing {
                confirmed: !key.missing_subgroups.contains(&subgroup),
                holders: *key.holders.get(index)?,
                excluded: *healing.excluded.get(index)?,
            }),
        }
    }
}
