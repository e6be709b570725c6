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
        /// A member's partial was false: it takes no more part.
        PartialRejected {
            registrant: AccountId32,
            dealing_hash: H256,
            subgroup: u8,
            member: u8,
        },
        /// A member of a subgroup that has confirmed holds the share too.
        Acknowledged {
            registrant: AccountId32,
            dealing_hash: H256,
            subgroup: u8,
            member: u8,
        },
        /// A member accused the dealer.
        Challenged {
            registrant: AccountId32,
            dealing_hash: H256,
            subgroup: u8,
            member: u8,
            complaint: Complaint,
        },
        /// A member's envelope is on chain.
        Delivered {
            registrant: AccountId32,
            dealing_hash: H256,
            subgroup: u8,
            member: u8,
        },
        Registered {
            registrant: AccountId32,
            verifying_key: PointBytes,
            missing_subgroups: PerSubgroup<u8>,
        },
        /// A registered key lacks no subgroup any more, or will lack these for good.
        HealingEnded {
            registrant: AccountId32,
            missing_subgroups: PerSubgroup<u8>,
        },
        /// A member lied, and its share is public now. Another dealing is awaited, up to and including this block.
        DealingDied {
            registrant: AccountId32,
            outcome: Outcome,
            until: u32,
        },
        /// A registration ended without a key.
        RegistrationEnded {
            registrant: AccountId32,
            outcome: Outcome,
        },
    }
}
