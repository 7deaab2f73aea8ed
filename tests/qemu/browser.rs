//! The machine with a browser: Chromium as Debian ships it, on Linux's own USB stack.

use crate::machine::{Guest, Machine, free_ports};
use crate::passthru::Inserted;
use sim::{Card, Variant};
use std::path::Path;

const MODULES: &[&str] = &[
    "virtio_ring",
    "virtio",
    "virtio_pci_modern_dev",
    "virtio_pci_legacy_dev",
    "virtio_pci",
    "9pnet",
    "9pnet_virtio",
    "netfs",
    "fscache",
    "9p",
    "overlay",
    "usb-common",
    "usbcore",
    "xhci-hcd",
    "xhci-pci",
];

/// An ordinary page that tries everything.
const PAGE: Guest = Guest {
    name: "page",
    script: include_bytes!("browser.sh"),
    modules: MODULES,
    files: &[("then.sh", include_bytes!("page.sh")), ("page.html", include_bytes!("page.html"))],
};

/// The site as an Isolated Web App.
const ISOLATED: Guest = Guest {
    name: "isolated",
    script: include_bytes!("browser.sh"),
    modules: MODULES,
    files: &[("then.sh", include_bytes!("isolated.sh"))],
};

/// Each step's name, and what it came to.
pub(crate) type Steps = Vec<(String, String)>;

/// Whether there is a browser here that can be taken along.
pub(crate) fn is_here() -> bool {
    Path::new("/usr/lib/chromium/chromium").is_file()
}

/// Shows it the page, with a card in the reader.
pub(crate) fn ordinary_page(folder: &Path) -> Steps {
    visit(folder, PAGE, &[]).0
}

/// Shows it the site, as it lies in one folder for hosts and in the other for an Isolated Web App, with a card in the
/// reader; that card afterwards.
pub(crate) fn isolated(folder: &Path, site: &Path, isolated: &Path) -> (Steps, Card) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    visit(folder, ISOLATED, &[("site", site), ("isolated", isolated), ("tests", tests)])
}

/// Starts the machine and waits for the end of its steps; `shared` are folders that it also finds by names of their own.
fn visit(folder: &Path, guest: Guest, shared: &[(&str, &Path)]) -> (Steps, Card) {
    let [card] = free_ports();
    let all = [("host", Path::new("/"))];
    let share = |(tag, path): &(&str, &Path)| {
        let path = path.display();
        format!("local,path={path},mount_tag={tag},security_model=none,readonly=on,multidevs=remap")
    };
    let shares: Vec<String> = all.iter().chain(shared).map(share).collect();
    let shares = shares.iter().flat_map(|share| ["-virtfs", share]);
    let arguments: Vec<&str> = ["-m", "4096", "-smp", "2"].into_iter().chain(shares).collect();
    let mut machine = Machine::start(folder, guest, card, &arguments);
    machine.printed_until("browser");
    let inserted = Inserted::into_reader(Card::new(Variant::Cps3), card);
    let printed = machine.printed_until("step end: ok");
    let card = inserted.out();
    let steps = printed.iter().filter_map(|line| line.strip_prefix("step ")?.trim_end().split_once(": "));
    (steps.map(|(name, came)| (name.to_owned(), came.to_owned())).collect(), card)
}
