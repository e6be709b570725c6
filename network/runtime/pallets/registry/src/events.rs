use frame::pallet_section;

/// What happened to a registration. Members are named by their place in the dealing's roster.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A dealing is awaited, up to and including this block.
        RegistrationOpened {
            registrant: AccountId32,
            until: u32,
        },
        Dealt {
            registrant: AccountId32,
            attempt: u32,
            dealing_hash: H256,
        },
        SubgroupConfirmed {
            registrant: AccountId32,
            dealing_hash: H256,
            subgroup: u8,
        },
        Registered {
            registrant: AccountId32,
            verifying_key: PointBytes,
            missing_subgroups: PerSubgroup<u8>,
        },
        /// A registration ended without a key.
        RegistrationEnded {
            registrant: AccountId32,
            outcome: Outcome,
        },
    }
}
