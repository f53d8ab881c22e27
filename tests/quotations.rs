//! Short articles through the whole engine: what a quotation is, what stands inside it, and whose words it is.

use onrecord::analysis::{Engine, EntityKind, QuoteIdx};
use onrecord::article::plain;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// A quotation as a test tells it: its words, who says them, and the number of the one that it stands in.
type Told = (String, Option<String>, Option<usize>);

fn quotes(text: &str) -> Vec<Told> {
    let article = plain::parse(format!("A title to begin with\n\n{text}").as_bytes()).unwrap();
    let analysis = ENGINE.analyze(&article);
    let quotes = analysis.quotes.iter().map(|quote| {
        let words = quote.content.of(&article.text).to_owned();
        let speaker = analysis.speaker_name(quote).map(str::to_owned);
        (words, speaker, quote.within.map(|QuoteIdx(n)| n))
    });
    quotes.collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, Option<&str>, Option<usize>)]) {
    let found = quotes(text);
    let found: Vec<_> = found.iter().map(|(words, by, within)| (&**words, by.as_deref(), *within)).collect();
    assert_eq!(found, expected);
}

/// Checks who says the one quotation of a text.
#[track_caller]
fn check_speaker(text: &str, speaker: &str) {
    let found = quotes(text);
    let speakers: Vec<_> = found.iter().map(|(_, speaker, _)| speaker.as_deref()).collect();
    assert_eq!(speakers, [Some(speaker)], "{text}");
}

#[test]
fn an_inner_quotation_has_an_entry_of_its_own() {
    check(
        "“The letter said ‘we refuse’ and we accept that,” the finance minister, Ann Oake, said.",
        &[
            ("The letter said ‘we refuse’ and we accept that,", Some("Ann Oake"), None),
            ("we refuse", Some("The letter"), Some(0)),
        ],
    );
}

#[test]
fn who_quotes_own_words_is_the_speaker_of_both() {
    check(
        "“I told him, ‘No, never,’ and he said, ‘All right,’” said Bo Lind, the harbour master.",
        &[
            ("I told him, ‘No, never,’ and he said, ‘All right,’", Some("Bo Lind"), None),
            ("No, never,", Some("Bo Lind"), Some(0)),
            ("All right,", None, Some(0)),
        ],
    );
}

#[test]
fn who_is_named_beside_a_clear_cue_is_the_inner_speaker() {
    check(
        "“Then Mr Karrel said: ‘There will be no ferry,’ and that was ‘it’,” Ann Oake told reporters.",
        &[
            ("Then Mr Karrel said: ‘There will be no ferry,’ and that was ‘it’,", Some("Ann Oake"), None),
            ("There will be no ferry,", Some("Karrel"), Some(0)),
            ("it", None, Some(0)),
        ],
    );
    check(
        "“And ‘We are sorry,’ said Carla Dunn, who was late,” Ann Oake said.",
        &[
            ("And ‘We are sorry,’ said Carla Dunn, who was late,", Some("Ann Oake"), None),
            ("We are sorry,", Some("Carla Dunn"), Some(0)),
        ],
    );
}

#[test]
fn what_people_say_in_general_is_nobodys() {
    check(
        "“People say, ‘It rains,’ and you call it ‘weather’,” Ann Oake said.",
        &[
            ("People say, ‘It rains,’ and you call it ‘weather’,", Some("Ann Oake"), None),
            ("It rains,", None, Some(0)),
            ("weather", None, Some(0)),
        ],
    );
}

#[test]
fn html_left_in_the_text_is_passed_over() {
    check(
        "<p class=\"lead\">Ann Oake, the mayor, said &#8220;the <em>ferry</em> is late,&#8221; on Monday. <a \
         href=\"https://example.org/a\" title=\"She said so\">More</a></p><p>&quot;It's Bo Lind&#8217;s \
         fault,&quot; she said.<br/>&ldquo;No,&rdquo; said Lind.</p><img alt=\"a
         ferry\" />",
        &[
            ("the <em>ferry</em> is late,", Some("Ann Oake"), None),
            ("It's Bo Lind&#8217;s fault,", Some("Ann Oake"), None),
            ("No,", Some("Bo Lind"), None),
        ],
    );
}

#[test]
fn lines_broken_at_a_column_change_nothing() {
    let text = "The ferry will run again from Monday, the harbour board said on Friday, and Ann Oake, who is the \
                mayor of Port Elder, said that she was glad of it.\n\n“Every light works, and every buoy is back \
                where it belongs, and I would take my own mother through the north channel,” said Carla \
                Dunn, a pilot. She called the weather “half done and more than half wet”.\n\nMs Oake told reporters \
                on the quay: “We have counted them in, one after the other.”";
    let in_one_line = |(words, by, within): Told| (words.replace('\n', " "), by, within);
    let expected = quotes(text);
    assert_eq!(expected.len(), 3);
    for width in 60..80 {
        let broken = textwrap::wrap(text, width).join("\n");
        let found: Vec<_> = quotes(&broken).into_iter().map(in_one_line).collect();
        assert_eq!(found, expected, "{broken}");
    }
}

#[test]
fn names_in_quotation_marks_quote_nobody_and_fragments_somebody() {
    check(
        "John “Jack” Smith, the mayor, said that it was “easy” and sang the song “The Last Ferry”. He called the \
         boats an “armada”.",
        &[
            ("Jack", None, None),
            ("easy", Some("John “Jack” Smith"), None),
            ("The Last Ferry", None, None),
            ("armada", Some("John “Jack” Smith"), None),
        ],
    );
}

#[test]
fn single_marks_beside_double_ones_have_their_speakers() {
    check(
        "‘We’ll sail, come what may,’ Ann Oake said. Mr Lind called the players’ boat ‘wet’.\n\n“No,” she said.",
        &[
            ("We’ll sail, come what may,", Some("Ann Oake"), None),
            ("wet", Some("Lind"), None),
            ("No,", Some("Ann Oake"), None),
        ],
    );
}

#[test]
fn a_given_name_tells_who_she_is_not() {
    check(
        "‘We’ll sail, come what may,’ Ann Oake said. Paul Lind called the players’ boat ‘wet’.\n\n“No,” she said.",
        &[
            ("We’ll sail, come what may,", Some("Ann Oake"), None),
            ("wet", Some("Paul Lind"), None),
            ("No,", Some("Ann Oake"), None),
        ],
    );
}

#[test]
fn british_style_keeps_apostrophes_feet_and_years_apart() {
    check(
        "The minister's office said the players' union's \"letter\" was \"unfair\".\n\n'We won't go,' said Ann Oake, the \
         transport minister. 'It's the boys' ferry, and I told them: \"Never again.\" They've known that since '98.'\
         \n\nBo Lind, who's 6'2\", called it 'daft'. He said the ministers' reply was 'even dafter'.\n\n\"I don't know what \
         'late' means,\" Carla Dunn said.",
        &[
            ("letter", Some("the minister's office"), None),
            ("unfair", Some("the minister's office"), None),
            ("We won't go,", Some("Ann Oake"), None),
            (
                "It's the boys' ferry, and I told them: \"Never again.\" They've known that since '98.",
                Some("Ann Oake"),
                None,
            ),
            ("Never again.", Some("Ann Oake"), Some(3)),
            ("daft", Some("Bo Lind"), None),
            ("even dafter", Some("Bo Lind"), None),
            ("I don't know what 'late' means,", Some("Carla Dunn"), None),
            ("late", None, Some(7)),
        ],
    );
}

#[test]
fn a_place_that_is_addressed_is_no_speaker_of_a_transcript() {
    check(
        "Ann Oake wrote on Monday: “Missouri: Remember in November who kept the ferry.”",
        &[("Missouri: Remember in November who kept the ferry.", Some("Ann Oake"), None)],
    );
}

#[test]
fn words_around_a_name_that_tell_who_it_is_leave_the_name_the_speaker() {
    for (sentence, speaker) in [
        ("“The tide will turn,” said the Karrel Harbour Board’s Ann Oake.", "Ann Oake"),
        ("“The tide will turn,” said KHB founder and president Ann Oake.", "Ann Oake"),
        ("“The tide will turn,” said KHB convenor Ann Oake.", "Ann Oake"),
        ("In March, the director of the port, Ann Oake, called the tide “very high indeed”.", "Ann Oake"),
        ("“The tide will turn,” the 17-year-old said.", "the 17-year-old"),
        ("“The tide will turn,” said the lockkeeper.", "the lockkeeper"),
        ("A board of the port opened a lock. “The tide will turn,” it said.", "a board of the port"),
    ] {
        check_speaker(sentence, speaker);
    }
}

#[test]
fn whoever_is_described_beside_the_name_is_its_bearer() {
    for (sentence, speaker) in [
        ("The chairman of the Lock Keepers’ Forum, Ann Oake, has called the tide “very high”.", "Ann Oake"),
        (
            "A lawmaker, who gave her name only as Oake, said: “The tide will turn.” Ann Oake is a judge.",
            "Oake",
        ),
        (
            "The tide is “very high”, a board spokesperson said. Spokesperson Ann Oake spoke to us.",
            "Ann Oake",
        ),
        ("“The tide will turn,” said one of its vice-presidents, Ann Oake.", "Ann Oake"),
        ("Its largest union, the CGT, will strike over what it calls “savage” cuts.", "CGT"),
    ] {
        check_speaker(sentence, speaker);
    }
}

#[test]
fn the_noun_that_says_something_is_the_speaker_with_all_its_words() {
    for (sentence, speaker) in [
        ("“The tide will turn,” the PM said.", "the PM"),
        ("“The tide will turn,” said the independent Karrel Harbour Board.", "Karrel Harbour Board"),
        ("The port government accused the ferry of “sinking at noon”.", "the port government"),
        ("Ann Oake has left the port.\n\n“The tide will turn,” her lawyer said.", "her lawyer"),
        ("Ann Oake has left the port.\n\n“The tide will turn,” Oake’s lawyer said.", "Oake’s lawyer"),
    ] {
        check_speaker(sentence, speaker);
    }
}

#[test]
fn it_that_says_something_in_a_statement_is_whose_the_statement_is() {
    check(
        "In a statement, the board said that it was happy with Ann Oake. The statement was short. The statement was \
         read twice.\n\n“The tide will turn,” it said in a statement.",
        &[("The tide will turn,", Some("the board"), None)],
    );
}

#[test]
fn a_noun_goes_to_somebody_named_before_rather_than_to_somebody_new() {
    check(
        "The dam was opened by the minister of agriculture, Ann Oake.\n\n“It will feed thousands,” said the official.",
        &[("It will feed thousands,", Some("Ann Oake"), None)],
    );
}

#[test]
fn a_day_or_an_hour_is_no_name() {
    let text =
        "The Noon Show at 9AM on Tuesday\n\nThe Noon Show begins at 9AM EST on Tuesday, said Ann Oake.";
    let article = plain::parse(text.as_bytes()).unwrap();
    let analysis = ENGINE.analyze(&article);
    let dated = |word: &str| {
        let named = |entity: &&onrecord::analysis::Entity| entity.kind != EntityKind::Date;
        analysis.entities.iter().filter(named).any(|entity| entity.name.contains(word))
    };
    assert!(!dated("9AM") && !dated("Tuesday"));
}

#[test]
fn a_name_behind_a_quotation_is_its_source_unless_an_agency_signs_the_article() {
    check_speaker(
        "A BAD YEAR FOR BOATS “The yards have built fewer boats than ever before.” [Muscat Daily.]",
        "Muscat Daily",
    );
    check(
        "“It will fail,” Horsey told Reuters. “It looks strong, but it may be a mistake.” - Reuters",
        &[
            ("It will fail,", Some("Horsey"), None),
            ("It looks strong, but it may be a mistake.", Some("Horsey"), None),
        ],
    );
}

#[test]
fn whose_spokesman_it_is_does_not_speak_with_any_title() {
    check_speaker(
        "Danish President Lars Holm’s spokesman, Ann Oake, said the problem was “of no weight” at all.",
        "Ann Oake",
    );
}

#[test]
fn it_that_says_something_in_a_statement_is_not_the_statement() {
    let text = "Ann Lind has been named the new manager of the Oake Local Municipality in York.\n\n\
                In a statement, the municipality said it was happy to announce the appointment.\n\n\
                “Lind, who has been acting since December, kept its money,” it said in a statement.";
    check_speaker(text, "Oake Local Municipality");
}

#[test]
fn whoever_is_asked_about_in_front_of_a_sentence_is_not_he_who_answers() {
    let text = "Lars Holm came home. Asked whether Paul Lind might sail, Holm demurred.\n\n\
                “There is only one harbour,” he said.";
    check_speaker(text, "Lars Holm");
}

#[test]
fn a_newspaper_speaks() {
    let text =
        "The surgeon was seen, as The New Yorker put it in a long piece, “the operator.” He was often ill.";
    check_speaker(text, "The New Yorker");
}
