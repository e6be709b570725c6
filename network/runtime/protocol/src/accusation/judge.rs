//! Who is wrong when a member says that its share is bad and the dealer opens the envelope.

use super::{
    envelope::{Addressee, Envelope},
    share::check_share,
    x25519::{is_clamped, public_key},
};
use crate::dealing::OpenedDealing;

/// What was sealed: the member's true share, or anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Good,
    Bad,
}

/// Not the secret behind this envelope, or another form of it. It shows nothing about anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongEphemeral;

/// Judges an envelope that is known to be the committed one. An envelope that does not open is as bad as one with a
/// wrong share. So is one to a key of small order, whose shared secret would be zero; but no such key gets into a
/// roster, and no clamped secret makes zero with a key of prime order.
pub fn judge(
    dealing: &OpenedDealing,
    addressee: &Addressee,
    envelope: &Envelope,
    ephemeral_secret: &[u8; 32],
) -> Result<Verdict, WrongEphemeral> {
    if !is_clamped(ephemeral_secret) || public_key(ephemeral_secret) != *envelope.enc {
        return Err(WrongEphemeral);
    }
    let share = envelope.open(&dealing.hashes.core, addressee, ephemeral_secret);
    let good = share.is_some_and(|share| check_share(dealing, addressee.subgroup, &share));
    Ok(if good { Verdict::Good } else { Verdict::Bad })
}
