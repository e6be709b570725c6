use frame::pallet_section;

/// Why a call is refused. Nothing of it remains but the fee.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// No registration of this account waits for a dealing.
        NotOpen,
        /// The dealing is not for the roster in force, or a subgroup of it is empty.
        WrongRoster,
        /// The threshold is not above half of the subgroups, or above all.
        InvalidThreshold,
        /// The lists of points do not match the threshold.
        WrongLength,
        /// The key is registered, or being registered.
        KeyTaken,
        /// The dealer did not show that it has the key.
        InvalidProof,
        /// A point is not canonical, not on the curve, or the identity.
        InvalidPoint,
        /// A share, a partial or the signature would be zero.
        DegenerateDealing,
        /// This key was dealt with this nonce point before.
        NonceUsed,
        /// The account has a registration in flight.
        AlreadyRegistering,
        /// The account has registered a key.
        AlreadyRegistered,
        /// The account has no registration in flight, and no key that still heals.
        NotRegistering,
        /// The registration is not at the stage for this.
        WrongStage,
        /// The time for this is over.
        DeadlinePassed,
        /// The time for this has not come.
        TooEarly,
        /// The registration is about another dealing.
        WrongDealing,
        /// There is no such subgroup.
        InvalidSubgroup,
        /// The account signs for no member, or there is no such member.
        NotAMember,
        /// The subgroup has confirmed.
        AlreadyConfirmed,
        /// The sender did not show that it holds the share.
        BadHolderProof,
        /// An ack is of no other member that takes part, given twice, not signed, or shows nothing.
        BadAck,
        /// Too few members hold the share as yet.
        NoQuorum,
        /// The partial is not what the share gives.
        InvalidPartial,
        /// A list of the constraints names an address twice.
        InvalidConstraints,
        /// The member sent a false partial and takes no more part.
        Excluded,
        /// The member's subgroup has not confirmed.
        NotConfirmed,
        /// The member has shown that it holds the share.
        AlreadyHolder,
        /// The member has accused the dealer before.
        AlreadyChallenged,
        /// The member did not call its envelope bad.
        NotChallenged,
        /// The member's envelope is on chain.
        AlreadyDelivered,
        /// As many envelopes as can be are on chain.
        TooManyDeliveries,
        /// The dealing commits to another envelope for this member.
        BadMerkleProof,
        /// The secret is not clamped, or not the one that the envelope was sealed with.
        WrongEphemeral,
    }
}
