//! Whatever people and servers do, in any order: the books stay right.

use crate::{chain::*, dealer::*, mock::*};
use entropy_registry::*;
use entropy_servers::{NextRotation, Rotation};
use frame::{deps::sp_io::storage::root, testing_prelude::*};
use std::collections::{HashMap, HashSet};

/// The same numbers for the same seed.
struct Chance {
    seed: u32,
    draws: u32,
}

impl Chance {
    fn below(&mut self, bound: u32) -> u32 {
        self.draws += 1;
        let bytes = blake2_256(&(self.seed, self.draws).encode());
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) % bound
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len() as u32) as usize]
    }
}

fn step(chance: &mut Chance, dealings: &mut HashMap<&'static str, Made>) -> bool {
    let name = chance.one_of(&PEOPLE);
    match chance.below(12) {
        0 | 1 => register(name).is_ok(),
        2 => Registry::cancel(RuntimeOrigin::signed(account(name))).is_ok(),
        3 => {
            let attempt = Registrants::<Test>::get(account(name)).attempts + 1;
            // Both want the same key now and then.
            let key = chance.one_of(&["key one", "key two", "key three"]).to_owned();
            let nonce = format!("nonce {} {}", name, chance.draws);
            let threshold = 2 + chance.below(2) as u8;
            let made = Dealer { attempt, key, nonce, threshold, ..Dealer::new(name) }.make();
            let accepted = deal(name, made.dealing.clone()).is_ok();
            if accepted {
                dealings.insert(name, made);
            }
            accepted
        }
        4..=7 => {
            let Some(made) = dealings.get(name) else { return false };
            let subgroup = chance.below(3) as u8;
            let size = MEMBERS[usize::from(subgroup)];
            let members: Vec<u8> = (0..size).filter(|_| chance.below(6) > 0).collect();
            !members.is_empty() && confirmation(made, subgroup, &members).send().is_ok()
        }
        8 => settle(chance.one_of(&PEOPLE), name).is_ok(),
        9 => {
            NextRotation::<Test>::put(Rotation::AtPeriodEnd);
            true
        }
        _ => {
            let most = [3, 24][chance.below(2) as usize];
            run_to(System::block_number() + 1 + chance.below(most));
            true
        }
    }
}

#[test]
fn deposits_bonds_keys_and_rosters_always_add_up() {
    let mut ends = HashSet::new();
    for seed in 0..4 {
        chain().execute_with(|| {
            let (mut chance, mut dealings) = (Chance { seed, draws: 0 }, HashMap::new());
            for _ in 0..200 {
                let before = root(StateVersion::V1);
                if !step(&mut chance, &mut dealings) {
                    assert_eq!(before, root(StateVersion::V1), "a refusal left a trace");
                }
                books_are_right();
                let past = Registrants::<Test>::iter_values().filter_map(|account| account.last);
                ends.extend(past.map(|outcome| format!("{:?}", outcome.reason)));
            }
        });
    }
    // The walk goes everywhere worth going.
    for reason in ["Registered", "Cancelled", "NotDealt", "TooFewConfirmed"] {
        assert!(ends.contains(reason), "{ends:?}");
    }
}
