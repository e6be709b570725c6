//! A dealer as the wallet is one, on the same curve but otherwise written anew.

use super::{
    chain::account,
    envelopes::{self, seal, Sealed},
    made::{Made, Place, Shares},
    mock::{System, Test},
    server::Server,
};
use entropy_protocol::{
    point::reduce_scalar,
    statement::{Context, Hashes},
};
use entropy_registry::{Dealing, Points};
use entropy_servers::{CurrentRoster, RosterInfos, RosterMembers};
use frame::{
    deps::sp_runtime::AccountId32,
    hashing::{blake2_256, H256},
};
use k256::{
    ecdsa::{signature::hazmat::PrehashSigner, Signature, SigningKey},
    elliptic_curve::{group::GroupEncoding, point::AffineCoordinates},
    ProjectivePoint, Scalar,
};

#[derive(Clone)]
pub enum Spoiled {
    /// Opens to nothing.
    Garbage,
    /// Opens to the share of another subgroup.
    WrongShare,
    /// Was sealed in another dealing.
    Copied(Sealed),
}

pub struct Dealer {
    pub registrant: AccountId32,
    /// What all secrets of the dealing come from.
    pub key: String,
    pub nonce: String,
    pub attempt: u32,
    pub threshold: u8,
    /// What is sealed to members instead of their shares.
    pub spoiled: Vec<(Place, Spoiled)>,
    /// Done to the dealing before the proof of possession is made.
    pub change: Box<dyn Fn(&mut Dealing)>,
}

impl Dealer {
    pub fn new(name: &str) -> Self {
        Self {
            registrant: account(name),
            key: format!("key of {name}"),
            nonce: format!("nonce of {name}"),
            attempt: 1,
            threshold: 2,
            spoiled: Vec::new(),
            change: Box::new(|_| ()),
        }
    }

    /// For the current roster.
    pub fn make(&self) -> Made {
        let number = CurrentRoster::<Test>::get();
        let info = RosterInfos::<Test>::get(number).unwrap();
        let members = |subgroup| RosterMembers::<Test>::get(number, subgroup).into_iter();
        let roster: Vec<Vec<_>> = (0..info.subgroups)
            .map(|subgroup| members(subgroup).map(|member| Server::of(&member.tss_account)).collect())
            .collect();
        let k = secret(&self.nonce);
        let (mut shares, nonce_point) = (self.split(k), ProjectivePoint::GENERATOR * k);
        let mut dealing = self.publish(&shares, nonce_point, info.hash);
        let core = self.hashes(&dealing, info.subgroups);
        let sealed = self.seal_all(&shares, &core, &roster);
        let leaf = |((subgroup, member), Sealed { envelope, .. }): &(Place, Sealed)| {
            let server = roster[usize::from(*subgroup)][usize::from(*member)];
            [server.tss_account().as_ref(), &envelope.enc[..], &envelope.ciphertext].concat()
        };
        let leaves: Vec<_> = sealed.iter().map(leaf).collect();
        dealing.envelopes_root = envelopes::root(&leaves);
        (self.change)(&mut dealing);
        let hashes = self.hashes(&dealing, info.subgroups);
        let key = SigningKey::from(k256::NonZeroScalar::new(shares.x[0]).unwrap());
        let signature: Signature = key.sign_prehash(&hashes.dealing).unwrap();
        dealing.proof_of_possession = signature.normalize_s().unwrap_or(signature).to_bytes().into();
        shares.m = reduce_scalar(&hashes.message);
        let (registrant, dealing_hash) = (self.registrant.clone(), H256(hashes.dealing));
        Made {
            registrant,
            dealing,
            dealing_hash,
            message_hash: hashes.message,
            roster,
            shares,
            sealed,
            leaves,
        }
    }

    fn split(&self, k: Scalar) -> Shares {
        let coefficients = |kind: &str, constant: Scalar| -> Vec<Scalar> {
            let others = (1..self.threshold).map(|j| self.secret(&format!("{kind} {j}")));
            std::iter::once(constant).chain(others).collect()
        };
        let (x, u) = (secret(&self.key), k.invert().unwrap());
        Shares {
            m: Scalar::ZERO,
            r: reduce_scalar(&(ProjectivePoint::GENERATOR * k).to_affine().x().into()),
            x: coefficients("x", x),
            u: coefficients("u", u),
            d: coefficients("d", u * x - x),
        }
    }

    fn publish(&self, shares: &Shares, nonce_point: ProjectivePoint, roster: H256) -> Dealing {
        let points = |base: ProjectivePoint, scalars: &mut dyn Iterator<Item = Scalar>| -> Points {
            scalars.skip(1).map(|scalar| encode(base * scalar)).collect::<Vec<_>>().try_into().unwrap()
        };
        let Shares { x, u, d, .. } = shares;
        Dealing {
            threshold: self.threshold,
            roster,
            verifying_key: encode(ProjectivePoint::GENERATOR * x[0]),
            commitments: points(ProjectivePoint::GENERATOR, &mut x.iter().copied()),
            nonce_point: encode(nonce_point),
            u_commitments: points(nonce_point, &mut u.iter().copied()),
            v_commitments: points(nonce_point, &mut d.iter().zip(x).map(|(d, x)| d + x)),
            envelopes_root: H256::zero(),
            proof_of_possession: [0; 64],
        }
    }

    fn seal_all(&self, shares: &Shares, hashes: &Hashes, roster: &[Vec<&Server>]) -> Vec<(Place, Sealed)> {
        let members = (0..).zip(roster).flat_map(|(subgroup, members)| {
            (0..).zip(members).map(move |(member, server)| ((subgroup, member), *server))
        });
        let seal_to = |(place, server): (Place, &Server)| {
            let spoiled =
                self.spoiled.iter().find(|(spoiled, _)| *spoiled == place).map(|(_, spoiled)| spoiled);
            let (subgroup, tss_account) = (place.0, server.tss_account());
            let mut plaintext = shares.plaintext(subgroup, subgroup);
            match spoiled {
                Some(Spoiled::Copied(sealed)) => return (place, sealed.clone()),
                Some(Spoiled::WrongShare) => plaintext = shares.plaintext(subgroup, subgroup + 1),
                _ => (),
            }
            let (account, recipient) = (tss_account.as_ref(), &server.x25519_public_key);
            let aad = [&hashes.core, &[subgroup][..], account, recipient].concat();
            let ephemeral = blake2_256(&[&hashes.core, &[place.0, place.1][..]].concat());
            let mut sealed = seal(recipient, &aad, &plaintext, ephemeral);
            if let Some(Spoiled::Garbage) = spoiled {
                sealed.envelope.ciphertext[7] ^= 1;
            }
            (place, sealed)
        };
        members.map(seal_to).collect()
    }

    fn secret(&self, label: &str) -> Scalar {
        secret(&format!("{} {} {} {label}", self.key, self.nonce, self.attempt))
    }

    fn hashes(&self, dealing: &Dealing, subgroups: u8) -> Hashes {
        let (registrant, attempt) = (self.registrant.clone().into(), self.attempt);
        let context = Context { genesis: System::block_hash(0).0, registrant, attempt, subgroups };
        let protocol = entropy_protocol::dealing::Dealing {
            threshold: dealing.threshold,
            roster: dealing.roster.as_fixed_bytes(),
            verifying_key: &dealing.verifying_key,
            commitments: &dealing.commitments,
            nonce_point: &dealing.nonce_point,
            u_commitments: &dealing.u_commitments,
            v_commitments: &dealing.v_commitments,
            envelopes_root: dealing.envelopes_root.as_fixed_bytes(),
            proof_of_possession: &dealing.proof_of_possession,
        };
        Hashes::of(&protocol, &context)
    }
}

pub fn secret(label: &str) -> Scalar {
    reduce_scalar(&blake2_256(label.as_bytes()))
}

pub fn encode(point: ProjectivePoint) -> [u8; 33] {
    point.to_bytes().into()
}
