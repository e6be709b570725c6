//! The windows that a chain starts with.

use crate::support::{chain::*, mock::*};
use entropy_registry::{Parameters, RegistryParameters};

#[test]
fn each_window_leaves_time_to_those_who_answer_in_the_next_one() {
    assert!(RegistryParameters::default().are_in_order());
    let disorders: [fn(&mut RegistryParameters); 3] = [
        |windows| windows.challenge_window = windows.share_window,
        |windows| windows.answer_window = windows.challenge_window,
        |windows| windows.confirm_window = windows.answer_window,
    ];
    for disorder in disorders {
        let start = || {
            let mut parameters = registry_parameters();
            disorder(&mut parameters);
            chain_with(&MEMBERS, parameters);
        };
        assert!(std::panic::catch_unwind(start).is_err());
    }
    chain().execute_with(|| assert_eq!(Parameters::<Test>::get(), registry_parameters()));
}
