//! What holds of our own themes, and what the user's may change of them.

use super::style::vision::Eye;
use super::style::{Rgb, Written};
use super::*;
use crate::config::{DEFAULT_THEME, Word};

const COLOURED: [Kind; 3] = [Kind::Dark, Kind::Light, Kind::HighContrast];
const DEPTHS: [Depth; 3] = [Depth::True, Depth::Indexed, Depth::Sixteen];

/// Black, and the grounds of well-known dark schemes: Windows, VS Code, One Dark, Dracula, Solarized, Ubuntu, Nord.
const DARK_GROUNDS: [&str; 8] =
    ["#000000", "#0c0c0c", "#1e1e1e", "#282c34", "#282a36", "#002b36", "#300a24", "#2e3440"];
/// White, and the grounds of well-known light schemes: One Light, GitHub, Solarized, Gruvbox.
const LIGHT_GROUNDS: [&str; 5] = ["#ffffff", "#fafafa", "#f6f8fa", "#fdf6e3", "#fbf1c7"];

/// The roles that no words are written in.
const DRAWN: [Role; 1] = [Role::Rule];
/// The roles that lay a ground under words of other roles.
const GROUNDS: [Role; 4] = [Role::Selected, Role::SelectedElsewhere, Role::Chosen, Role::Context];

fn theme(kind: Kind, depth: Depth) -> Theme {
    Theme::new(kind, depth, Marks::Signs)
}

/// The styles in which words are written, by name.
fn written(theme: &Theme) -> impl Iterator<Item = (String, Style)> {
    let roles = theme.styles.iter().filter(|(role, _)| !DRAWN.contains(role));
    let voices = theme.voices.iter().enumerate().flat_map(|(n, voice)| {
        [("name", voice.name), ("quote", voice.quote), ("chosen", voice.chosen)]
            .map(|(what, style)| (format!("{what} {n}"), style))
    });
    roles.map(|(role, style)| (format!("{role:?}"), *style)).chain(voices)
}

/// Tells of every style whose words stand out less than `least` from the grounds that they may stand on.
#[track_caller]
fn check_contrast(theme: &Theme, grounds: &[Rgb], least: f64) {
    let own = GROUNDS.iter().filter_map(|&role| theme.style(role).bg).filter_map(Rgb::shown);
    let grounds: Vec<Rgb> = grounds.iter().copied().chain(own).collect();
    for (name, style) in written(theme) {
        let own = style.bg.and_then(Rgb::shown);
        let Some(words) = style.fg.and_then(Rgb::shown) else { continue };
        for &ground in own.as_ref().map_or(&*grounds, std::slice::from_ref) {
            let contrast = words.contrast(ground);
            assert!(contrast >= least, "{name}: {words:x?} on {ground:x?} has {contrast:.2}");
        }
    }
}

#[test]
fn our_own_file_has_nothing_wrong_and_styles_every_role() {
    assert_eq!(Palettes::default().overlay(DEFAULT_THEME), []);
    let palettes = Palettes::standard();
    for kind in [Kind::Dark, Kind::Light, Kind::HighContrast, Kind::NoColor] {
        let look = palettes.look(kind, Depth::True);
        assert_eq!(look.styles.len(), Role::WORDS.len(), "{kind:?}");
        let n_speakers = if kind == Kind::NoColor { 0 } else { N_HUES };
        assert_eq!(look.speakers.map(|speakers| speakers.len()), Some(n_speakers), "{kind:?}");
    }
}

#[test]
fn with_sixteen_colours_only_those_are_asked_for() {
    for kind in COLOURED {
        let look = Palettes::standard().look(kind, Depth::Sixteen);
        for (role, written) in &look.styles {
            // A style with an exact colour is not the same with 256 colours and with all.
            assert_eq!(written.at(Depth::True), written.at(Depth::Sixteen), "{kind:?} {role:?}");
        }
        let theme = theme(kind, Depth::Sixteen);
        assert!(!theme.voices.is_empty() && !theme.has_hues());
    }
}

#[test]
fn without_colour_nothing_has_a_colour() {
    for depth in DEPTHS {
        let theme = theme(Kind::NoColor, depth);
        assert!(theme.styles.values().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert!(theme.voices.is_empty());
    }
}

#[test]
fn what_is_selected_shows_in_every_theme() {
    for (kind, depth) in [Kind::Dark, Kind::Light, Kind::HighContrast, Kind::NoColor]
        .into_iter()
        .flat_map(|kind| DEPTHS.map(|depth| (kind, depth)))
    {
        let theme = theme(kind, depth);
        let text = theme.ground();
        for role in [Role::Selected, Role::SelectedElsewhere, Role::Chosen] {
            let style = theme.style(role);
            let shows = style.bg.is_some_and(|bg| Some(bg) != text.bg)
                || style.add_modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED);
            assert!(shows, "{kind:?} {depth:?} {role:?}");
        }
        assert_ne!(theme.style(Role::Selected), theme.style(Role::SelectedElsewhere));
    }
}

#[test]
fn words_can_be_read_on_the_grounds_that_terminals_have() {
    let rgb = |grounds: &[&str]| grounds.iter().map(|ground| ground.parse().unwrap()).collect::<Vec<Rgb>>();
    for depth in [Depth::True, Depth::Indexed] {
        check_contrast(&theme(Kind::Dark, depth), &rgb(&DARK_GROUNDS), 4.5);
        check_contrast(&theme(Kind::Light, depth), &rgb(&LIGHT_GROUNDS), 4.5);
    }
}

#[test]
fn high_contrast_is_high() {
    for depth in DEPTHS {
        let theme = theme(Kind::HighContrast, depth);
        let ground = theme.ground().bg.and_then(Rgb::shown).unwrap();
        check_contrast(&theme, &[ground], 7.0);
        for role in DRAWN {
            assert!(theme.style(role).fg.and_then(Rgb::shown).unwrap().contrast(ground) >= 4.5, "{role:?}");
        }
        assert!(theme.styles.values().all(|style| !style.add_modifier.contains(Modifier::DIM)));
    }
}

#[test]
fn speakers_stay_apart_for_every_eye() {
    for (kind, lightest_above_darkest) in [(Kind::Dark, 0.16), (Kind::Light, 0.2), (Kind::HighContrast, 0.24)]
    {
        for (depth, least, least_unseen) in [(Depth::True, 0.09, 0.06), (Depth::Indexed, 0.08, 0.05)] {
            let names = theme(kind, depth).voices;
            let colours: Vec<Rgb> = names.iter().filter_map(|voice| Rgb::shown(voice.name.fg?)).collect();
            assert_eq!(colours.len(), N_HUES);
            let lightness = || colours.iter().map(|colour| colour.lightness());
            let range = lightness().fold(0.0, f64::max) - lightness().fold(1.0, f64::min);
            assert!(range < lightest_above_darkest || depth != Depth::True, "{kind:?}: {range}");
            for (n, one) in colours.iter().enumerate() {
                for (other, eye) in
                    colours.iter().skip(n + 1).flat_map(|other| Eye::ALL.map(|eye| (other, eye)))
                {
                    let least = if eye == Eye::Usual { least } else { least_unseen };
                    let distance = one.distance(*other, eye);
                    assert!(
                        distance > least,
                        "{kind:?} {depth:?} {eye:?}: {one:x?} {other:x?} are alike: {distance:.3}"
                    );
                }
            }
        }
    }
}

#[test]
fn words_on_a_reversed_ground_have_its_colours() {
    let muted = Style::new().red().dim().bold();
    assert_eq!(over(Style::new().reversed(), muted), Style::new().reversed().bold());
    assert_eq!(over(Style::new().on_blue(), muted), muted.on_blue());
}

#[test]
fn a_speaker_keeps_the_colour() {
    assert_eq!(Hue::of("abbas araghchi"), Hue::of("abbas araghchi"));
    let hues: Vec<_> = ["a", "b", "c", "d", "e", "f"].iter().map(|key| Hue::of(key).0).collect();
    assert!(hues.iter().any(|hue| *hue != hues[0]));
}

#[test]
fn the_users_theme_lies_over_ours() {
    let text = "[dark]\nspeakers = [\"red\"]\n\n[dark.style]\nmuted = \"italic #102030\"\n";
    let changed = |depth| {
        let (theme, complaints) = Theme::changed_by(text, Kind::Dark, depth, Marks::Signs);
        assert_eq!(complaints, []);
        theme
    };
    let written: Written = "italic #102030".parse().unwrap();
    for depth in DEPTHS {
        assert_eq!(changed(depth).style(Role::Muted), written.at(depth), "{depth:?}");
    }
    assert_eq!(changed(Depth::True).voices.len(), 1);
    assert_eq!(changed(Depth::True).style(Role::Kept), theme(Kind::Dark, Depth::True).style(Role::Kept));
    // Other themes stay as they are.
    let (light, _) = Theme::changed_by(text, Kind::Light, Depth::True, Marks::Signs);
    assert_eq!(light.styles, theme(Kind::Light, Depth::True).styles);
}

#[test]
fn what_is_wrong_in_the_users_theme_is_told_and_left_out() {
    let text = "[drak]\n[dark]\nspeakers = [\"#ff0000\", \"rde\"]\nquote_towards = \"red\"\nhue = 1\n\
        [dark.style]\nheding = \"bold\"\nkept = \"bold geen\"\ntitle = 3\nplace = \"#00ff00\"\n\
        [dark.sixteen]\nsixteen = {}\n";
    let (theme, complaints) = Theme::changed_by(text, Kind::Dark, Depth::True, Marks::Signs);
    assert_eq!(
        complaints.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "theme.toml:1: there is no theme \"drak\"; perhaps \"dark\"",
            "theme.toml:3: \"rde\" is no colour: #rrggbb, or a name such as blue or bright-blue",
            "theme.toml:4: \"red\" is no colour: #rrggbb",
            "theme.toml:5: there is no entry \"hue\"; there are \"speakers\", \"quote_towards\", \
             \"chosen_towards\", \"style\" and \"sixteen\"",
            "theme.toml:7: there is no style \"heding\"; perhaps \"heading\"",
            "theme.toml:8: \"geen\" is no colour: #rrggbb, or a name such as blue or bright-blue",
            "theme.toml:9: this stands in quotation marks",
            "theme.toml:12: there is no entry \"sixteen\"; there are \"speakers\", \"quote_towards\", \
             \"chosen_towards\" and \"style\"",
        ]
    );
    let ours = self::theme(Kind::Dark, Depth::True);
    assert_eq!(theme.style(Role::Kept), ours.style(Role::Kept));
    assert_eq!(theme.voices.len(), ours.voices.len());
    assert_eq!(theme.style(Role::Place), "#00ff00".parse::<Written>().unwrap().at(Depth::True));
    let (_, complaints) = Theme::changed_by("[dark", Kind::Dark, Depth::True, Marks::Signs);
    assert_eq!(complaints.len(), 1);
}
