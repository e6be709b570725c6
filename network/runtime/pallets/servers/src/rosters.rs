//! Rosters in storage: how they follow the servers, and how long they stay.

use crate::{pallet::*, types::*, WeightInfo};
use alloc::vec::Vec;
use entropy_protocol::hash::roster_hash;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

/// What registrations need of the rosters.
pub trait Rosters {
    /// Number and subgroups of the roster with this hash, if a dealing may be made for it now: it is the current one
    /// or was until shortly ago, and has members in every subgroup.
    fn dealable(hash: &H256) -> Option<(u32, u8)>;
    fn subgroups(number: u32) -> Option<u8>;
    /// In roster order; empty if there is no such roster or subgroup.
    fn members(number: u32, subgroup: u8) -> Members;
    /// Subgroup and position, in roster order, of the member that this account signs for.
    fn place(number: u32, tss_account: &AccountId32) -> Option<(u8, u8)>;
    /// Keeps the roster until it is released as often.
    fn acquire(number: u32);
    fn release(number: u32);
}

impl<T: Config> Pallet<T> {
    pub(crate) fn now() -> u32 {
        T::BlockNumberProvider::current_block_number()
    }

    /// Of two wishes the more urgent one is granted.
    pub(crate) fn request(rotation: Rotation) {
        NextRotation::<T>::mutate(|next| *next = (*next).max(Some(rotation)));
    }

    /// Makes the seated servers the current roster if they changed and it is time. Several changes make one roster,
    /// so that the one that most dealings are made for keeps its grace.
    pub(crate) fn rotate_if_due(now: u32) -> Weight {
        let weight = T::DbWeight::get().reads(2);
        let period_ends = now.checked_rem(Parameters::<T>::get().roster_period) == Some(0);
        match NextRotation::<T>::get() {
            None => return weight,
            Some(Rotation::AtPeriodEnd) if !period_ends => return weight,
            Some(_) => (),
        }
        let seated = Self::rotate(now);
        weight.saturating_add(T::WeightInfo::rotate(seated))
    }

    /// Returns the number of members of the new roster.
    pub(crate) fn rotate(now: u32) -> u32 {
        let roster = Self::seated_roster();
        let subgroups = SubgroupCount::<T>::get();
        let replaced = CurrentRoster::<T>::get();
        let number = replaced.saturating_add(1);
        let hash = H256(roster_hash(&roster.encode()));
        let seated = roster.iter().map(|members| members.len() as u32).sum();
        for (subgroup, members) in (0..subgroups).zip(roster) {
            RosterMembers::<T>::insert(number, subgroup, members);
        }
        RosterInfos::<T>::insert(number, RosterInfo { hash, subgroups, since: now });
        CurrentRoster::<T>::put(number);
        NextRotation::<T>::kill();
        // The replaced roster stays for its grace, the one before it has had its own.
        Self::remove_if_unused(replaced.saturating_sub(1));
        Self::deposit_event(Event::RosterChanged { number, hash });
        seated
    }

    pub(crate) fn seated_roster() -> Vec<Members> {
        let member = |stash: AccountId32| {
            let server = Servers::<T>::get(&stash)?;
            let ServerInfo { tss_account, x25519_public_key, .. } = server;
            Some(RosterMember { stash, tss_account, x25519_public_key })
        };
        (0..SubgroupCount::<T>::get())
            .map(|subgroup| {
                let stashes = Subgroups::<T>::get(subgroup);
                Members::truncate_from(stashes.into_iter().filter_map(member).collect())
            })
            .collect()
    }

    fn remove_if_unused(number: u32) {
        if RosterUses::<T>::get(number) > 0 {
            return;
        }
        if let Some(info) = RosterInfos::<T>::take(number) {
            (0..info.subgroups).for_each(|subgroup| RosterMembers::<T>::remove(number, subgroup));
        }
    }

    fn has_empty_subgroup(number: u32, subgroups: u8) -> bool {
        (0..subgroups)
            .any(|subgroup| RosterMembers::<T>::decode_len(number, subgroup).unwrap_or_default() == 0)
    }
}

impl<T: Config> Rosters for Pallet<T> {
    fn dealable(hash: &H256) -> Option<(u32, u8)> {
        let current = CurrentRoster::<T>::get();
        let current_info = RosterInfos::<T>::get(current)?;
        let (number, info) = if current_info.hash == *hash {
            (current, current_info)
        } else {
            let grace_end = current_info.since.saturating_add(Parameters::<T>::get().roster_grace);
            let previous = current.checked_sub(1).filter(|_| Self::now() <= grace_end)?;
            (previous, RosterInfos::<T>::get(previous).filter(|info| info.hash == *hash)?)
        };
        (!Self::has_empty_subgroup(number, info.subgroups)).then_some((number, info.subgroups))
    }

    fn subgroups(number: u32) -> Option<u8> {
        RosterInfos::<T>::get(number).map(|info| info.subgroups)
    }

    fn members(number: u32, subgroup: u8) -> Members {
        RosterMembers::<T>::get(number, subgroup)
    }

    fn place(number: u32, tss_account: &AccountId32) -> Option<(u8, u8)> {
        (0..Self::subgroups(number)?).find_map(|subgroup| {
            let members = RosterMembers::<T>::get(number, subgroup);
            let position = members.iter().position(|member| member.tss_account == *tss_account)?;
            Some((subgroup, u8::try_from(position).ok()?))
        })
    }

    fn acquire(number: u32) {
        RosterUses::<T>::mutate(number, |uses| uses.saturating_inc());
    }

    fn release(number: u32) {
        let uses = RosterUses::<T>::get(number).saturating_sub(1);
        if uses > 0 {
            return RosterUses::<T>::insert(number, uses);
        }
        RosterUses::<T>::remove(number);
        let replaced_long_ago = number.saturating_add(1) < CurrentRoster::<T>::get();
        if replaced_long_ago {
            Self::remove_if_unused(number);
        }
    }
}
