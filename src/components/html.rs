//! Elements of one type.
//!
//! `view!` gives every element a type of its own, and every type its own code:
//! measured, two thirds of the app's bytes. An [`El`] is always the same type,
//! whatever its name, attributes and children.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::custom;
use leptos::prelude::*;

/// An attribute that changes: present with this value, or absent.
pub(crate) type Changing = Box<dyn FnMut() -> Option<String> + Send>;

/// An element or text to be; boxed, so that handing it on moves one word.
pub struct El(Box<Parts>);

struct Parts {
    /// Empty for text and for what is already a view.
    tag: &'static str,
    words: String,
    view: Option<AnyView>,
    attributes: Vec<AnyAttribute>,
    children: Vec<El>,
}

impl std::fmt::Debug for El {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.tag)
    }
}

/// An element called `tag`.
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        words: String::new(),
        view: None,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An element called `tag` with a class.
pub(crate) fn classed(tag: &'static str, class: &str) -> El {
    el(tag).attr("class", class)
}

/// Text; « e-CPS » stays on one line, where browsers would break after the hyphen.
pub(crate) fn text(text: &str) -> El {
    const WORD: &[u8] = b"e-CPS";
    // One element around all of it: where things stand in a row, it stays one of them.
    let mut whole = el("span");
    let mut rest = text;
    while let Some(at) = rest.as_bytes().windows(WORD.len()).position(|window| window == WORD) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let (word, after) = from.split_at_checked(WORD.len()).unwrap_or((from, ""));
        whole = whole.maybe(some(before)).with(classed("span", "unbroken").with(plain(word)));
        rest = after;
    }
    if whole.0.children.is_empty() { plain(text) } else { whole.maybe(some(rest)) }
}

/// Leptos writes a space where a text is empty.
fn some(text: &str) -> Option<El> {
    (!text.is_empty()).then(|| plain(text))
}

fn plain(text: &str) -> El {
    let mut el = nothing();
    text.clone_into(&mut el.0.words);
    el
}

/// Nothing.
pub(crate) fn nothing() -> El {
    el("")
}

/// What Leptos already knows how to show.
pub(crate) fn known(view: AnyView) -> El {
    let mut el = el("");
    el.0.view = Some(view);
    el
}

/// What changes with the signals it reads.
pub(crate) fn changing(mut show: Box<dyn FnMut() -> El + Send>) -> El {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || show().render());
    known(view.into_any())
}

/// Text that changes.
pub(crate) fn changing_text(mut words: Box<dyn FnMut() -> String + Send>) -> El {
    changing(Box::new(move || text(&words())))
}

impl El {
    /// Adds an attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push(custom_attribute(name, value.to_owned()).into_any_attr());
        self
    }

    /// Adds an attribute that changes.
    pub(crate) fn changing(mut self, name: &'static str, value: Changing) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Adds a property of the element that changes: whether a box is checked.
    pub(crate) fn checked(mut self, value: Box<dyn FnMut() -> bool + Send>) -> Self {
        self.0.attributes.push(leptos::tachys::html::property::prop("checked", value).into_any_attr());
        self
    }

    /// Adds what a click does.
    pub(crate) fn on_click(mut self, act: Box<dyn FnMut(ev::MouseEvent)>) -> Self {
        self.0.attributes.push(ev::on(ev::click, act).into_any_attr());
        self
    }

    /// Adds what the event called `name` does.
    pub(crate) fn on(mut self, name: &'static str, act: Box<dyn FnMut(ev::Event)>) -> Self {
        self.0.attributes.push(ev::on(ev::Custom::<ev::Event>::new(name), act).into_any_attr());
        self
    }

    /// Adds text.
    pub(crate) fn text(self, words: &str) -> Self {
        self.with(text(words))
    }

    /// Adds a child.
    pub(crate) fn with(mut self, child: Self) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds a child if there is one.
    pub(crate) fn maybe(mut self, child: Option<Self>) -> Self {
        self.0.children.extend(child);
        self
    }

    /// Adds children.
    pub(crate) fn children(mut self, children: Vec<Self>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// The view of it.
    pub fn render(self) -> AnyView {
        let Parts { tag, words, view, attributes, children } = *self.0;
        if let Some(view) = view {
            return view;
        }
        if tag.is_empty() {
            return words.into_any();
        }
        let children: Vec<AnyView> = children.into_iter().map(Self::render).collect();
        custom(tag).child(children).add_any_attr(attributes).into_any()
    }
}

/// A link.
pub(crate) fn link(href: &str) -> El {
    el("a").attr("href", href)
}

/// A list whose items are these.
pub(crate) fn list(class: &str, items: Vec<El>) -> El {
    classed("ul", class).children(items)
}

/// A list item.
pub(crate) fn item(child: El) -> El {
    el("li").with(child)
}
