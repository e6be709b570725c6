//! What a client may ask without knowing storage keys.

use crate::types::Registration;
use alloc::vec::Vec;
use entropy_servers::Members;
use frame::deps::{sp_api, sp_runtime::AccountId32};

sp_api::decl_runtime_apis! {
    pub trait RegistryApi {
        /// The registration in flight of an account.
        fn registration(registrant: AccountId32) -> Option<Registration>;
        /// The members of a roster by subgroup; empty if there is none of this number.
        fn roster(number: u32) -> Vec<Members>;
        /// How many dealings an account has made: the next one is this plus one.
        fn attempts(registrant: AccountId32) -> u32;
    }
}
