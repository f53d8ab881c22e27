//! Byte offsets to code point offsets, for everything that leaves the program.
//!
//! Knows nothing of what the offsets mean.

use super::Span;

/// How often a byte offset is remembered; the rest is counted from the nearest one before.
const STRIDE: usize = 32;

/// Converts byte offsets into one text to code point offsets, in time independent of the text's length.
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `i * STRIDE`.
    counts: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// Prepares the conversion for `text`; linear in its length.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        let (strides, rest) = text.as_bytes().as_chunks::<STRIDE>();
        for stride in strides {
            counts.push(count);
            // A stride has few enough for a byte, and bytes are added many at once.
            count += u32::from(stride.iter().map(|&byte| u8::from(is_start(byte))).sum::<u8>());
        }
        if !rest.is_empty() {
            counts.push(count);
        }
        CodePoints { text, counts }
    }

    /// The number of code points before `byte`.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let Some(&before) = self.counts.get(byte / STRIDE) else {
            return self.text.chars().count();
        };
        let from = byte / STRIDE * STRIDE;
        before as usize + count_starts(&self.text.as_bytes()[from..byte])
    }

    /// The span's ends in code points.
    pub fn range(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

/// Whether a code point begins with the byte.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_chars_does() {
        let text = "“é”😀 abc ".repeat(100);
        let points = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), n);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
