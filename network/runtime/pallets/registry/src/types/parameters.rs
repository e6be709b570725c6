use frame::prelude::*;
use serde::{Deserialize, Serialize};

/// Storage and not constants, so that one runtime serves tests and public networks. Root may set them.
///
/// All windows but the first and the last count blocks from the dealing's own, inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegistryParameters {
    pub deposit: u128,
    /// From `register`, or the death of a dealing: `deal` is accepted.
    pub deal_window: u32,
    /// Only a whole subgroup confirms, and nobody is challenged for a missing envelope.
    pub share_window: u32,
    /// Missing envelopes are challenged.
    pub challenge_window: u32,
    /// Envelopes are delivered, bad ones challenged, and half of a subgroup confirms.
    pub answer_window: u32,
    /// A single member confirms, and bad envelopes are opened.
    pub confirm_window: u32,
    /// From the completion: subgroups that were missing still confirm.
    pub heal_window: u32,
}

/// The least that is in order, for a genesis that says nothing.
impl Default for RegistryParameters {
    fn default() -> Self {
        Self {
            deposit: 0,
            deal_window: 1,
            share_window: 1,
            challenge_window: 2,
            answer_window: 3,
            confirm_window: 4,
            heal_window: 1,
        }
    }
}

impl RegistryParameters {
    /// Each window leaves time to those who answer in the next one.
    pub fn are_in_order(&self) -> bool {
        self.share_window < self.challenge_window
            && self.challenge_window < self.answer_window
            && self.answer_window < self.confirm_window
    }
}
