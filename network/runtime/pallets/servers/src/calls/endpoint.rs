//! `change_endpoint`: where a server listens.

use crate::{pallet::*, types::*};
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn move_to(stash: AccountId32, endpoint: Endpoint) -> DispatchResult {
        let mut server = Self::server(&stash)?;
        ensure!(is_valid(&endpoint), Error::<T>::InvalidEndpoint);
        server.endpoint = endpoint.clone();
        Servers::<T>::insert(&stash, server);
        Self::deposit_event(Event::EndpointChanged { stash, endpoint });
        Ok(())
    }
}

/// `http://` or `https://` and then printable ASCII. Clients parse the rest and refuse what they cannot use.
pub fn is_valid(endpoint: &[u8]) -> bool {
    let schemes: [&[u8]; 2] = [b"http://", b"https://"];
    schemes
        .iter()
        .find_map(|scheme| endpoint.strip_prefix(*scheme))
        .is_some_and(|rest| !rest.is_empty() && rest.iter().all(u8::is_ascii_graphic))
}
