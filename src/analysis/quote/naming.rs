//! Content → [`Naming`]: whether its marks set off a name or a word, and quote nobody.
//!
//! Knows the form of the words and what stands right beside them. Does not know who speaks; each of its parts would
//! rather miss a name than take somebody's words from them.

mod nickname;
mod title;
mod word;

use super::content::Content;
use super::cue::Cue;
use crate::analysis::doc::Doc;

/// What marks set off that quote nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Naming {
    /// John “Jack” Smith
    Nickname,
    /// the film “The Last Ferry”; a book titled “Ferries”
    Work,
    /// Words that look like the title of a work, of which nothing says that it is one.
    LikeTitle,
    /// the word “ferry”; the so-called “rebels”
    Word,
}

impl Naming {
    /// What `content` names, if its form and what is beside it show it. `cues` are the words that introduce speech.
    pub fn of(doc: &Doc, content: &Content, cues: &[Cue]) -> Option<Naming> {
        if nickname::is_nickname(doc, content) {
            Some(Naming::Nickname)
        } else if title::is_work(doc, content) {
            Some(Naming::Work)
        } else if title::is_like_title(doc, content, cues) {
            Some(Naming::LikeTitle)
        } else {
            word::is_word(doc, content).then_some(Naming::Word)
        }
    }

    /// Whether nobody can be quoted there. Words as words are often somebody's: "she used the term “ferry”".
    pub fn is_sure(self) -> bool {
        matches!(self, Naming::Nickname | Naming::Work)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::quote::{content, cue, quoted_tokens};
    use crate::article::plain;
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    #[track_caller]
    fn check(text: &str, expected: &[Option<Naming>]) {
        let article = plain::parse(format!("Title.\n{text}").as_bytes()).unwrap();
        let doc = Doc::new(&article, &LEXICON);
        let contents = content::find(&doc);
        let cues = cue::find(&doc, &quoted_tokens(&doc, &contents));
        let found: Vec<_> = contents.iter().map(|content| Naming::of(&doc, content, &cues)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_nickname_stands_between_given_name_and_surname() {
        check("Then John “Jack” Smith met Earvin \"Magic\" Johnson.", &[Some(Naming::Nickname); 2]);
        check("They saw Juan ‘Chico’ Moreno and Bo “the Rock” Lind.", &[Some(Naming::Nickname); 2]);
        check("Why Ann Oake Felt “Invisible” As A Child.", &[None]);
        check("She heard Smith “yell” Sunday, and the “Ark” Lind built.", &[None, None]);
        check("Smith said “Yes.” Lind left. Smith, “Jack” Lind and he left.", &[None, None]);
    }

    #[test]
    fn a_work_is_named_by_a_word_for_works() {
        check(
            "They saw the film “Ferry”, and read her new book, “The Last Ferry,” twice.",
            &[Some(Naming::Work); 2],
        );
        check(
            "It is titled “The Ferry Is Late.” He sang the song “Ferry to the North.”",
            &[Some(Naming::Work); 2],
        );
        check("The film “was late,” and the book, “She is late,” was not.", &[None, None]);
        check("He called the film “Awful.”", &[Some(Naming::Work)]);
    }

    #[test]
    fn capitals_alone_make_words_look_like_a_title() {
        check("He wept over “The Last Ferry” at home.", &[Some(Naming::LikeTitle)]);
        check("She said, “Ann Oake.” He called it “armada”, and “easy”.", &[None, None, None]);
    }

    #[test]
    fn a_word_as_a_word_is_introduced_as_one() {
        check(
            "The word “ferry” and the so-called “rebels” were known as “Guccis”.",
            &[Some(Naming::Word); 3],
        );
        check("He used that “ferry” and these “words” were known.", &[None, None]);
    }
}
