use super::PerSubgroup;
use entropy_constraints::Rules;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

/// A registration in flight.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Registration {
    pub constraint_account: AccountId32,
    pub initial_constraints: Option<Rules>,
    pub deposit: u128,
    pub stage: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum Stage {
    /// Waits for a dealing, up to and including this block.
    Open {
        until: u32,
    },
    Dealt(Dealt),
}

/// A dealing that waits for confirmations.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Dealt {
    pub attempt: u32,
    pub block: u32,
    pub roster: u32,
    pub dealing_hash: H256,
    pub subgroups: PerSubgroup<SubgroupProgress>,
}

/// What is known of a subgroup. Bit `k` of a number: its member `k`, in roster order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct SubgroupProgress {
    /// Once it has confirmed.
    pub partial: Option<[u8; 32]>,
    /// Have shown that they hold the share.
    pub holders: u32,
    /// Sent a false partial and take no more part.
    pub excluded: u32,
    /// Accused the dealer of not having sent their envelopes.
    pub missing: u32,
    /// Accused the dealer of having sent bad ones.
    pub bad: u32,
    /// Their envelopes are on chain.
    pub delivered: u32,
}
