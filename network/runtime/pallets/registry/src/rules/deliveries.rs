//! Which envelopes of a dealing are kept on chain: one for each subgroup, and some more.
//!
//! One is enough for a subgroup to confirm. So however many come that nobody needs, a dealer can serve every subgroup,
//! and one that does not has no excuse.

use crate::types::*;
use entropy_servers::MAX_SUBGROUPS;

/// Beside the first of each subgroup.
const FURTHER: u32 = 16;

/// The most of one dealing.
pub const MAX_DELIVERIES: u32 = MAX_SUBGROUPS as u32 + FURTHER;

impl SubgroupProgress {
    fn deliveries(&self) -> u32 {
        self.delivered.count_ones()
    }
}

impl Dealt {
    /// How many envelopes are on chain.
    pub fn deliveries(&self) -> u32 {
        self.subgroups.iter().map(SubgroupProgress::deliveries).sum()
    }

    /// Those that were not the first of their subgroup.
    fn further_deliveries(&self) -> u32 {
        self.subgroups.iter().map(|progress| progress.deliveries().saturating_sub(1)).sum()
    }

    pub fn has_too_many_deliveries(&self) -> bool {
        self.further_deliveries() > FURTHER
    }

    /// Whether one more may come for a member of this subgroup.
    pub fn takes_delivery(&self, progress: &SubgroupProgress) -> bool {
        progress.delivered == 0 || self.further_deliveries() < FURTHER
    }
}
