//! The list of all addresses, for search engines; only where the absolute address is known.

use crate::tree::Tree;

/// Adds `sitemap.xml` for the pages in `tree`, which stand below `url`.
pub(crate) fn add(tree: &mut Tree, url: &str) {
    let folders = tree.files().filter_map(|(path, _)| path.strip_suffix("index.html"));
    let addresses: Vec<String> = folders.map(str::to_owned).collect();
    tree.add("sitemap.xml", sitemap(url, &addresses));
}

/// `sitemap.xml` for these addresses below `url`.
fn sitemap(url: &str, addresses: &[String]) -> String {
    let mut sorted: Vec<&String> = addresses.iter().collect();
    sorted.sort();
    let entries: String = sorted.iter().map(|a| format!("<url><loc>{url}{a}</loc></url>\n")).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_listed_in_order() {
        let map = sitemap("https://exemple.fr/", &["b/".to_owned(), String::new()]);
        let home = map.find("<loc>https://exemple.fr/</loc>").unwrap();
        let page = map.find("<loc>https://exemple.fr/b/</loc>").unwrap();
        assert!(home < page);
    }
}
