use frame::pallet_section;

/// What happens to servers and rosters.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    #[rustfmt::skip]
    pub enum Event<T: Config> {
        Joined { stash: AccountId32, tss_account: AccountId32 },
        /// A candidate was seated, to be in the next roster.
        Admitted { stash: AccountId32, subgroup: u8 },
        EndpointChanged { stash: AccountId32, endpoint: Endpoint },
        RosterChanged { number: u32, hash: H256 },
        Bonded { stash: AccountId32, amount: u128 },
        /// The next roster has the new keys.
        KeysChanged { stash: AccountId32, tss_account: AccountId32 },
        /// The bond may be withdrawn after this block.
        Leaving { stash: AccountId32, until: u32 },
        Withdrawn { stash: AccountId32, amount: u128 },
        /// So much of the bond went to the pot.
        Slashed { stash: AccountId32, offence: Offence, amount: u128 },
        /// The server lost its seat by an offence.
        Chilled { stash: AccountId32 },
    }
}
