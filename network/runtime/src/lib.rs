//! The runtime of the Entropy network: what a chain of it consists of. Configuration is in `config`, what nodes and
//! clients may ask in `apis`, the networks it can start in `presets`.
#![cfg_attr(not(feature = "std"), no_std)]
extern crate alloc;

mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod config;
mod presets;

use alloc::{borrow::Cow, vec::Vec};
use apis::RUNTIME_API_VERSIONS;
use frame::{
    deps::sp_runtime::impl_opaque_keys,
    runtime::{prelude::*, types_common},
    traits::Block as BlockT,
};

/// `spec_version` changes with anything a chain computes, `transaction_version` with any call's encoding.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("entropy"),
    impl_name: Cow::Borrowed("entropy"),
    authoring_version: 1,
    spec_version: 1,
    impl_version: 1,
    apis: RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

pub type Signature = types_common::Signature;
pub type AccountId = types_common::AccountId;
pub type Balance = u128;

/// What every signed transaction carries beside its call.
pub type TxExtension = (
    frame_system::CheckNonZeroSender<Runtime>,
    frame_system::CheckSpecVersion<Runtime>,
    frame_system::CheckTxVersion<Runtime>,
    frame_system::CheckGenesis<Runtime>,
    frame_system::CheckEra<Runtime>,
    frame_system::CheckNonce<Runtime>,
    frame_system::CheckWeight<Runtime>,
    pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
);
pub type Block = types_common::BlockOf<Runtime, TxExtension>;
pub type Extrinsic = <Block as BlockT>::Extrinsic;
type Header = <Block as BlockT>::Header;
type Context = frame_system::ChainContext<Runtime>;
type Executive = frame::runtime::prelude::Executive<Runtime, Block, Context, Runtime, AllPalletsWithSystem>;

/// A block as nodes handle it.
pub mod opaque {
    pub type Block = frame::runtime::types_common::OpaqueBlock;
}

impl_opaque_keys! {
    pub struct SessionKeys {
        pub aura: Aura,
        pub grandpa: Grandpa,
    }
}

#[frame_construct_runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(2)]
    pub type Aura = pallet_aura;
    #[runtime::pallet_index(3)]
    pub type Grandpa = pallet_grandpa;
    #[runtime::pallet_index(4)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(5)]
    pub type TransactionPayment = pallet_transaction_payment;
    #[runtime::pallet_index(6)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(7)]
    pub type Sudo = pallet_sudo;

    // After Balances: at genesis their bonds are held from accounts that it endows.
    #[runtime::pallet_index(10)]
    pub type Servers = entropy_servers;
    #[runtime::pallet_index(11)]
    pub type Registry = entropy_registry;
    #[runtime::pallet_index(12)]
    pub type Constraints = entropy_constraints;
}
