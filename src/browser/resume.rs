//! « Reprendre mon parcours » on a static page, for somebody who came from a journey.

use crate::browser::stage::document;
use crate::pages::RESUME;

/// Shows the line that leads back to the page at `address`.
pub(super) fn offer(address: &str) {
    let Some(line) = document().get_element_by_id(RESUME) else { return };
    if let Ok(Some(link)) = line.query_selector("a") {
        // Both only fail on names that are not names.
        let _ = link.set_attribute("href", address);
        let _ = line.remove_attribute("hidden");
    }
}
