//! Threshold servers: their bonds, their subgroups, and the rosters that dealings are made for.
//!
//! A server joins as a candidate and is admitted by root to the smallest subgroup. The roster, a snapshot of all
//! subgroups, follows every `roster_period` blocks, and at once when an offence costs a server its seat; a dealing
//! lives and dies by the roster that it names, so rosters stay while something uses them.
#![cfg_attr(not(feature = "std"), no_std)]
extern crate alloc;
#[cfg(all(test, feature = "runtime-benchmarks"))]
extern crate self as entropy_servers;

use frame::import_section;

pub use offences::Offences;
pub use pallet::*;
pub use rosters::Rosters;
pub use types::*;
pub use weights::{HandWeights, WeightInfo};

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod errors;
mod events;
mod genesis;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod invariants;
mod offences;
mod rosters;
mod types;
pub mod weights;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
    use crate::{types::*, WeightInfo};
    use alloc::vec::Vec;
    use frame::{
        deps::sp_runtime::AccountId32,
        prelude::*,
        token::fungible::{hold::Mutate as MutateHold, Inspect},
    };

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<AccountId = AccountId32, Hash = H256, RuntimeEvent: From<Event<Self>>>
    {
        type Currency: MutateHold<AccountId32, Balance = u128, Reason = Self::RuntimeHoldReason>
            + Inspect<AccountId32, Balance = u128>;
        type RuntimeHoldReason: From<HoldReason>;
        type BlockNumberProvider: BlockNumberProvider<BlockNumber = u32>;
        /// Where slashed bonds go.
        type Pot: Get<AccountId32>;
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::composite_enum]
    pub enum HoldReason {
        Bond,
    }

    #[pallet::storage]
    pub type Parameters<T: Config> = StorageValue<_, ServersParameters, ValueQuery>;

    #[pallet::storage]
    pub type SubgroupCount<T: Config> = StorageValue<_, u8, ValueQuery>;

    /// All servers, candidates included, by stash.
    #[pallet::storage]
    pub type Servers<T: Config> = StorageMap<_, Blake2_128Concat, AccountId32, ServerInfo>;

    /// The stash of each tss account.
    #[pallet::storage]
    pub type TssAccounts<T: Config> = StorageMap<_, Blake2_128Concat, AccountId32, AccountId32>;

    /// The stash of each X25519 key.
    #[pallet::storage]
    pub type EncryptionKeys<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], AccountId32>;

    /// The stashes seated in each subgroup, as they will be in the next roster.
    #[pallet::storage]
    pub type Subgroups<T: Config> =
        StorageMap<_, Twox64Concat, u8, BoundedVec<AccountId32, ConstU32<MAX_MEMBERS>>, ValueQuery>;

    /// The number of the roster in force; 0 if there has never been one.
    #[pallet::storage]
    pub type CurrentRoster<T: Config> = StorageValue<_, u32, ValueQuery>;

    /// `None` while the seated servers are the current roster.
    #[pallet::storage]
    pub type NextRotation<T: Config> = StorageValue<_, Rotation>;

    #[pallet::storage]
    #[pallet::storage_prefix = "RosterInfo"]
    pub type RosterInfos<T: Config> = StorageMap<_, Twox64Concat, u32, RosterInfo>;

    /// The members of a subgroup of a roster, in roster order.
    #[pallet::storage]
    pub type RosterMembers<T: Config> =
        StorageDoubleMap<_, Twox64Concat, u32, Twox64Concat, u8, Members, ValueQuery>;

    /// How many registrations rely on a roster.
    #[pallet::storage]
    pub type RosterUses<T: Config> = StorageMap<_, Twox64Concat, u32, u32, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        pub subgroup_count: u8,
        pub servers: Vec<GenesisServer>,
        pub parameters: ServersParameters,
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            Pallet::<T>::start(self);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::rotate_if_due(Self::now())
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
            Self::check_invariants()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Makes the origin's server a candidate. The bond is held from the origin, its stash.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::join())]
        pub fn join(
            origin: OriginFor<T>,
            tss_account: AccountId32,
            x25519_public_key: [u8; 32],
            endpoint: Endpoint,
            bond: u128,
            tss_signature: [u8; 64],
        ) -> DispatchResult {
            let status = ServerStatus::Candidate;
            let server = ServerInfo { tss_account, x25519_public_key, endpoint, bond, status };
            Self::add_candidate(ensure_signed(origin)?, server, tss_signature)
        }

        /// Seats a server in the smallest subgroup. Open seating would sell every key for the bonds of a threshold.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::admit())]
        pub fn admit(origin: OriginFor<T>, stash: AccountId32) -> DispatchResult {
            ensure_root(origin)?;
            Self::seat(stash)
        }

        /// Moves the origin's server. Takes effect at once: an address is no part of a roster.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::change_endpoint())]
        pub fn change_endpoint(origin: OriginFor<T>, endpoint: Endpoint) -> DispatchResult {
            Self::move_to(ensure_signed(origin)?, endpoint)
        }

        /// Adds to the bond of the origin's server.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::bond_extra())]
        pub fn bond_extra(origin: OriginFor<T>, amount: u128) -> DispatchResult {
            Self::add_to_bond(ensure_signed(origin)?, amount)
        }

        /// Gives the origin's server other keys from the next roster on.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::change_keys())]
        pub fn change_keys(
            origin: OriginFor<T>,
            tss_account: AccountId32,
            x25519_public_key: [u8; 32],
            tss_signature: [u8; 64],
        ) -> DispatchResult {
            Self::rekey(ensure_signed(origin)?, tss_account, x25519_public_key, tss_signature)
        }

        /// Takes the origin's server out of the next roster. Its bond stays for the duties that it still has.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::leave())]
        pub fn leave(origin: OriginFor<T>) -> DispatchResult {
            Self::start_leaving(ensure_signed(origin)?)
        }

        /// Gives the origin the bond of its server back, some time after it left.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>) -> DispatchResult {
            Self::give_back_bond(ensure_signed(origin)?)
        }
    }
}
