//! What a system needs to install the guide as an app: the manifest and its pictures.

use crate::arguments::Arguments;
use crate::fault::Fault;
use crate::file;
use crate::picture::mark::{Ground, picture, svg};
use crate::picture::{Colour, png_size};
use crate::tree::Tree;
use app::address::CARD_CHECK;
use app::words::{self, offline};
use guide::Guide;
use guide_compiler::render::json::string as json;

/// The icon keeps its name: browsers also ask for it by themselves.
pub(crate) const ICON: &str = "icon.svg";
/// So does the one for the home screens of iPhones and iPads.
pub(crate) const TOUCH_ICON: &str = "apple-touch-icon.png";
/// The manifest, beside the home page: its addresses are relative to it.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";
/// Where pictures lie that no page shows.
pub(crate) const PICTURES: &str = "images/";

/// The mark's part of an icon that systems cut: see `mark`.
pub(crate) const MASKABLE: f64 = 0.8;
/// Its part on a home screen, where only the corners are cut.
const TOUCH: f64 = 0.92;

/// The two captures that are shown before the guide is installed, committed by the browser tests.
const CAPTURES: [(&str, &str, &str); 2] = [
    ("accueil-360.png", "narrow", offline::NARROW_CAPTURE),
    ("parcours-1280.png", "wide", offline::WIDE_CAPTURE),
];

/// Adds the manifest and its pictures.
pub(crate) fn add(tree: &mut Tree, arguments: &Arguments, guide: &Guide) -> Result<(), Fault> {
    tree.add(ICON, svg());
    tree.add(TOUCH_ICON, picture(180, Ground::Full, TOUCH).png());
    let icons = [
        (192, Ground::Rounded, 1.0, "any"),
        (512, Ground::Rounded, 1.0, "any"),
        (512, Ground::Full, MASKABLE, "maskable"),
    ];
    let icons = icons.map(|(side, ground, part, purpose)| {
        let file = tree.add_named(&format!("{PICTURES}icone-{side}.png"), picture(side, ground, part).png());
        format!(r#"{{"src":"{file}","sizes":"{side}x{side}","type":"image/png","purpose":"{purpose}"}}"#)
    });
    let mut captures = Vec::new();
    for (name, form, label) in CAPTURES {
        let path = arguments.captures.join(name);
        let bytes = file::bytes(&path)?;
        let (width, height) =
            png_size(&bytes).ok_or_else(|| Fault::new(format!("{} n'est pas un PNG", path.display())))?;
        let file = tree.add_named(&format!("{PICTURES}{name}"), bytes);
        captures.push(format!(
            r#"{{"src":"{file}","sizes":"{width}x{height}","type":"image/png","form_factor":"{form}","label":{}}}"#,
            json(label)
        ));
    }
    tree.add(MANIFEST, manifest(guide, &icons, &captures));
    Ok(())
}

/// Without an `id`, which browsers would read from the host's root: two installs below different
/// paths of one host would be one app. It is then `start_url`, which is below ours.
fn manifest(guide: &Guide, icons: &[String], captures: &[String]) -> String {
    let doors = guide.entries.iter().skip(1).map(|e| (e.door.as_str(), guide.address(e.node)));
    let check = (words::CARD_CHECK, CARD_CHECK.to_owned());
    // Systems show four; the last doors are for those who are already lost.
    let shortcuts = doors.take(3).chain([check]);
    let shortcuts: Vec<String> =
        shortcuts.map(|(name, url)| format!(r#"{{"name":{},"url":{}}}"#, json(name), json(&url))).collect();
    let (icons, captures, shortcuts) = (icons.join(","), captures.join(","), shortcuts.join(","));
    let (name, short, language) = (json(&guide.title), json(offline::SHORT_NAME), json(&guide.language));
    let (theme, paper) = (Colour::GREEN.css(), Colour::PAPER.css());
    [
        format!(r#"{{"name":{name},"short_name":{short},"lang":{language},"start_url":"./","scope":"./","#),
        format!(r#""display":"standalone","theme_color":"{theme}","background_color":"{paper}","#),
        format!(r#""icons":[{icons}],"shortcuts":[{shortcuts}],"screenshots":[{captures}]}}"#),
        "\n".to_owned(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_the_manifest_is_relative() {
        let guide = Guide { title: "G".to_owned(), language: "fr".to_owned(), ..Guide::default() };
        let text = manifest(&guide, &[], &[]);
        assert!(text.contains(r#""start_url":"./","scope":"./""#));
        assert!(!text.contains(r#""id""#) && !text.contains("://") && !text.contains(r#":"/"#), "{text}");
        assert!(text.contains(r#""shortcuts":[{"name":"Vérifier ma carte","url":"verifier-ma-carte/"}]"#));
    }
}
