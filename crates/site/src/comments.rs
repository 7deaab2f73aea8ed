//! Takes out what browsers do not need: Leptos' marks for hydration, which we
//! do not use, the remarks and indentation of style sheets, the spaces of a script.

/// `html` without comments. Text never holds `<!--`: Leptos escapes it.
pub(crate) fn html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<!") {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let end = if mark.starts_with("<!--") { "-->" } else { ">" };
        rest = mark.split_once(end).map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// `css` without remarks, indentation and line ends.
pub(crate) fn css(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, remark)) = rest.split_once("/*") {
        out.push_str(before);
        rest = remark.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines: Vec<&str> = out.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    // A space where a line ended: selectors and values may go on over lines.
    let joined = lines.join(" ");
    [("{ ", "{"), ("; ", ";"), (" }", "}"), ("} ", "}"), (" {", "{"), (";}", "}")]
        .iter()
        .fold(joined, |css, (from, to)| css.replace(from, to))
}

/// `script` without remarks on lines of their own, and without indentation.
pub(crate) fn js_lines(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|l| !l.is_empty() && !l.starts_with("//"));
    lines.map(|l| format!("{l}\n")).collect()
}

/// The same without spaces that separate no words. Strings stay; statements must end in `;` or `}`, and no
/// regular expression may hold a quote.
pub(crate) fn js(script: &str) -> String {
    let lines = js_lines(script);
    let mut out = String::with_capacity(lines.len());
    let mut within = None;
    let mut rest = lines.chars().peekable();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    while let Some(c) = rest.next() {
        let space = within.is_none() && matches!(c, ' ' | '\n');
        let words = out.chars().next_back().is_some_and(is_word) && rest.peek().copied().is_some_and(is_word);
        if space && !words {
            continue;
        }
        within = match within {
            None => Some(c).filter(|c| matches!(c, '"' | '\'' | '`')),
            Some(quote) if quote == c => None,
            open => open,
        };
        out.push(if space { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_text_stays() {
        let table = [
            ("<p>a<!>b<!--<() />--></p>", "<p>ab</p>"),
            ("<p>1 &lt;! 2</p>", "<p>1 &lt;! 2</p>"),
            ("<!--", ""),
            ("plain", "plain"),
        ];
        for (from, to) in table {
            assert_eq!(html(from), to);
        }
    }

    #[test]
    fn remarks_go() {
        let script = "// a\nconst x = 1; // kept\n\n  // b\n  y(\"//\");\n";
        assert_eq!(js_lines(script), "const x = 1; // kept\ny(\"//\");\n");
    }

    #[test]
    fn scripts_shrink() {
        let script = "// a\nconst x = (a, b) => {\n  return a in b;\n};\n\nf(\"a  b\", `c ${ d }`);\n";
        assert_eq!(js(script), "const x=(a,b)=>{return a in b;};f(\"a  b\",`c ${ d }`);");
    }

    #[test]
    fn style_sheets_shrink() {
        let sheet = "/* x */\na,\nb {\n  color: red;\n  content: \"a: b\";\n}\nc > d {\n  e: f g;\n}\n";
        assert_eq!(css(sheet), "a, b{color: red;content: \"a: b\"}c > d{e: f g}");
    }
}
