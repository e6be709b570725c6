//! Threshold servers: their bonds, their subgroups, and the rosters that dealings are made for.
//!
//! A server joins as a candidate and is admitted by root to the smallest subgroup. The roster, a snapshot of all
//! subgroups, follows only every `roster_period` blocks; a dealing lives and dies by the roster that it names, so
//! rosters stay while something uses them.
#![cfg_attr(not(feature = "std"), no_std)]
extern crate alloc;

pub use pallet::*;
pub use rosters::Rosters;
pub use types::*;
pub use weights::{HandWeights, WeightInfo};

mod endpoint;
mod genesis;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod invariants;
mod joining;
mod keys;
mod rosters;
mod seating;
mod types;
pub mod weights;

#[frame::pallet]
pub mod pallet {
    use crate::{endpoint, seating, types::*, WeightInfo};
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
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The bond of a server.
        Bond,
    }

    #[pallet::storage]
    pub type Parameters<T: Config> = StorageValue<_, ServersParameters, ValueQuery>;

    /// How many subgroups there are.
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

    /// Whether the seated servers differ from the current roster.
    #[pallet::storage]
    pub type RosterOutdated<T: Config> = StorageValue<_, bool, ValueQuery>;

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
            assert!(self.subgroup_count <= MAX_SUBGROUPS, "too many subgroups at genesis");
            Parameters::<T>::put(&self.parameters);
            SubgroupCount::<T>::put(self.subgroup_count);
            for server in &self.servers {
                Pallet::<T>::seat_at_genesis(server, self.parameters.min_bond);
            }
            if self.subgroup_count > 0 {
                Pallet::<T>::rotate(0);
            }
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A candidate joined.
        Joined {
            stash: AccountId32,
            tss_account: AccountId32,
        },
        /// A candidate was seated, to be in the next roster.
        Admitted {
            stash: AccountId32,
            subgroup: u8,
        },
        EndpointChanged {
            stash: AccountId32,
            endpoint: Endpoint,
        },
        RosterChanged {
            number: u32,
            hash: H256,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// This stash has joined before.
        AlreadyServer,
        /// Another server has this tss account or this X25519 key.
        KeyInUse,
        /// Not an `http://` or `https://` address.
        InvalidEndpoint,
        /// The bond is below the minimum.
        BondTooSmall,
        /// The tss account did not sign that it serves for this stash.
        InvalidTssSignature,
        /// The X25519 key is not canonical, not on the curve, or of small order.
        InvalidKey,
        /// The tss account cannot pay for its duties.
        TssReserveTooSmall,
        /// This stash has not joined.
        UnknownServer,
        /// This server has a seat.
        AlreadyAdmitted,
        /// Every subgroup is full.
        NetworkFull,
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
            let stash = ensure_signed(origin)?;
            let subgroup = None;
            let server = ServerInfo { tss_account, x25519_public_key, endpoint, bond, subgroup };
            Self::add_candidate(stash, server, tss_signature)
        }

        /// Seats a candidate in the smallest subgroup. Open seating would sell every key for the bonds of a threshold.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::admit())]
        pub fn admit(origin: OriginFor<T>, stash: AccountId32) -> DispatchResult {
            ensure_root(origin)?;
            let mut server = Servers::<T>::get(&stash).ok_or(Error::<T>::UnknownServer)?;
            ensure!(server.subgroup.is_none(), Error::<T>::AlreadyAdmitted);
            let sizes = (0..SubgroupCount::<T>::get())
                .map(|subgroup| Subgroups::<T>::decode_len(subgroup).unwrap_or_default());
            let subgroup = seating::free_seat(sizes, MAX_MEMBERS as usize).ok_or(Error::<T>::NetworkFull)?;
            Subgroups::<T>::try_append(subgroup, &stash).map_err(|()| Error::<T>::NetworkFull)?;
            server.subgroup = Some(subgroup);
            Servers::<T>::insert(&stash, server);
            RosterOutdated::<T>::put(true);
            Self::deposit_event(Event::Admitted { stash, subgroup });
            Ok(())
        }

        /// Moves the origin's server. Takes effect at once: an address is no part of a roster.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::change_endpoint())]
        pub fn change_endpoint(origin: OriginFor<T>, endpoint: Endpoint) -> DispatchResult {
            let stash = ensure_signed(origin)?;
            let mut server = Servers::<T>::get(&stash).ok_or(Error::<T>::UnknownServer)?;
            ensure!(endpoint::is_valid(&endpoint), Error::<T>::InvalidEndpoint);
            server.endpoint = endpoint.clone();
            Servers::<T>::insert(&stash, server);
            Self::deposit_event(Event::EndpointChanged { stash, endpoint });
            Ok(())
        }
    }

    impl<T: Config> Pallet<T> {
        pub(crate) fn now() -> u32 {
            T::BlockNumberProvider::current_block_number()
        }
    }
}
