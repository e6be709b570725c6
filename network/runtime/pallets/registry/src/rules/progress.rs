//! How far a dealing is, bit by bit.

use crate::types::*;
use alloc::vec::Vec;

/// A member's place in a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub subgroup: u8,
    /// In the subgroup's roster order.
    pub member: u8,
}

impl Place {
    /// The member's own bit; none beyond the most members that a subgroup has.
    pub fn bit(&self) -> u32 {
        1u32.checked_shl(self.member.into()).unwrap_or_default()
    }
}

impl SubgroupProgress {
    /// Of the members whose accusations the dealer has not answered. No answer keeps a dealing alive that is called
    /// bad.
    pub fn open_challenges(&self) -> u32 {
        (self.missing & !self.delivered & !self.holders) | self.bad
    }

    /// Of the members that got their envelopes on chain and said nothing.
    pub fn silent(&self) -> u32 {
        self.delivered & !self.holders & !self.excluded & !self.bad
    }
}

impl Dealt {
    pub fn of(&self, subgroup: u8) -> Option<&SubgroupProgress> {
        self.subgroups.get(usize::from(subgroup))
    }

    pub fn note(&mut self, subgroup: u8, note: impl FnOnce(&mut SubgroupProgress)) {
        if let Some(progress) = self.subgroups.get_mut(usize::from(subgroup)) {
            note(progress);
        }
    }

    /// In roster order.
    pub fn confirmed(&self) -> Vec<(u8, [u8; 32])> {
        let subgroups = (0..).zip(self.subgroups.iter());
        subgroups.filter_map(|(subgroup, progress)| Some((subgroup, progress.partial?))).collect()
    }

    pub fn missing(&self) -> PerSubgroup<u8> {
        let subgroups = (0..).zip(self.subgroups.iter());
        let missing = subgroups.filter(|(_, progress)| progress.partial.is_none());
        PerSubgroup::truncate_from(missing.map(|(subgroup, _)| subgroup).collect())
    }

    pub fn map<V>(&self, value: impl Fn(&SubgroupProgress) -> V) -> PerSubgroup<V> {
        PerSubgroup::truncate_from(self.subgroups.iter().map(value).collect())
    }

    /// The places whose bits are set.
    pub fn places(&self, bits: impl Fn(&SubgroupProgress) -> u32) -> Vec<Place> {
        let of_subgroup = |(subgroup, progress): (u8, &SubgroupProgress)| {
            let bits = bits(progress);
            let places = (0..u32::BITS as u8).map(move |member| Place { subgroup, member });
            places.filter(move |place| bits & place.bit() != 0)
        };
        (0..).zip(self.subgroups.iter()).flat_map(of_subgroup).collect()
    }
}
