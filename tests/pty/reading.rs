//! What a reader does from start to end, with the real program.

use super::{HEADLINE, home};

#[test]
fn every_size_is_drawn_on() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for(HEADLINE);
    for (columns, rows) in [(40, 15), (120, 40), (1, 1), (80, 24), (300, 100), (100, 30)] {
        let n_before = pty.received().bytes.len();
        pty.resize(columns, rows);
        pty.wait(&format!("frame of {columns}×{rows}"), |received| {
            received.bytes.len() > n_before && (columns == 1 || received.shows("Harbour"))
        });
    }
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
