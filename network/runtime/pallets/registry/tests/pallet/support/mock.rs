//! A chain with everything that a registration needs.

use entropy_registry::RegistryParameters;
use frame::{deps::sp_runtime::AccountId32, testing_prelude::*};

pub const DEPOSIT: u128 = 500;
pub const DEAL_WINDOW: u32 = 20;
pub const SHARE_WINDOW: u32 = 5;
pub const CHALLENGE_WINDOW: u32 = 8;
pub const ANSWER_WINDOW: u32 = 11;
pub const CONFIRM_WINDOW: u32 = 15;
pub const HEAL_WINDOW: u32 = 30;

#[frame_construct_runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeHoldReason, RuntimeTask)]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(2)]
    pub type Servers = entropy_servers;
    #[runtime::pallet_index(3)]
    pub type Registry = entropy_registry;
    #[runtime::pallet_index(4)]
    pub type Constraints = entropy_constraints;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlockU32<Test>;
    type AccountId = AccountId32;
    type Lookup = IdentityLookup<AccountId32>;
    type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = u128;
    type ExistentialDeposit = ConstU128<1>;
    type AccountStore = System;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = ();
}

parameter_types! {
    pub Pot: AccountId32 = PalletId(*b"ent/slsh").into_account_truncating();
}

impl entropy_servers::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BlockNumberProvider = System;
    type Pot = Pot;
    type WeightInfo = entropy_servers::Measured<Test>;
}

impl entropy_registry::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BlockNumberProvider = System;
    type Rosters = Servers;
    type Offences = Servers;
    type Pot = Pot;
    type Rules = Constraints;
    type WeightInfo = entropy_registry::Measured<Test>;
}

impl entropy_constraints::Config for Test {
    type WeightInfo = entropy_constraints::Measured<Test>;
}

pub fn registry_parameters() -> RegistryParameters {
    RegistryParameters {
        deposit: DEPOSIT,
        deal_window: DEAL_WINDOW,
        share_window: SHARE_WINDOW,
        challenge_window: CHALLENGE_WINDOW,
        answer_window: ANSWER_WINDOW,
        confirm_window: CONFIRM_WINDOW,
        heal_window: HEAL_WINDOW,
    }
}
