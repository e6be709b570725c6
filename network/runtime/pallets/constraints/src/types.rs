//! The shape of constraints.

use codec::DecodeWithMemTracking;
use frame::prelude::*;

/// The most addresses in one list.
pub const MAX_ADDRESSES: u32 = 25;

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub enum AclKind {
    /// Only these addresses.
    Allow,
    /// All but these addresses.
    Deny,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen)]
pub struct Acl<A> {
    pub addresses: BoundedVec<A, ConstU32<MAX_ADDRESSES>>,
    pub kind: AclKind,
    pub allow_null_recipient: bool,
}

/// What may be signed. No list at all means nothing; an empty deny list means everything.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Constraints {
    /// By Ethereum address.
    pub evm_acl: Option<Acl<[u8; 20]>>,
    /// By SHA-256 of the `scriptPubKey`.
    pub btc_acl: Option<Acl<[u8; 32]>>,
}

impl Constraints {
    /// No list names an address twice.
    pub fn is_valid(&self) -> bool {
        self.evm_acl.as_ref().is_none_or(Acl::is_distinct)
            && self.btc_acl.as_ref().is_none_or(Acl::is_distinct)
    }
}

impl<A: PartialEq> Acl<A> {
    fn is_distinct(&self) -> bool {
        let mut rest = self.addresses.as_slice();
        while let Some((first, others)) = rest.split_first() {
            if others.contains(first) {
                return false;
            }
            rest = others;
        }
        true
    }
}
