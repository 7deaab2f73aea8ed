//! A region's look, as rules after those of the style sheet: its colours, and its logo in place of our mark.

use guide_compiler::Region;

/// The rules for `region`; `logo` is the address of its picture, as the sheet writes it.
pub(crate) fn css(region: &Region, logo: Option<&str>) -> String {
    let mut out = String::new();
    if let Some([light, dark]) = &region.colours {
        // As much colour in the wash as the compiler's contrast test takes.
        out.push_str(&format!(
            ":root{{--green: #{light};--green-deep: color-mix(in srgb, var(--green) 80%, #000);--wash: color-mix(in srgb, var(--green) 8%, var(--paper))}}\
             @media screen and (prefers-color-scheme: dark){{:root{{--green: #{dark};--green-deep: color-mix(in srgb, var(--green) 80%, #fff);--on-green: var(--paper)}}}}"
        ));
    }
    if let Some(logo) = logo {
        let name = quoted(&region.name);
        out.push_str(&format!(
            ".brand .icon{{display: none}}.brand::before{{content: \"\" / {name};width: 6rem;height: 2.25rem;background: url({logo}) left center/contain no-repeat}}"
        ));
    }
    out
}

/// `text` as a string of a style sheet.
fn quoted(text: &str) -> String {
    let kept = |c: char| !c.is_control() && !['"', '\\'].contains(&c);
    format!("\"{}\"", text.chars().filter(|c| kept(*c)).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region() -> Region {
        Region { key: "brume".to_owned(), name: "Pays de \"Brume\\".to_owned(), colours: None, logo: None }
    }

    #[test]
    fn a_region_without_a_look_adds_nothing() {
        assert_eq!(css(&region(), None), "");
    }

    #[test]
    fn colours_and_logo_follow_the_sheet() {
        let colours = Some(["5a2a6e".to_owned(), "d9b8ea".to_owned()]);
        let css = css(&Region { colours, ..region() }, Some("logo.0.svg"));
        assert!(css.starts_with(":root{--green: #5a2a6e;"), "{css}");
        assert!(css.contains("(prefers-color-scheme: dark){:root{--green: #d9b8ea;"), "{css}");
        assert!(
            css.contains("content: \"\" / \"Pays de Brume\"") && css.contains("url(logo.0.svg)"),
            "{css}"
        );
    }
}
