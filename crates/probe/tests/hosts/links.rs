//! Each answer of an outgoing address is told for what it is.

use crate::host::{Said, start};
use probe::Client;
use probe::links::{Seen, look};

#[test]
fn what_was_seen_and_no_more() {
    let url = start(|asked| {
        let (status, to) = match asked.path {
            "/there" => (200, ""),
            "/moved" => (301, "/there"),
            "/closed" => (403, ""),
            "/gone" => (410, ""),
            "/broken" => (500, ""),
            _ => (302, "/round"),
        };
        let headers = if to.is_empty() { Vec::new() } else { vec![("Location", to.to_owned())] };
        Said { status, headers, body: Vec::new() }
    });
    let client = Client::default();
    let seen = |path: &str| look(&client, &format!("{url}{path}"));
    assert_eq!(seen("there"), Seen::There);
    assert_eq!(seen("moved"), Seen::Moved(format!("{url}there")));
    assert_eq!(seen("closed"), Seen::Refused(403));
    assert_eq!(seen("gone"), Seen::Dead(410));
    assert_eq!(seen("broken"), Seen::Dead(500));
    assert_eq!(seen("round"), Seen::Lost);
    assert!(matches!(look(&client, "http://127.0.0.1:9/"), Seen::Unreached(_)));
    assert!(!Seen::Refused(403).is_good() && Seen::Moved(url).is_good());
}
