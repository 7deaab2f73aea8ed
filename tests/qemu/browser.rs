//! The machine with a browser: Chromium as Debian ships it, on Linux's own USB stack, before one page.

use crate::machine::{Guest, Machine, free_ports};
use crate::passthru::Inserted;
use sim::{Card, Variant};
use std::path::Path;

const GUEST: Guest = Guest {
    name: "browser",
    script: include_bytes!("browser.sh"),
    modules: &[
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
    ],
    files: &[("page.html", include_bytes!("page.html"))],
};

/// Whether there is a browser here that can be taken along.
pub(crate) fn is_here() -> bool {
    Path::new("/usr/lib/chromium/chromium").is_file()
}

/// Shows it the page, with a card in the reader: what each step of the page came to.
pub(crate) fn steps(folder: &Path) -> Vec<(String, String)> {
    let [card] = free_ports();
    let share = "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap";
    let arguments = ["-m", "4096", "-smp", "2", "-virtfs", share];
    let mut machine = Machine::start(folder, GUEST, card, &arguments);
    machine.printed_until("browser");
    let inserted = Inserted::into_reader(Card::new(Variant::Cps3), card);
    let printed = machine.printed_until("step end: ok");
    inserted.out();
    let steps = printed.iter().filter_map(|line| line.strip_prefix("step ")?.trim_end().split_once(": "));
    steps.map(|(name, came)| (name.to_owned(), came.to_owned())).collect()
}
