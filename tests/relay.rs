//! Sources that are quoted through another: who speaks, and through whom the article has it.

use onrecord::analysis::Engine;
use onrecord::article::plain;

/// The first quote's speaker, and the relay.
fn told(engine: &Engine, sentence: &str) -> (Option<String>, Option<String>) {
    let page =
        format!("Harbour of Port Elder reopens\n\nThe harbour opened again on Monday.\n\n{sentence}\n");
    let analysis = engine.analyze(&plain::parse(page.as_bytes()).unwrap());
    let quote = analysis.quotes.first().unwrap_or_else(|| panic!("{sentence}"));
    let name = |name: Option<&str>| name.map(str::to_owned);
    (name(analysis.speaker_name(quote)), name(analysis.via_name(quote)))
}

#[test]
fn whoever_is_quoted_through_another_speaks() {
    let engine = Engine::new();
    for (sentence, speaker, via) in [
        (
            "State television quoted army spokesman General Davit Orlen as saying the strait was “open to all ships.”",
            "Davit Orlen",
            "State television",
        ),
        ("“The strait is open,” Reuters quoted Davit Orlen as saying on Monday.", "Davit Orlen", "Reuters"),
        (
            "Davit Orlen was quoted by the Fars news agency as saying that the strait was “open to all ships.”",
            "Davit Orlen",
            "the Fars news agency",
        ),
        (
            "“The strait is open,” Davit Orlen said on Monday, according to the Associated Press.",
            "Davit Orlen",
            "Associated Press",
        ),
        (
            "According to the Port Elder Gazette, harbour master Vera Lind said the lights were “all working again.”",
            "Vera Lind",
            "Port Elder Gazette",
        ),
        (
            "According to Reuters, Davit Orlen told a meeting of captains: “The strait is open.”",
            "Davit Orlen",
            "Reuters",
        ),
        (
            "The New York Times reported that Davit Orlen said the strait was “open to all ships.”",
            "Davit Orlen",
            "New York Times",
        ),
        ("“The strait is open,” Davit Orlen said, the BBC reported.", "Davit Orlen", "BBC"),
        (
            "“The strait is open,” Davit Orlen was quoted as saying by state media.",
            "Davit Orlen",
            "state media",
        ),
        (
            "“The strait is open to all ships,” Davit Orlen said in remarks carried by Reuters.",
            "Davit Orlen",
            "Reuters",
        ),
    ] {
        let expected = (Some(speaker.to_owned()), Some(via.to_owned()));
        assert_eq!(told(&engine, sentence), expected, "{sentence}");
    }
}

#[test]
fn who_only_asked_or_agrees_relays_nothing() {
    let engine = Engine::new();
    for (sentence, speaker) in [
        (
            "“The strait is open,” Davit Orlen said, adding that trade was up, according to the port authority.",
            "Davit Orlen",
        ),
        ("“The strait is open,” Davit Orlen told Reuters on Monday.", "Davit Orlen"),
        ("“The strait is open,” Davit Orlen said in an interview with the BBC.", "Davit Orlen"),
        ("According to Vera Lind, the lights were “all working again.”", "Vera Lind"),
        ("“Every light works,” according to Vera Lind, who said the buoys were back.", "Vera Lind"),
        (
            "Davit Orlen said the strait was “open to all ships,” and the BBC reported that nine boats had sunk.",
            "Davit Orlen",
        ),
    ] {
        assert_eq!(told(&engine, sentence), (Some(speaker.to_owned()), None), "{sentence}");
    }
}
