//! A text → the address on the web that it gives as its own.
//!
//! Does not know what opens an address.

/// What ends an address in running text.
const ENDS: [char; 12] = ['"', '“', '”', '’', '‘', '<', '>', '|', '{', '}', '\\', '`'];

/// The address in the first line that begins with "url", or else the first of the text.
pub(super) fn address(text: &str) -> Option<&str> {
    let is_told = |line: &&str| line.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("url"));
    text.lines().filter(is_told).find_map(first).or_else(|| first(text))
}

fn first(text: &str) -> Option<&str> {
    let starts = text.match_indices("http").map(|(at, _)| text.get(at..).unwrap_or_default());
    starts.filter_map(whole).next()
}

/// The address at the start of `text`, without the full stop or bracket that the sentence puts after it.
fn whole(text: &str) -> Option<&str> {
    let end =
        text.find(|c: char| c.is_whitespace() || c.is_control() || ENDS.contains(&c)).unwrap_or(text.len());
    let address = text.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    rest.starts_with(|c: char| c.is_alphanumeric()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_articles_own_address_or_the_first() {
        let check = |text, expected| assert_eq!(address(text), expected);
        check("See https://a.example/x?y=1. And http://b.example", Some("https://a.example/x?y=1"));
        check("See https://a.example.\nURL: http://b.example/c\n", Some("http://b.example/c"));
        check("(“http://a.example”)", Some("http://a.example"));
        check("http://-x https:// httpd", None);
        check("no address\u{1b}", None);
        check("http://a.example/\u{1b}]52;c;x", Some("http://a.example/"));
    }
}
