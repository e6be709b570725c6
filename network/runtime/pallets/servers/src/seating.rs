//! Which subgroup a new server joins.

/// The smallest subgroup, the lowest number on a tie; `None` when all are full. `sizes` is by subgroup.
pub fn free_seat(sizes: impl Iterator<Item = usize>, most: usize) -> Option<u8> {
    let (subgroup, size) = sizes.enumerate().min_by_key(|(_, size)| *size)?;
    (size < most).then(|| u8::try_from(subgroup).ok()).flatten()
}
