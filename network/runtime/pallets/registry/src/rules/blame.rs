//! How a dealing ends once its time is over, and who is to blame.

use super::{deadlines::Deadlines, progress::Place};
use crate::types::{Dealt, SubgroupProgress};
use alloc::vec::Vec;

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
    let withheld = dealt.subgroups.iter().filter(|progress| is_withheld(dealt, progress)).count();
    let could_have_confirmed = dealt.subgroups.len().saturating_sub(withheld);
    if could_have_confirmed < usize::from(threshold) {
        End::Withheld
    } else {
        End::TooFew
    }
}

/// A dealer that could deliver no more to a subgroup need not answer for what is missing there.
fn is_withheld(dealt: &Dealt, progress: &SubgroupProgress) -> bool {
    let unanswered = if dealt.takes_delivery(progress) { progress.open_challenges() } else { progress.bad };
    progress.partial.is_none() && unanswered != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use frame::prelude::H256;

    const DEADLINES: Deadlines = Deadlines { share: 10, challenge: 20, answer: 35, confirm: 50 };
    const THRESHOLD: u8 = 2;

    fn dealt(subgroups: [SubgroupProgress; 3]) -> Dealt {
        let subgroups = subgroups.to_vec().try_into().unwrap();
        Dealt { attempt: 1, block: 0, roster: 1, dealing_hash: H256::zero(), subgroups }
    }

    fn untouched() -> SubgroupProgress {
        SubgroupProgress::default()
    }

    fn confirmed() -> SubgroupProgress {
        SubgroupProgress { partial: Some([1; 32]), holders: 0b1, ..untouched() }
    }

    fn missing() -> SubgroupProgress {
        SubgroupProgress { missing: 0b10, ..untouched() }
    }

    fn bad() -> SubgroupProgress {
        SubgroupProgress { bad: 0b10, ..untouched() }
    }

    fn delivered() -> SubgroupProgress {
        SubgroupProgress { missing: 0b10, delivered: 0b10, ..untouched() }
    }

    fn end_of(subgroups: [SubgroupProgress; 3]) -> End {
        judge(&dealt(subgroups), THRESHOLD, &DEADLINES, 51, false).unwrap().end
    }

    #[test]
    fn nobody_but_the_registrant_ends_a_dealing_before_the_confirm_deadline() {
        let enough = dealt([confirmed(), confirmed(), untouched()]);
        let end = |now, by_registrant| {
            judge(&enough, THRESHOLD, &DEADLINES, now, by_registrant).map(|verdict| verdict.end)
        };
        assert_eq!([11, 50, 51].map(|now| end(now, false)), [None, None, Some(End::Complete)]);
        assert_eq!([10, 11, 50].map(|now| end(now, true)), [None, Some(End::Complete), Some(End::Complete)]);
    }

    #[test]
    fn the_registrant_ends_it_early_only_with_enough_and_with_every_challenge_answered() {
        let ends = |subgroups| judge(&dealt(subgroups), THRESHOLD, &DEADLINES, 50, true).is_some();
        assert!(!ends([confirmed(), untouched(), untouched()]));
        for (unanswered, expected) in [(missing(), false), (bad(), false), (delivered(), true)] {
            assert_eq!(ends([confirmed(), confirmed(), unanswered]), expected);
        }
        let of_a_confirmed_subgroup = SubgroupProgress { missing: 0b100, ..confirmed() };
        assert!(!ends([confirmed(), of_a_confirmed_subgroup, untouched()]));
        let of_a_holder = SubgroupProgress { missing: 0b1, ..confirmed() };
        assert!(ends([confirmed(), of_a_holder, untouched()]));
    }

    #[test]
    fn too_few_are_the_dealers_fault_only_if_those_it_withheld_from_made_the_difference() {
        use End::*;
        for (subgroups, expected) in [
            ([untouched(), untouched(), untouched()], TooFew),
            ([confirmed(), missing(), untouched()], TooFew),
            ([confirmed(), missing(), missing()], Withheld),
            ([confirmed(), bad(), missing()], Withheld),
            ([untouched(), bad(), bad()], Withheld),
            ([confirmed(), delivered(), missing()], TooFew),
            ([confirmed(), delivered(), delivered()], TooFew),
            ([confirmed(), confirmed(), missing()], Complete),
            ([SubgroupProgress { bad: 0b10, ..confirmed() }, bad(), untouched()], TooFew),
        ] {
            assert_eq!(end_of(subgroups.clone()), expected, "{subgroups:?}");
        }
    }

    #[test]
    fn a_dealer_that_can_deliver_no_more_withholds_only_what_is_called_bad() {
        let served = |count| SubgroupProgress { delivered: u32::MAX >> (32 - count), ..confirmed() };
        let but_one = || SubgroupProgress { missing: 0b110, delivered: 0b10, ..untouched() };
        assert_eq!(end_of([served(16), but_one(), but_one()]), End::Withheld);
        assert_eq!(end_of([served(17), but_one(), but_one()]), End::TooFew);
        let bad = || SubgroupProgress { bad: 0b1, ..but_one() };
        assert_eq!(end_of([served(17), bad(), bad()]), End::Withheld);
    }

    #[test]
    fn a_subgroup_that_got_nothing_is_withheld_whatever_others_got() {
        let full = SubgroupProgress { delivered: u32::MAX >> 15, ..confirmed() };
        assert_eq!(end_of([full, missing(), missing()]), End::Withheld);
    }

    #[test]
    fn silent_are_those_that_got_it_on_chain_and_neither_hold_it_nor_call_it_bad_nor_were_punished() {
        let subgroup = SubgroupProgress {
            delivered: 0b1_1111,
            holders: 0b1,
            excluded: 0b10,
            bad: 0b100,
            missing: 0b10_1000,
            ..confirmed()
        };
        let subgroups = [confirmed(), subgroup.clone(), untouched()];
        let silent = |now, by_registrant| {
            let dealt = dealt(subgroups.clone());
            judge(&dealt, THRESHOLD, &DEADLINES, now, by_registrant).map(|verdict| verdict.silent)
        };
        assert_eq!(
            silent(51, false),
            Some(vec![Place { subgroup: 1, member: 3 }, Place { subgroup: 1, member: 4 },])
        );
        let answered = SubgroupProgress { bad: 0, missing: 0, ..subgroup };
        let early = judge(&dealt([confirmed(), answered, untouched()]), THRESHOLD, &DEADLINES, 50, true);
        assert_eq!(early, Some(Verdict { end: End::Complete, silent: vec![] }));
    }
}
