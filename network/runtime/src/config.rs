//! How each pallet is configured.

use crate::*;
use frame::{
    deps::{
        frame_support::weights::{constants::RocksDbWeight, ConstantMultiplier, WeightToFee},
        frame_system::limits::BlockWeights,
        sp_core,
    },
    runtime::apis,
};

/// 1 BITS.
pub const BITS: Balance = 10_000_000_000;

/// Above one fee, so that an account which exists can pay for something.
pub const EXISTENTIAL_DEPOSIT: Balance = BITS / 10;

/// One planck for so many picoseconds: a millisecond costs 0.001 BITS.
const PICOSECONDS_PER_PLANCK: u64 = 100;
/// A kilobyte costs 0.001 BITS.
const FEE_PER_BYTE: Balance = 10_000;

/// Execution takes at most 0.4 s of a slot of 1 s.
const MAXIMUM_BLOCK_TIME: u64 = 400_000_000_000;
/// The rest of a block is for operational calls.
const NORMAL_SHARE: Perbill = Perbill::from_percent(75);

parameter_types! {
    /// Has what misbehaviour cost. Nobody has its key.
    pub Pot: AccountId = PalletId(*b"ent/slsh").into_account_truncating();
    pub FeeMultiplier: pallet_transaction_payment::Multiplier = One::one();
    pub const Version: RuntimeVersion = VERSION;
    pub Weights: BlockWeights =
        BlockWeights::with_sensible_defaults(Weight::from_parts(MAXIMUM_BLOCK_TIME, u64::MAX), NORMAL_SHARE);
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type Block = Block;
    type Version = Version;
    type AccountData = pallet_balances::AccountData<Balance>;
    type BlockWeights = Weights;
    type DbWeight = RocksDbWeight;
    // Clients round the periods of mortal transactions to 256 blocks; the hash of their first block must still be here.
    type BlockHashCount = ConstU32<4096>;
    type SS58Prefix = ConstU16<42>;
}

impl pallet_timestamp::Config for Runtime {
    type Moment = u64;
    type OnTimestampSet = Aura;
    // Half of a slot.
    type MinimumPeriod = ConstU64<500>;
    type WeightInfo = ();
}

impl pallet_aura::Config for Runtime {
    type AuthorityId = apis::sr25519::AuthorityId;
    type MaxAuthorities = ConstU32<32>;
    type DisabledValidators = ();
    type AllowMultipleBlocksPerSlot = ConstBool<false>;
    type SlotDuration = pallet_aura::MinimumPeriodTimesTwo<Runtime>;
}

impl pallet_grandpa::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type MaxAuthorities = ConstU32<32>;
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = ConstU64<0>;
    type KeyOwnerProof = sp_core::Void;
    type EquivocationReportSystem = ();
}

impl pallet_balances::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
    type AccountStore = System;
    type ReserveIdentifier = ();
    type FreezeIdentifier = ();
    type DustRemoval = ();
    type MaxLocks = ConstU32<0>;
    type MaxReserves = ConstU32<0>;
    type MaxFreezes = ConstU32<0>;
    type DoneSlashHandler = ();
    type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
}

/// What execution costs.
pub struct ExecutionFee;

impl WeightToFee for ExecutionFee {
    type Balance = Balance;

    fn weight_to_fee(weight: &Weight) -> Balance {
        Balance::from(weight.ref_time() / PICOSECONDS_PER_PLANCK)
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    // Fees are burned.
    type OnChargeTransaction = pallet_transaction_payment::FungibleAdapter<Balances, ()>;
    type WeightToFee = ExecutionFee;
    type LengthToFee = ConstantMultiplier<Balance, ConstU128<FEE_PER_BYTE>>;
    // Not `()`: that makes execution free from the second block on.
    type FeeMultiplierUpdate = pallet_transaction_payment::ConstFeeMultiplier<FeeMultiplier>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PalletsOrigin = OriginCaller;
    type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_sudo::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

impl entropy_servers::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BlockNumberProvider = System;
    type Pot = Pot;
    type WeightInfo = entropy_servers::Measured<Runtime>;
}

impl entropy_registry::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BlockNumberProvider = System;
    type Rosters = Servers;
    type Offences = Servers;
    type Pot = Pot;
    type Rules = Constraints;
    type WeightInfo = entropy_registry::Measured<Runtime>;
}

impl entropy_constraints::Config for Runtime {
    type WeightInfo = entropy_constraints::Measured<Runtime>;
}
