//! What is drawn: a network, and what its liars and chance do there.
//!
//! Numbers pick out of what there is, modulo how much that is, so that a plan stays one when steps are taken out of it.

use super::network::{networks, Network};
use proptest::{collection::vec, prelude::*};

#[derive(Clone, Debug)]
pub struct Plan {
    pub network: Network,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub enum Step {
    /// Blocks in which nothing happens but what honest servers and users owe.
    Pass {
        blocks: u32,
    },
    Register {
        user: u8,
    },
    Cancel {
        user: u8,
    },
    Deal {
        user: u8,
        threshold: u8,
        shared_key: bool,
        spoiled: Vec<(u8, Spoil)>,
    },
    /// The user's envelopes reach these members, not over the chain.
    Send {
        user: u8,
        members: u64,
    },
    /// An honest member or user does what it may now, and not only when it must.
    Urge {
        user: u8,
        pick: u8,
    },
    Confirm {
        user: u8,
        pick: u8,
        acks: u32,
        lie: Lie,
    },
    Acknowledge {
        user: u8,
        pick: u8,
        with_proof_of_peer: bool,
    },
    Challenge {
        user: u8,
        pick: u8,
        missing: bool,
    },
    /// Every lying member does.
    ChallengeAll {
        user: u8,
        missing: bool,
    },
    Deliver {
        user: u8,
        pick: u8,
        forged: bool,
    },
    DeliverMany {
        user: u8,
    },
    Open {
        user: u8,
        pick: u8,
        forged: bool,
    },
    Settle {
        by: u8,
        user: u8,
    },
    /// What was said of another dealing is said of this one.
    Replay {
        user: u8,
        of: u8,
        pick: u8,
        kind: u8,
    },
    Admit {
        pick: u8,
    },
    Leave {
        pick: u8,
    },
    Withdraw {
        pick: u8,
    },
    Join {
        pick: u8,
        keys: u8,
    },
    Move {
        pick: u8,
    },
    ChangeKeys {
        pick: u8,
        keys: u8,
    },
    ChangeRules {
        user: u8,
    },
}

#[derive(Clone, Copy, Debug)]
pub enum Spoil {
    Garbage,
    WrongShare,
    Copied,
}

#[derive(Clone, Copy, Debug)]
pub enum Lie {
    None,
    Partial,
    HolderProof,
    Ack,
}

pub const USERS: u8 = 4;

/// Most plans are of small networks, where everybody matters.
pub fn plans(steps: usize) -> impl Strategy<Value = Plan> {
    (networks(), vec(step(), steps)).prop_map(|(network, steps)| Plan { network, steps })
}

/// One in which more envelopes are asked for than may come on chain.
pub fn crowded_plans(steps: usize) -> impl Strategy<Value = Plan> {
    let network = networks().prop_map(|network| Network { members: vec![20, 14, 6], ..network });
    (network, vec(step(), steps)).prop_map(|(network, steps)| Plan { network, steps })
}

fn step() -> impl Strategy<Value = Step> {
    let user = || 0..USERS;
    let pick = || any::<u8>();
    let spoil = prop_oneof![Just(Spoil::Garbage), Just(Spoil::WrongShare), Just(Spoil::Copied)];
    let lie = prop_oneof![
        4 => Just(Lie::None),
        2 => Just(Lie::Partial),
        1 => Just(Lie::HolderProof),
        1 => Just(Lie::Ack)
    ];
    prop_oneof![
        24 => (1..4u32).prop_map(|blocks| Step::Pass { blocks }),
        6 => user().prop_map(|user| Step::Register { user }),
        1 => user().prop_map(|user| Step::Cancel { user }),
        8 => (user(), pick(), prop::bool::weighted(0.4), vec((pick(), spoil), 0..4)).prop_map(
            |(user, threshold, shared_key, spoiled)| Step::Deal { user, threshold, shared_key, spoiled }
        ),
        8 => (user(), any::<u64>()).prop_map(|(user, members)| Step::Send { user, members }),
        14 => (user(), pick()).prop_map(|(user, pick)| Step::Urge { user, pick }),
        12 => (user(), pick(), any::<u32>(), lie).prop_map(
            |(user, pick, acks, lie)| Step::Confirm { user, pick, acks, lie }
        ),
        4 => (user(), pick(), prop::bool::weighted(0.1)).prop_map(
            |(user, pick, with_proof_of_peer)| Step::Acknowledge { user, pick, with_proof_of_peer }
        ),
        8 => (user(), pick(), any::<bool>()).prop_map(
            |(user, pick, missing)| Step::Challenge { user, pick, missing }
        ),
        2 => (user(), any::<bool>()).prop_map(|(user, missing)| Step::ChallengeAll { user, missing }),
        8 => (user(), pick(), prop::bool::weighted(0.1)).prop_map(
            |(user, pick, forged)| Step::Deliver { user, pick, forged }
        ),
        2 => user().prop_map(|user| Step::DeliverMany { user }),
        6 => (user(), pick(), prop::bool::weighted(0.3)).prop_map(
            |(user, pick, forged)| Step::Open { user, pick, forged }
        ),
        8 => (user(), user()).prop_map(|(by, user)| Step::Settle { by, user }),
        3 => (user(), pick(), pick(), pick()).prop_map(
            |(user, of, pick, kind)| Step::Replay { user, of, pick, kind }
        ),
        4 => pick().prop_map(|pick| Step::Admit { pick }),
        1 => pick().prop_map(|pick| Step::Leave { pick }),
        1 => pick().prop_map(|pick| Step::Withdraw { pick }),
        1 => (pick(), pick()).prop_map(|(pick, keys)| Step::Join { pick, keys }),
        1 => pick().prop_map(|pick| Step::Move { pick }),
        1 => user().prop_map(|user| Step::ChangeRules { user }),
        3 => (pick(), pick()).prop_map(|(pick, keys)| Step::ChangeKeys { pick, keys }),
    ]
}
