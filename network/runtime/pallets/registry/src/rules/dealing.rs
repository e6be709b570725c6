//! Dealings as the protocol crate sees them.

use crate::types::Dealing;
use entropy_protocol::{
    combine::combine_partials,
    dealing::{Dealing as ProtocolDealing, DealingError, OpenedDealing},
    ecdsa::verify_signature,
    statement::{Context, Hashes},
};
use frame::{deps::sp_runtime::AccountId32, prelude::*};

pub fn context(genesis: H256, registrant: &AccountId32, attempt: u32, subgroups: u8) -> Context {
    Context { genesis: genesis.to_fixed_bytes(), registrant: registrant.clone().into(), attempt, subgroups }
}

impl Dealing {
    /// The checks that need only this dealing's form.
    pub(crate) fn check_form(&self, subgroups: u8) -> Result<(), DealingError> {
        let dealing = self.as_protocol();
        dealing.check_threshold(subgroups)?;
        dealing.check_lengths()
    }

    /// The checks of what is in it, in the order of their errors.
    pub(crate) fn check_content(&self, context: &Context) -> Result<Hashes, DealingError> {
        let dealing = self.as_protocol();
        let hashes = Hashes::of(&dealing, context);
        dealing.check_proof(&hashes)?;
        dealing.open_hashed(hashes.clone())?.check_not_degenerate(context.subgroups)?;
        Ok(hashes)
    }

    pub(crate) fn open(&self, context: &Context) -> Result<OpenedDealing, DealingError> {
        self.as_protocol().open(context)
    }

    /// The test signature of at least `threshold` partials; `None` if it is not valid, which good partials exclude.
    pub(crate) fn test_signature(&self, context: &Context, partials: &[(u8, [u8; 32])]) -> Option<[u8; 64]> {
        let enough = partials.get(..usize::from(self.threshold))?;
        let signature = combine_partials(&self.nonce_point, enough)?;
        let message = Hashes::of(&self.as_protocol(), context).message;
        verify_signature(&self.verifying_key, &message, &signature).then_some(signature)
    }

    /// Names a use of the nonce: the same key with the same nonce point must never sign two messages.
    pub(crate) fn nonce_id(&self) -> H256 {
        H256(blake2_256(&[self.verifying_key, self.nonce_point].concat()))
    }

    fn as_protocol(&self) -> ProtocolDealing<'_> {
        ProtocolDealing {
            threshold: self.threshold,
            roster: self.roster.as_fixed_bytes(),
            verifying_key: &self.verifying_key,
            commitments: &self.commitments,
            nonce_point: &self.nonce_point,
            u_commitments: &self.u_commitments,
            v_commitments: &self.v_commitments,
            envelopes_root: self.envelopes_root.as_fixed_bytes(),
            proof_of_possession: &self.proof_of_possession,
        }
    }
}
