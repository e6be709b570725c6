//! What the time since a dealing allows.

use crate::types::{Complaint, RegistryParameters};

/// The deadlines of one dealing; each is the last block in which something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Only whole subgroups confirm, and nobody is late yet.
    pub share: u32,
    /// A missing envelope is challenged.
    pub challenge: u32,
    /// Half of a subgroup is needed to confirm; envelopes are delivered, and bad ones challenged.
    pub answer: u32,
    /// Any member confirms for its subgroup, and bad envelopes are opened.
    pub confirm: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongTime {
    TooEarly,
    DeadlinePassed,
}

impl Deadlines {
    pub fn of(parameters: &RegistryParameters, dealt: u32) -> Self {
        Self {
            share: dealt.saturating_add(parameters.share_window),
            challenge: dealt.saturating_add(parameters.challenge_window),
            answer: dealt.saturating_add(parameters.answer_window),
            confirm: dealt.saturating_add(parameters.confirm_window),
        }
    }

    /// How many of the members that take part must hold the share for their subgroup to confirm.
    pub fn quorum(&self, now: u32, members: u32) -> Result<u32, WrongTime> {
        if now <= self.share {
            Ok(members)
        } else if now <= self.answer {
            Ok(members.div_ceil(2))
        } else {
            until(now, self.confirm)?;
            Ok(1)
        }
    }

    /// Whether a member may accuse now. One whose envelope came on chain has half of the time that is left after the
    /// answers to call it bad, even if it came in the last block; its dealer has the other half to open it.
    pub fn accuse(&self, now: u32, complaint: Complaint, delivered: bool) -> Result<(), WrongTime> {
        match complaint {
            Complaint::Missing if now <= self.share => Err(WrongTime::TooEarly),
            Complaint::Missing => until(now, self.challenge),
            Complaint::Bad if delivered => until(now, self.answer.midpoint(self.confirm)),
            Complaint::Bad => until(now, self.answer),
        }
    }

    pub fn deliver(&self, now: u32) -> Result<(), WrongTime> {
        until(now, self.answer)
    }

    pub fn open(&self, now: u32) -> Result<(), WrongTime> {
        until(now, self.confirm)
    }
}

/// Whether something that may be done up to a block may be done now.
pub fn until(now: u32, last: u32) -> Result<(), WrongTime> {
    if now <= last {
        Ok(())
    } else {
        Err(WrongTime::DeadlinePassed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Complaint::*, Deadlines, WrongTime::*};

    const DEADLINES: Deadlines = Deadlines { share: 20, challenge: 30, answer: 45, confirm: 60 };

    #[test]
    fn all_confirm_until_the_share_deadline_then_half_rounded_up_then_any_until_the_end() {
        let quorums = |now| [1, 2, 3, 32].map(|members| DEADLINES.quorum(now, members));
        for (block, expected) in [
            (20, [1, 2, 3, 32]),
            (21, [1, 1, 2, 16]),
            (45, [1, 1, 2, 16]),
            (46, [1, 1, 1, 1]),
            (60, [1, 1, 1, 1]),
        ] {
            assert_eq!(quorums(block), expected.map(Ok), "{block}");
        }
        assert_eq!(quorums(61), [Err(DeadlinePassed); 4]);
    }

    #[test]
    fn what_is_missing_is_challenged_between_the_share_and_the_challenge_deadline() {
        let accuse = |now| DEADLINES.accuse(now, Missing, false);
        assert_eq!([20, 21, 30, 31].map(accuse), [Err(TooEarly), Ok(()), Ok(()), Err(DeadlinePassed)]);
    }

    #[test]
    fn what_is_bad_is_challenged_until_the_answer_deadline_and_longer_if_it_came_on_chain() {
        let accuse = |now| DEADLINES.accuse(now, Bad, false);
        assert_eq!([1, 45, 46].map(accuse), [Ok(()), Ok(()), Err(DeadlinePassed)]);
        let accuse = |now| DEADLINES.accuse(now, Bad, true);
        assert_eq!([1, 46, 52, 53].map(accuse), [Ok(()), Ok(()), Ok(()), Err(DeadlinePassed)]);
    }

    #[test]
    fn envelopes_are_delivered_until_the_answer_deadline_and_opened_until_the_end() {
        assert_eq!([45, 46].map(|now| DEADLINES.deliver(now)), [Ok(()), Err(DeadlinePassed)]);
        assert_eq!([60, 61].map(|now| DEADLINES.open(now)), [Ok(()), Err(DeadlinePassed)]);
    }
}
