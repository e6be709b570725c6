//! Who there is: servers and users, and which of them lie.

use crate::support::server::Server;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub struct Network {
    /// By subgroup.
    pub members: Vec<u8>,
    /// Of shares, challenges, answers and confirmations.
    pub windows: [u32; 4],
    /// Whether every subgroup is needed, or just more than half.
    pub needs_all: bool,
    pub liars: Liars,
    /// Bit k: the k-th user.
    pub lying_users: u8,
}

/// Which servers lie. All of them work together, and with the users that lie.
#[derive(Clone, Copy, Debug)]
pub enum Liars {
    None,
    One(u8),
    /// Bit k: the k-th server, modulo 64.
    Some(u64),
    AllBut(u8),
    All,
}

impl Network {
    pub fn threshold(&self) -> u8 {
        let subgroups = self.members.len() as u8;
        if self.needs_all {
            subgroups
        } else {
            subgroups / 2 + 1
        }
    }

    pub fn is_honest(&self, server: &Server) -> bool {
        let (subgroup, member) = server.seat;
        let number = self.members[..usize::from(subgroup)].iter().sum::<u8>() + member;
        let is = |pick: u8| number == pick % self.members.iter().sum::<u8>();
        match self.liars {
            Liars::None => true,
            Liars::One(pick) => !is(pick),
            Liars::Some(bits) => bits >> (number % 64) & 1 == 0,
            Liars::AllBut(pick) => is(pick),
            Liars::All => false,
        }
    }

    pub fn has_honest(&self, members: &[&Server]) -> bool {
        members.iter().any(|server| self.is_honest(server))
    }

    pub fn user_lies(&self, user: u8) -> bool {
        self.lying_users >> user & 1 == 1
    }
}

pub fn networks() -> impl Strategy<Value = Network> {
    let members = prop_oneof![
        Just(vec![2, 2, 2]),
        Just(vec![2, 3, 1]),
        Just(vec![3, 3]),
        Just(vec![1, 1, 1, 1]),
        Just(vec![2, 1, 2, 1, 1]),
    ];
    let windows = (1..6u32, 1..5u32, 1..6u32, 2..8u32).prop_map(|(share, challenge, answer, confirm)| {
        let challenge = share + challenge;
        [share, challenge, challenge + answer, challenge + answer + confirm]
    });
    let liars = prop_oneof![
        1 => Just(Liars::None),
        3 => any::<u8>().prop_map(Liars::One),
        4 => any::<u64>().prop_map(Liars::Some),
        3 => any::<u8>().prop_map(Liars::AllBut),
        1 => Just(Liars::All)
    ];
    let users = prop_oneof![Just(0), Just(0b1000), any::<u8>(), Just(u8::MAX)];
    (members, windows, any::<bool>(), liars, users).prop_map(|(members, windows, needs_all, liars, users)| {
        Network { members, windows, needs_all, liars, lying_users: users }
    })
}
