use frame::pallet_section;

/// Why a call is refused. Nothing of it remains but the fee.
#[pallet_section]
mod errors {
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
        /// This server has given up its seat and waits for its bond.
        ServerLeaving,
        /// The subgroup would be empty.
        LastMember,
        /// This server has not said that it leaves.
        NotLeaving,
        /// The bond is held for a while longer.
        StillBonded,
        /// Every subgroup is full.
        NetworkFull,
    }
}
