//! What completes command lines knows every command and every option.

use super::Test;

#[test]
fn every_shell_completes_every_command_and_option() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = Test::new(&["completions", shell]).output();
        let script = String::from_utf8(output.stdout).unwrap();
        for word in ["extract", "people", "completions", "library", "min-confidence", "theme", "keys"] {
            assert!(script.contains(word), "{word} is missing for {shell}");
        }
        assert_eq!((output.stderr.as_slice(), output.status.code()), (&[][..], Some(0)));
    }
}

#[test]
fn another_shell_is_named_with_those_there_are() {
    let output = Test::new(&["completions", "cmd"]).output();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{told}");
    assert_eq!(output.status.code(), Some(2));
}
