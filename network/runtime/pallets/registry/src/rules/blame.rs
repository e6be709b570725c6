//! How a dealing ends once its time is over, and who is to blame.

use super::{deadlines::Deadlines, progress::Place};
use crate::types::{Dealt, SubgroupProgress};
use alloc::vec::Vec;

/// The most envelopes of one dealing that are kept on chain.
pub const MAX_DELIVERIES: u32 = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Enough subgroups have confirmed.
    Complete,
    /// The dealer left so many subgroups without a share that the others could not have been enough.
    Withheld,
    /// Too few subgroups have confirmed, and nobody can be shown to be the cause.
    TooFew,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub end: End,
    /// Got their envelopes on chain and said nothing.
    pub silent: Vec<Place>,
}

/// `None` while it is too early. The registrant may be content with enough subgroups when the others are late, unless
/// it owes somebody an answer; that early nobody is called silent.
pub fn judge(
    dealt: &Dealt,
    threshold: u8,
    deadlines: &Deadlines,
    now: u32,
    by_registrant: bool,
) -> Option<Verdict> {
    let enough = dealt.confirmed().len() >= usize::from(threshold);
    if now > deadlines.confirm {
        let end = if enough { End::Complete } else { failure(dealt, threshold) };
        return Some(Verdict { end, silent: dealt.places(SubgroupProgress::silent) });
    }
    let answered = dealt.subgroups.iter().all(|progress| progress.open_challenges() == 0);
    let early = by_registrant && enough && answered && now > deadlines.share;
    early.then_some(Verdict { end: End::Complete, silent: Vec::new() })
}

fn failure(dealt: &Dealt, threshold: u8) -> End {
    let could_deliver = dealt.deliveries() < MAX_DELIVERIES;
    let withheld = dealt.subgroups.iter().filter(|progress| is_withheld(progress, could_deliver)).count();
    let could_have_confirmed = dealt.subgroups.len().saturating_sub(withheld);
    if could_have_confirmed < usize::from(threshold) {
        End::Withheld
    } else {
        End::TooFew
    }
}

/// A dealer that could deliver no more need not answer for what is missing.
fn is_withheld(progress: &SubgroupProgress, could_deliver: bool) -> bool {
    let unanswered = if could_deliver { progress.open_challenges() } else { progress.bad };
    progress.partial.is_none() && unanswered != 0
}
