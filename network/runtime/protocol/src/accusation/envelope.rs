//! One server's share as the dealer sealed it.

use super::{
    hpke::{open_as_sender, Sealed},
    share::Share,
};
use crate::{dealing::evaluation_point, hash::Hash};

const INFO: &[u8] = b"entropy:share-envelope:v1";
const FORMAT: u8 = 1;

#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    pub enc: &'a [u8; 32],
    pub ciphertext: &'a [u8; 114],
}

/// Which subgroup's share is sealed to whom, by the dealing's roster.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    pub subgroup: u8,
    pub tss_account: &'a [u8; 32],
    pub x25519_public_key: &'a [u8; 32],
}

impl Envelope<'_> {
    /// `tss_account ‖ enc ‖ ciphertext`, what the dealing's Merkle root commits to.
    pub fn leaf(&self, tss_account: &[u8; 32]) -> [u8; 178] {
        let mut leaf = [0; 178];
        leaf[..32].copy_from_slice(tss_account);
        leaf[32..64].copy_from_slice(self.enc);
        leaf[64..].copy_from_slice(self.ciphertext);
        leaf
    }

    /// `ephemeral_secret` is the one that `enc` is made from. `None` when it does not open, or to no share of this
    /// subgroup.
    pub fn open(
        &self,
        core_hash: &Hash,
        addressee: &Addressee,
        ephemeral_secret: &[u8; 32],
    ) -> Option<Share> {
        let Addressee { subgroup, tss_account, x25519_public_key } = *addressee;
        let aad = [&core_hash[..], &[subgroup], tss_account, x25519_public_key].concat();
        let sealed = Sealed {
            recipient_public_key: x25519_public_key,
            enc: self.enc,
            info: INFO,
            aad: &aad,
            ciphertext: self.ciphertext,
        };
        parse_share(&open_as_sender(&sealed, ephemeral_secret)?, subgroup)
    }
}

/// `0x01 ‖ i ‖ x_i ‖ u_i ‖ d_i`
fn parse_share(plaintext: &[u8], subgroup: u8) -> Option<Share> {
    let (header, scalars) = plaintext.split_at_checked(2)?;
    if header != [FORMAT, evaluation_point(subgroup)] {
        return None;
    }
    let (scalars, rest) = scalars.as_chunks::<32>();
    match (scalars, rest) {
        ([x, u, d], []) => Share::parse(x, u, d),
        _ => None,
    }
}
