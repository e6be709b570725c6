//! How many members of a subgroup must hold its share for it to confirm, and until when.

use crate::types::RegistryParameters;

/// The deadlines of one dealing; each is the last block in which something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// A subgroup confirms only with all of its members.
    pub share: u32,
    /// A subgroup confirms with half of them.
    pub confirm: u32,
}

impl Deadlines {
    pub fn of(parameters: &RegistryParameters, dealt: u32) -> Self {
        Self {
            share: dealt.saturating_add(parameters.share_window),
            confirm: dealt.saturating_add(parameters.confirm_window),
        }
    }

    /// All while nobody need be late, then half, rounded up. `None` when it is too late to confirm.
    pub fn quorum(&self, now: u32, members: u32) -> Option<u32> {
        if now <= self.share {
            Some(members)
        } else if now <= self.confirm {
            Some(members.div_ceil(2))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Deadlines;

    #[test]
    fn all_until_the_share_deadline_then_half_rounded_up_until_the_confirm_deadline() {
        let deadlines = Deadlines { share: 20, confirm: 60 };
        assert_eq!([1, 2, 3, 32].map(|members| deadlines.quorum(20, members)), [1, 2, 3, 32].map(Some));
        assert_eq!([1, 2, 3, 32].map(|members| deadlines.quorum(21, members)), [1, 1, 2, 16].map(Some));
        assert_eq!(deadlines.quorum(60, 3), Some(2));
        assert_eq!(deadlines.quorum(61, 3), None);
    }
}
