//! `change_keys`, and what `join` asks of keys as well.

use crate::{pallet::*, types::*};
use curve25519_dalek::MontgomeryPoint;
use entropy_protocol::hash::tss_consent_hash;
use frame::{
    deps::{
        sp_core::sr25519::{Public, Signature},
        sp_io::crypto::sr25519_verify,
        sp_runtime::AccountId32,
    },
    prelude::*,
    token::fungible::Inspect as _,
};

impl<T: Config> Pallet<T> {
    /// The next roster has the new keys, rosters in use keep the old ones.
    pub(crate) fn rekey(
        stash: AccountId32,
        tss_account: AccountId32,
        x25519_public_key: [u8; 32],
        tss_signature: [u8; 64],
    ) -> DispatchResult {
        let mut server = Self::staying(&stash)?;
        Self::check_keys(&stash, &tss_account, &x25519_public_key, tss_signature)?;
        TssAccounts::<T>::remove(&server.tss_account);
        EncryptionKeys::<T>::remove(server.x25519_public_key);
        if matches!(server.status, ServerStatus::Seated { .. }) {
            Self::request(Rotation::AtPeriodEnd);
        }
        server.tss_account = tss_account.clone();
        server.x25519_public_key = x25519_public_key;
        Self::insert_server(&stash, server);
        Self::deposit_event(Event::KeysChanged { stash, tss_account });
        Ok(())
    }

    /// The keys are nobody else's and good, and the tss account agrees and can pay for its duties.
    pub(crate) fn check_keys(
        stash: &AccountId32,
        tss_account: &AccountId32,
        x25519_public_key: &[u8; 32],
        tss_signature: [u8; 64],
    ) -> DispatchResult {
        let taken = Self::is_anothers(stash, tss_account, x25519_public_key);
        ensure!(!taken, Error::<T>::KeyInUse);
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        let consents = consents(&genesis, stash, tss_account, tss_signature);
        ensure!(consents, Error::<T>::InvalidTssSignature);
        ensure!(is_valid_x25519(x25519_public_key), Error::<T>::InvalidKey);
        let reserve = T::Currency::reducible_balance(tss_account, Preservation::Preserve, Fortitude::Polite);
        ensure!(reserve >= Parameters::<T>::get().tss_reserve, Error::<T>::TssReserveTooSmall);
        Ok(())
    }

    /// Whether one of the keys belongs to another server already.
    pub(crate) fn is_anothers(
        stash: &AccountId32,
        tss_account: &AccountId32,
        x25519_public_key: &[u8; 32],
    ) -> bool {
        let owners = [TssAccounts::<T>::get(tss_account), EncryptionKeys::<T>::get(x25519_public_key)];
        owners.iter().flatten().any(|owner| owner != stash)
    }
}

/// Canonical, on the curve itself and of prime order. Other keys are not unsafe to the one who seals, but tell of a
/// server that does not know what it is doing, and two encodings of one key would pass for two keys.
pub fn is_valid_x25519(key: &[u8; 32]) -> bool {
    let Some(point) = MontgomeryPoint(*key).to_edwards(0) else {
        return false;
    };
    point.to_montgomery().as_bytes() == key && point.is_torsion_free() && !point.is_small_order()
}

/// The tss account agreed to serve for this stash on this chain.
fn consents(genesis: &H256, stash: &AccountId32, tss_account: &AccountId32, signature: [u8; 64]) -> bool {
    let message = tss_consent_hash(genesis.as_fixed_bytes(), stash.as_ref());
    let key: &[u8; 32] = tss_account.as_ref();
    sr25519_verify(&Signature::from_raw(signature), &message, &Public::from_raw(*key))
}
