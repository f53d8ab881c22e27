//! Amounts side by side, each as a character.

/// One character for each of the amounts, out of `signs`, which go from little to much; a space for none.
pub(in crate::tui) fn text(amounts: &[u32], signs: &[&str]) -> String {
    let most = amounts.iter().copied().max().unwrap_or_default().max(1) as usize;
    let sign = |&amount: &u32| {
        let step = (amount as usize * signs.len()).div_ceil(most);
        step.checked_sub(1).and_then(|step| signs.get(step)).copied().unwrap_or(" ")
    };
    amounts.iter().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_full_and_the_least_is_seen() {
        assert_eq!(text(&[0, 1, 50, 100], &[".", "o", "O"]), " .oO");
        assert_eq!(text(&[0, 0], &["."]), "  ");
        assert_eq!(text(&[1, 1], &[".", "O"]), "OO");
        assert_eq!(text(&[u32::MAX, 1], &[".", "O"]), "O.");
    }
}
