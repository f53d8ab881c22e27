//! Hashes → rows of bytes, read in place from bytes that are compiled into the program.
//!
//! Does not know what is hashed, nor what a row means.
//!
//! A perfect hash: the hash chooses a bucket, and the bucket's pilot sends each of its hashes to a slot of its own,
//! so that a lookup is two reads without a branch. All numbers are little-endian: the number of buckets, and of
//! slots (u32 each); the pilots (u16 each); for each slot 16 bits of the hash that it belongs to; for each slot the
//! row. Each of these parts is filled up to [`ALIGNMENT`]. A hash that is not there is taken for one that is, once in
//! some ten thousand times.

/// A table of rows of `N` bytes.
#[derive(Clone, Copy)]
pub struct Table<'b, const N: usize> {
    n_buckets: u32,
    n_slots: u32,
    pilots: &'b [u8],
    /// Apart from the rows, since most hashes that are looked up are not there: so little stays at hand.
    checks: &'b [u8],
    rows: &'b [u8],
}

/// The parts of a table begin at multiples of so many bytes, so that no row lies across more of the processor's lines
/// than it must.
pub(super) const ALIGNMENT: usize = 32;

/// The bytes that tell whose slot it is.
const CHECK: usize = 2;

/// The mean number of hashes that share a pilot.
const PER_BUCKET: usize = 3;

impl<'b, const N: usize> Table<'b, N> {
    /// Takes a table off the front of `bytes`; `None` if there is none.
    pub fn take(bytes: &mut &'b [u8]) -> Option<Table<'b, N>> {
        let mut numbers = take(bytes, 2 * size_of::<u32>())?;
        let (n_buckets, n_slots) = (take_u32(&mut numbers)?, take_u32(&mut numbers)?);
        let pilots = take(bytes, n_buckets as usize * 2)?;
        let checks = take(bytes, n_slots as usize * CHECK)?;
        let rows = take(bytes, n_slots as usize * N)?;
        Some(Table { n_buckets, n_slots, pilots, checks, rows })
    }

    /// The bytes of the table that holds `rows`, whose hashes are distinct.
    pub fn write(rows: &[(u64, [u8; N])]) -> Vec<u8> {
        let n_buckets = (rows.len() / PER_BUCKET + 1) as u32;
        let mut n_slots = rows.len() + rows.len() / 32 + 1;
        let hashes: Vec<u64> = rows.iter().map(|&(hash, _)| hash).collect();
        let pilots = loop {
            match pilots(&hashes, n_buckets, n_slots as u32) {
                Some(pilots) => break pilots,
                None => n_slots += n_slots / 32 + 1,
            }
        };
        let (mut checks, mut sorted) = (vec![[0; CHECK]; n_slots], vec![[0; N]; n_slots]);
        for (hash, row) in rows {
            let pilot = pilots[bucket(*hash, n_buckets)];
            let at = slot(*hash, pilot, n_slots as u32);
            (checks[at], sorted[at]) = (check(*hash), *row);
        }
        let mut bytes = [n_buckets.to_le_bytes(), (n_slots as u32).to_le_bytes()].concat();
        fill_up(&mut bytes);
        bytes.extend(pilots.iter().flat_map(|pilot| pilot.to_le_bytes()));
        fill_up(&mut bytes);
        bytes.extend(checks.as_flattened());
        fill_up(&mut bytes);
        bytes.extend(sorted.as_flattened());
        fill_up(&mut bytes);
        bytes
    }

    /// Puts slots in the place of those hashes that have a row, and takes the others out. All pilots are read first,
    /// then what tells whose the slots are, so that no read from memory waits for another.
    pub fn find(&self, hashes: &mut Vec<u64>) {
        for hash in &mut *hashes {
            *hash = u64::from(self.slot(*hash)) << 16 | *hash & 0xFFFF;
        }
        let mut n_found = 0;
        for n in 0..hashes.len() {
            let slot = hashes[n] >> 16;
            let is_its = self.holds(slot as u32, hashes[n]);
            hashes[n_found] = slot;
            // No branch, for it would be guessed wrong too often.
            n_found += usize::from(is_its);
        }
        hashes.truncate(n_found);
    }

    /// The row of a slot that was [found](Table::find).
    pub fn row(&self, slot: u64) -> Option<&'b [u8; N]> {
        self.rows.get(slot as usize * N..)?.first_chunk()
    }

    /// The row of a hash.
    pub fn get(&self, hash: u64) -> Option<&'b [u8; N]> {
        let slot = self.slot(hash);
        self.row(slot.into()).filter(|_| self.holds(slot, hash))
    }

    /// The slot that a hash has if it is there.
    fn slot(&self, hash: u64) -> u32 {
        let pilot =
            self.pilots.get(bucket(hash, self.n_buckets) * 2..).and_then(|pilots| pilots.first_chunk());
        slot(hash, u16::from_le_bytes(pilot.copied().unwrap_or_default()), self.n_slots) as u32
    }

    /// Whether a slot is that of a hash.
    fn holds(&self, slot: u32, hash: u64) -> bool {
        let found = self.checks.get(slot as usize * CHECK..).and_then(|checks| checks.first_chunk());
        found == Some(&check(hash))
    }
}

/// A pilot for each bucket, such that no two hashes meet in a slot; `None` where that can't be had. The fullest
/// buckets choose first.
fn pilots(hashes: &[u64], n_buckets: u32, n_slots: u32) -> Option<Vec<u16>> {
    let mut buckets: Vec<(usize, Vec<u64>)> = (0..n_buckets as usize).map(|n| (n, Vec::new())).collect();
    for &hash in hashes {
        buckets[bucket(hash, n_buckets)].1.push(hash);
    }
    buckets.sort_by_key(|(n, hashes)| (usize::MAX - hashes.len(), *n));
    let mut taken = vec![false; n_slots as usize];
    let mut pilots = vec![0; n_buckets as usize];
    for (bucket, hashes) in buckets.iter().filter(|(_, hashes)| !hashes.is_empty()) {
        let slots = |pilot: u16| hashes.iter().map(move |&hash| slot(hash, pilot, n_slots));
        let fits = |&pilot: &u16| {
            let mut mine: Vec<usize> = slots(pilot).collect();
            mine.sort_unstable();
            mine.windows(2).all(|pair| pair[0] != pair[1]) && mine.iter().all(|&slot| !taken[slot])
        };
        let pilot = (0..=u16::MAX).find(fits)?;
        slots(pilot).for_each(|slot| taken[slot] = true);
        pilots[*bucket] = pilot;
    }
    Some(pilots)
}

fn bucket(hash: u64, n_buckets: u32) -> usize {
    (((hash >> 32) * u64::from(n_buckets)) >> 32) as usize
}

fn slot(hash: u64, pilot: u16, n_slots: u32) -> usize {
    let mixed =
        (hash ^ u64::from(pilot).wrapping_mul(0xA24B_AED4_963E_E407)).wrapping_mul(0x9FB2_1C65_1E98_DF25);
    (((mixed >> 32) * u64::from(n_slots)) >> 32) as usize
}

fn check(hash: u64) -> [u8; CHECK] {
    (hash as u16).to_le_bytes()
}

/// Takes a number off the front of `bytes`.
pub(super) fn take_u32(bytes: &mut &[u8]) -> Option<u32> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*head))
}

/// Takes a number off the front of `bytes`.
pub(super) fn take_f32(bytes: &mut &[u8]) -> Option<f32> {
    take_u32(bytes).map(f32::from_bits)
}

/// Takes `n` bytes off the front of `bytes`, and those that were [filled up](fill_up).
pub(super) fn take<'b>(bytes: &mut &'b [u8], n: usize) -> Option<&'b [u8]> {
    let (head, rest) = bytes.split_at_checked(n.next_multiple_of(ALIGNMENT))?;
    *bytes = rest;
    head.get(..n)
}

/// Adds noughts up to the next multiple of [`ALIGNMENT`].
pub(super) fn fill_up(bytes: &mut Vec<u8>) {
    bytes.resize(bytes.len().next_multiple_of(ALIGNMENT), 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let hashes = || (1..5000).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let bytes = Table::write(&hashes().map(|hash| (hash, [hash as u8, 7])).collect::<Vec<_>>());
        let mut rest = &bytes[..];
        let table = Table::<2>::take(&mut rest).unwrap();
        assert!(rest.is_empty());
        assert!(hashes().all(|hash| table.get(hash) == Some(&[hash as u8, 7])));
        let others = (5000..6000).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        assert!(others.filter(|&hash| table.get(hash).is_some()).count() < 3);
        assert!(Table::<2>::take(&mut &bytes[..1000]).is_none());
        assert!(Table::<2>::take(&mut &Table::<2>::write(&[])[..]).unwrap().get(7).is_none());
    }
}
