//! The filter, with the real program: what is typed is searched for while the reader goes on.

use super::Home;

#[test]
fn what_is_typed_narrows_the_list() {
    let home = Home::new()
        .article("a.txt", "date 2026-02-06 Harbour reopens\n\nShips went out.\n")
        .article("b.txt", "date 2026-02-05 Council counts\n\n“We met,” Vera Lind said.\n");
    let mut pty = home.open();
    pty.wait_for("INBOX 2");
    // Not all need be analysed yet; those that are join what is found.
    pty.press("fspeaker:lind\r");
    pty.wait_for("INBOX 1 of 2 · speaker:lind");
    pty.press("F");
    pty.wait_for("INBOX 2");
    for letter in "fwent".chars() {
        pty.press(&letter.to_string());
    }
    pty.wait_for("INBOX 1 of 2 · went");
    pty.press("\x1b");
    // Esc goes back to where one was.
    pty.wait_for("inbox 2/2");
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
