//! Hashes → rows of bytes, read in place from bytes that are compiled into the program.
//!
//! Does not know what is hashed, nor what a row means.
//!
//! All numbers are little-endian: the number of hash bits that choose a bucket, and the number of rows (u32 each);
//! for each bucket the number of its first row, and the number of rows (u32 each); for each row a check of 16 hash
//! bits; the rows. A hash that is not there is taken for one that is, once in some ten thousand times.

/// A table of rows of `N` bytes.
#[derive(Clone, Copy)]
pub struct Table<'b, const N: usize> {
    bucket_bits: u32,
    starts: &'b [u8],
    checks: &'b [u8],
    rows: &'b [u8],
}

impl<'b, const N: usize> Table<'b, N> {
    /// Takes a table off the front of `bytes`; `None` if there is none.
    pub fn take(bytes: &mut &'b [u8]) -> Option<Table<'b, N>> {
        let bucket_bits = take_u32(bytes)?;
        let n_rows = take_u32(bytes)? as usize;
        let n_buckets = 1_usize.checked_shl(bucket_bits).filter(|_| (1..32).contains(&bucket_bits))?;
        let starts = take(bytes, (n_buckets + 1) * 4)?;
        let checks = take(bytes, n_rows * 2)?;
        let rows = take(bytes, n_rows * N)?;
        Some(Table { bucket_bits, starts, checks, rows })
    }

    /// The bytes of the table that holds `rows`.
    pub fn write(mut rows: Vec<(u64, [u8; N])>) -> Vec<u8> {
        rows.sort_unstable();
        let bucket_bits = (rows.len() / 2).max(2).ilog2();
        let mut bytes = bucket_bits.to_le_bytes().to_vec();
        bytes.extend((rows.len() as u32).to_le_bytes());
        for bucket in 0..=1 << bucket_bits {
            let start = rows.partition_point(|&(hash, _)| hash >> (64 - bucket_bits) < bucket);
            bytes.extend((start as u32).to_le_bytes());
        }
        bytes.extend(rows.iter().flat_map(|&(hash, _)| check(hash)));
        bytes.extend(rows.iter().flat_map(|(_, row)| row));
        bytes
    }

    /// The row of a hash.
    pub fn get(&self, hash: u64) -> Option<&'b [u8; N]> {
        let bucket = (hash >> (64 - self.bucket_bits)) as usize;
        let bounds: &[u8; 8] = self.starts.get(bucket * 4..)?.first_chunk()?;
        let bounds = u64::from_le_bytes(*bounds);
        let (first, last) = (bounds as u32 as usize, (bounds >> 32) as usize);
        let checks = self.checks.get(first * 2..last * 2)?;
        let found = checks.chunks_exact(2).position(|bits| bits == check(hash))?;
        self.rows.get((first + found) * N..)?.first_chunk()
    }
}

/// Takes a number off the front of `bytes`.
pub(super) fn take_u32(bytes: &mut &[u8]) -> Option<u32> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*head))
}

/// Takes `n` bytes off the front of `bytes`.
fn take<'b>(bytes: &mut &'b [u8], n: usize) -> Option<&'b [u8]> {
    let (head, rest) = bytes.split_at_checked(n)?;
    *bytes = rest;
    Some(head)
}

fn check(hash: u64) -> [u8; 2] {
    (hash as u16).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let hashes = || (1..500).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let bytes = Table::write(hashes().map(|hash| (hash, [hash as u8, 7])).collect());
        let mut rest = &bytes[..];
        let table = Table::<2>::take(&mut rest).unwrap();
        assert!(rest.is_empty());
        assert!(hashes().all(|hash| table.get(hash) == Some(&[hash as u8, 7])));
        assert_eq!(table.get(7), None);
        assert!(Table::<2>::take(&mut &bytes[..1000]).is_none());
    }
}
