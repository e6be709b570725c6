//! Stored values as the vectors write them.

use entropy_constraints::{Acl, AclKind, Rules};
use entropy_registry::*;
use entropy_servers::{RosterInfo, RosterMember, ServerInfo, ServerStatus, ServersParameters};
use frame::{
    deps::{
        sp_core::bytes::to_hex,
        sp_runtime::{AccountId32, Perbill},
    },
    prelude::{BoundedVec, H256},
};
use serde_json::{json, Value};

pub trait Shown {
    fn shown(&self) -> Value;
}

impl<const N: usize> Shown for [u8; N] {
    fn shown(&self) -> Value {
        to_hex(self, false).into()
    }
}
impl Shown for H256 {
    fn shown(&self) -> Value {
        self.0.shown()
    }
}
impl Shown for AccountId32 {
    fn shown(&self) -> Value {
        <[u8; 32]>::from(self.clone()).shown()
    }
}
impl Shown for u128 {
    fn shown(&self) -> Value {
        self.to_string().into()
    }
}
impl Shown for Perbill {
    fn shown(&self) -> Value {
        self.deconstruct().into()
    }
}
impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::shown)
    }
}
impl<T: Shown, S> Shown for BoundedVec<T, S> {
    fn shown(&self) -> Value {
        self.iter().map(T::shown).collect()
    }
}

macro_rules! as_is {
    ($($type:ty)*) => {$(
        impl Shown for $type {
            fn shown(&self) -> Value {
                (*self).into()
            }
        }
    )*};
}
as_is!(bool u8 u32);

/// Variables by their names in camelCase.
macro_rules! fields {
    ($($field:ident),*) => {
        serde_json::json!({ $(($crate::shown::camel_case(stringify!($field))): $field.shown()),* })
    };
}
pub(crate) use fields;

macro_rules! object {
    ($type:ident $(<$generic:ident>)? { $($field:ident),* }) => {
        impl$(<$generic: Shown>)? Shown for $type$(<$generic>)? {
            fn shown(&self) -> Value {
                let Self { $($field),* } = self;
                fields!($($field),*)
            }
        }
    };
}
object!(Acl<A> { addresses, kind, allow_null_recipient });
object!(Rules { evm_acl, btc_acl });
object!(Registration { constraint_account, initial_constraints, deposit, stage });
object!(Dealt { attempt, block, roster, dealing_hash, subgroups });
object!(SubgroupProgress { partial, holders, excluded, missing, bad, delivered });
object!(RegisteredKey {
    verifying_key,
    attempt,
    threshold,
    commitments,
    roster,
    roster_hash,
    dealing_hash,
    holders,
    missing_subgroups,
    block,
    deposit,
    signature
});
object!(Registrant { attempts, last });
object!(Outcome { attempt, dealing_hash, block, fault, reason, culprit });
object!(RegistryParameters {
    deposit,
    deal_window,
    share_window,
    challenge_window,
    answer_window,
    confirm_window,
    heal_window
});
object!(RosterInfo { hash, subgroups, since });
object!(RosterMember { stash, tss_account, x25519_public_key });
object!(ServersParameters {
    min_bond,
    roster_period,
    roster_grace,
    tss_reserve,
    unbonding_period,
    false_partial_slash,
    silence_slash
});
object!(Healing { block, until, excluded });
object!(Envelope { enc, ciphertext });
object!(HolderProof { commitment, response });
object!(Ack { member, holder_proof, signature });
object!(Dealing {
    threshold,
    roster,
    verifying_key,
    commitments,
    nonce_point,
    u_commitments,
    v_commitments,
    envelopes_root,
    proof_of_possession
});

impl Shown for ServerInfo {
    fn shown(&self) -> Value {
        json!({
            "tssAccount": self.tss_account.shown(),
            "x25519PublicKey": self.x25519_public_key.shown(),
            "endpoint": String::from_utf8(self.endpoint.to_vec()).unwrap(),
            "bond": self.bond.shown(),
            "status": self.status.shown(),
        })
    }
}

impl Shown for ServerStatus {
    fn shown(&self) -> Value {
        match self {
            ServerStatus::Candidate => json!({ "kind": "candidate" }),
            ServerStatus::Seated { subgroup } => json!({ "kind": "seated", "subgroup": subgroup }),
            ServerStatus::Chilled => json!({ "kind": "chilled" }),
            ServerStatus::Leaving { until } => json!({ "kind": "leaving", "until": until }),
        }
    }
}

impl Shown for Stage {
    fn shown(&self) -> Value {
        match self {
            Stage::Open { until } => json!({ "kind": "open", "until": until }),
            Stage::Dealt(dealt) => {
                let mut value = dealt.shown();
                value["kind"] = "dealt".into();
                value
            }
        }
    }
}

macro_rules! name {
    ($($type:ty)*) => {$(
        impl Shown for $type {
            fn shown(&self) -> Value {
                kebab_case(&format!("{self:?}")).into()
            }
        }
    )*};
}
name!(AclKind Complaint Fault Reason);

pub fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..])
}

fn kebab_case(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| if c.is_uppercase() { format!("-{}", c.to_lowercase()) } else { c.to_string() })
        .collect();
    name.trim_start_matches('-').to_owned()
}
