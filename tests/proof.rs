//! What news articles are not, but files are: the engine bears with it, names nobody by guess, and takes time in
//! proportion to the text.

use onrecord::analysis::{Analysis, Engine};
use onrecord::article::{Article, plain};
use std::fmt::Write;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fn analyze(text: &str) -> (Article, Analysis) {
    let article = plain::parse(text.as_bytes()).unwrap();
    let analysis = ENGINE.analyze(&article);
    (article, analysis)
}

/// The words of each quotation with its speaker, a dash where nobody is named.
fn said(text: &str) -> Vec<String> {
    let (article, analysis) = analyze(text);
    let quotes = analysis.quotes.iter().map(|quote| {
        let words = quote.content.of(&article.text);
        format!("{}: {words}", analysis.speaker_name(quote).unwrap_or("-"))
    });
    quotes.collect()
}

/// Checks that each of `quotations` is found, and that nobody is named for any.
#[track_caller]
fn check_unattributed(text: &str, quotations: &[&str]) {
    let expected: Vec<String> = quotations.iter().map(|words| format!("-: {words}")).collect();
    assert_eq!(said(text), expected);
}

/// An article of that many paragraphs, all alike, each with a quotation by a person of its own.
fn long(paragraphs: usize, between: &str) -> String {
    let mut text = String::from("date 2026-02-06 Ferries late again\n\n");
    for n in 0..paragraphs {
        let name = ["Ann Oake", "Bo Lind", "Carla Dunn", "Dan Moss"][n % 4];
        write!(
            text,
            "The ferry was late for the {n}th time that winter. “We are sorry, and we said ‘sorry’ before,” said \
             {name}, who runs the harbour. The board called it a “misfortune”.{between}"
        )
        .unwrap();
    }
    text
}

#[test]
fn an_article_without_paragraphs_keeps_its_speakers() {
    let (parted, joined) = (said(&long(40, "\n\n")), said(&long(40, " ")));
    let of_people = |quotes: &[String]| {
        quotes.iter().filter(|quote| quote.contains("We are sorry")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(of_people(&parted), of_people(&joined));
    assert!(joined.iter().any(|quote| quote.starts_with("Carla Dunn: We are sorry")));
}

#[test]
fn a_paragraph_of_fifty_thousand_words_is_read() {
    let text = long(2000, " ");
    assert!(text.split_whitespace().count() > 50_000);
    assert_eq!(said(&text).len(), 3 * 2000);
}

#[test]
fn ten_thousand_quotation_marks_in_a_row_hold_nothing() {
    for mark in ["\"", "“", "”", "'", "’", "«", "„", "''", "“‘", "\" ", "‘ ", "“a ", "&quot;", "<b>\""]
    {
        let (_, analysis) = analyze(&format!("Title\n\nHe said {} and left.", mark.repeat(10_000)));
        assert!(analysis.quotes.iter().all(|quote| !quote.content.is_empty()), "{mark}");
    }
}

#[test]
fn a_text_without_a_last_quotation_mark_is_damaged_only_there() {
    let found = said(
        "Ferry late\n\n“We are sorry,” said Ann Oake, the harbour master.\n\n“The ferry is late, said Bo Lind.\n\n\
         “We knew,” said Carla Dunn.",
    );
    assert_eq!(found[0], "Ann Oake: We are sorry,");
    assert_eq!(found[2], "Carla Dunn: We knew,");
    let (article, analysis) = analyze(&format!("Ferry late\n\n“{}", "The ferry is late. ".repeat(5000)));
    assert_eq!(analysis.quotes.len(), 1);
    assert!(analysis.quotes[0].content.end <= article.text.len());
}

#[test]
fn capitals_alone_name_the_speakers() {
    let found = said(
        "FERRY LATE AGAIN\n\n“WE ARE SORRY,” SAID ANN OAKE, THE HARBOUR MASTER. SHE CALLED IT A “MISFORTUNE”.",
    );
    assert_eq!(found.len(), 2);
    assert!(
        found.iter().all(|quote| quote.starts_with("-: ") || quote.to_uppercase().starts_with("ANN OAKE: "))
    );
}

#[test]
fn french_names_nobody() {
    check_unattributed(
        "Le bac est de nouveau en retard\n\n« Nous sommes désolés », a déclaré vendredi Jean Moreau, le maire de \
         Port-Aîné. « Le bac, dit-il, ne partira pas avant lundi. »\n\nSelon la préfecture, il s’agit d’un \
         «incident regrettable». Donald Marchand a répondu : “Cela suffit.”",
        &[
            "Nous sommes désolés",
            "Le bac, dit-il, ne partira pas avant lundi.",
            "incident regrettable",
            "Cela suffit.",
        ],
    );
}

#[test]
fn german_names_nobody() {
    check_unattributed(
        "Die Fähre kommt wieder zu spät\n\n„Es tut uns leid“, sagte Bürgermeisterin Anna Eiche am Freitag. „Die \
         Fähre fährt erst am Montag.“\n\nDer Hafenrat nannte es ein »Unglück«. Jörg Lind sagte: ‚Genug.‘",
        &["Es tut uns leid", "Die Fähre fährt erst am Montag.", "Unglück", "Genug."],
    );
}

#[test]
fn spanish_names_nobody() {
    check_unattributed(
        "El ferry vuelve a llegar tarde\n\n«Lo sentimos mucho», dijo el viernes Ana Robles, alcaldesa de Puerto \
         Viejo. Carlos Luna, por su parte, habló de una “vergüenza” para la isla y añadió: \"Basta ya\".",
        &["Lo sentimos mucho", "vergüenza", "Basta ya"],
    );
}

#[test]
fn persian_names_nobody() {
    check_unattributed(
        "کشتی دوباره دیر کرد\n\nآنا اوک، شهردار بندر، گفت: «ما متأسفیم.» او افزود: «کشتی تا دوشنبه حرکت نمی‌کند.»",
        &["ما متأسفیم.", "کشتی تا دوشنبه حرکت نمی‌کند."],
    );
}

#[test]
fn chinese_names_nobody() {
    check_unattributed(
        "渡轮再次晚点\n\n市长安娜说：“我们很抱歉。”港口负责人林博表示：「渡轮星期一才会开出。」",
        &["我们很抱歉。", "渡轮星期一才会开出。"],
    );
}

#[test]
fn a_foreign_quotation_in_an_english_article_keeps_its_speaker() {
    let found = said(
        "Ferry late again\n\n“Nous sommes désolés, et le bac ne partira pas avant lundi,” said Jean Moreau, the \
         mayor of Port Elder, who was asked about the ferry.",
    );
    assert_eq!(found, ["Jean Moreau: Nous sommes désolés, et le bac ne partira pas avant lundi,"]);
}

#[test]
fn scanning_noise_stays_where_it_is() {
    let found = said(
        "Ferry l1ke a gh0st\n\n\"We are s0rry,\" said Ann 0ake , the har-\nbour mas ter . The b|oard \" had n0 idea\n\
         \n| ' . , \"\n\n\"The ferry is late,\" said Bo Lind, a pilot.",
    );
    assert_eq!(found.first().map(|quote| quote.ends_with("We are s0rry,")), Some(true));
    assert_eq!(found.last().map(String::as_str), Some("Bo Lind: The ferry is late,"));
}

#[test]
fn a_list_of_two_thousand_names_says_nothing() {
    let firsts = ["Ann", "Bo", "Carla", "Dan", "Eva", "Finn", "Gerda", "Hugo", "Ida", "Jon"];
    let lasts = ["Oake", "Lind", "Dunn", "Moss", "Karrel", "Marrick", "Aspell", "Hartop", "Crole", "Silva"];
    let name = |n: usize| {
        format!(
            "{} {}{}",
            firsts[n % 10],
            lasts[n / 10 % 10],
            "abcdefghijklmnopqrst".get(n / 100..=n / 100).unwrap()
        )
    };
    let lines: Vec<String> = (0..2000).map(name).collect();
    for between in ["\n", ", "] {
        let (_, analysis) = analyze(&format!("The names\n\n{}", lines.join(between)));
        assert!(analysis.quotes.is_empty());
    }
}

#[test]
fn empty_and_tiny_articles_are_nothing_much() {
    for text in ["", " ", "\n\n", "“”", "\"", "\u{feff}"] {
        assert!(plain::parse(text.as_bytes()).is_err(), "{text:?}");
    }
    for text in ["a", "“a", "a”", "“a”", "'a'", "“a”: b", "date 2026-02-06 “a", "&quot;a", "<a", "said"]
    {
        analyze(text);
    }
}
