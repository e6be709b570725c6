//! How far a dealing is.

use crate::types::*;
use alloc::vec::Vec;

impl Dealt {
    pub(crate) fn record(&mut self, subgroup: usize, partial: [u8; 32], holders: u32) {
        if let Some(progress) = self.subgroups.get_mut(subgroup) {
            progress.partial = Some(partial);
            progress.holders |= holders;
        }
    }

    pub(crate) fn confirmed(&self) -> Vec<(u8, [u8; 32])> {
        let subgroups = (0..).zip(self.subgroups.iter());
        subgroups.filter_map(|(subgroup, progress)| Some((subgroup, progress.partial?))).collect()
    }

    pub(crate) fn missing(&self) -> PerSubgroup<u8> {
        let subgroups = (0..).zip(self.subgroups.iter());
        let missing = subgroups.filter(|(_, progress)| progress.partial.is_none());
        PerSubgroup::truncate_from(missing.map(|(subgroup, _)| subgroup).collect())
    }

    pub(crate) fn holders(&self) -> PerSubgroup<u32> {
        PerSubgroup::truncate_from(self.subgroups.iter().map(|progress| progress.holders).collect())
    }
}
