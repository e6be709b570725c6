use codec::DecodeWithMemTracking;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Fault {
    Nobody,
    User,
    Server,
    /// Ours: what must never happen happened.
    Internal,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum Reason {
    Registered,
    Cancelled,
    NotDealt,
    TooFewConfirmed,
    SignatureInvalid,
    /// The dealer opened what it had sealed: it was not the member's share.
    BadShare,
    /// The dealer did not answer those who accused it.
    Withheld,
    /// A member called its envelope bad, but it was good. Only the dealing has ended.
    FalseAccusation,
}

impl Reason {
    pub fn fault(&self) -> Fault {
        match self {
            Self::Registered | Self::Cancelled | Self::NotDealt | Self::TooFewConfirmed => Fault::Nobody,
            Self::SignatureInvalid => Fault::Internal,
            Self::BadShare | Self::Withheld => Fault::User,
            Self::FalseAccusation => Fault::Server,
        }
    }
}

/// How a registration ended, for a client that slept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Outcome {
    pub attempt: u32,
    pub dealing_hash: Option<H256>,
    pub block: u32,
    pub fault: Fault,
    pub reason: Reason,
    /// The stash of the server that was at fault.
    pub culprit: Option<AccountId32>,
}

/// What stays of an account for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Registrant {
    /// Dealings so far: no two of an account ever share a statement.
    pub attempts: u32,
    pub last: Option<Outcome>,
}
