//! A guide of nine pages for tests: one of each kind, small enough to know by heart.

use crate::act::Act;
use crate::address::Place;
use crate::session::Session;
use guide::{
    Answer, Answers, Before, BeforeFact, Block, Callout, Catalogue, Closing, Condition, Device, Ending,
    Entry, Fact, FactId, FactKind, Family, Finding, Group, Guide, Inline, Link, LinkId, Node, NodeId,
    NodeKind, Otherwise, Phase, Question, Rule, Stage, Step, SubStep, Target, Term, Test, Tile, Trade, Value,
    ValueId, Variant,
};

// Facts
const PROFESSION: FactId = FactId(0);
const RPPS: FactId = FactId(2);
const MOYEN: FactId = FactId(3);
const PREMIERE: FactId = FactId(4);
const COORDONNEES: FactId = FactId(5);
const BLOCAGE: FactId = FactId(6);

// Pages, sorted by id
const CARTE: NodeId = NodeId(0);
const CONTACT: NodeId = NodeId(1);
const DEPANNAGE: NodeId = NodeId(2);
const ACTIVER: NodeId = NodeId(3);
const INTROUVABLE: NodeId = NodeId(5);
const PROFESSION_PAGE: NodeId = NodeId(6);
const TRADES: NodeId = NodeId(7);
const SITUATION: NodeId = NodeId(8);

/// The fact and value with these keys.
///
/// # Panics
///
/// When the guide has no such value.
#[must_use]
pub fn pick(guide: &Guide, fact: &str, value: &str) -> (FactId, ValueId) {
    crate::saved::read_pair(guide, &format!("{fact}={value}")).unwrap()
}

/// A nurse who has a number and nothing else, on the personal path.
#[must_use]
pub fn finished(guide: &Guide) -> Session {
    let mut session = Session::new(guide, Place::Node(PROFESSION_PAGE));
    let answers = [
        (PROFESSION_PAGE, vec![pick(guide, "profession", "infirmier")]),
        (SITUATION, vec![pick(guide, "rpps", "oui"), pick(guide, "moyen", "aucun-encore")]),
    ];
    for (node, picks) in answers {
        session.apply(guide, &Act::Answer { node, picks });
    }
    session
}

/// A guide with something in every field, in every variant; it leads nowhere.
#[must_use]
pub fn rich() -> Guide {
    let all = || {
        vec![
            Inline::Text("a".to_owned()),
            Inline::Strong(text("b")),
            Inline::Emphasis(text("c")),
            Inline::Code("d".to_owned()),
            Inline::Break,
            Inline::Link(Target::Node(NodeId(300), Some("e".to_owned())), text("f")),
            Inline::Link(Target::Anchor("g".to_owned()), text("h")),
            Inline::Link(Target::Outside(LinkId(2)), text("i")),
        ]
    };
    let blocks = vec![
        Block::Paragraph(all()),
        Block::Heading { level: 3, anchor: "j".to_owned(), text: all() },
        Block::List { ordered: true, items: vec![vec![Block::Paragraph(all())]] },
        Block::Callout(Callout::Note, Vec::new()),
        Block::Callout(Callout::Addition, Vec::new()),
        Block::Callout(Callout::Important, Vec::new()),
        Block::Callout(Callout::Warning, vec![Block::Paragraph(all())]),
        Block::Table { head: vec![all()], rows: vec![vec![all()]] },
    ];
    let mut guide = sample();
    for node in &mut guide.nodes {
        node.short_title = Some("k".to_owned());
        node.description = Some("l".to_owned());
        node.source = Some("m".to_owned());
        node.intro.clone_from(&blocks);
        node.details.clone_from(&blocks);
        for before in &mut node.before {
            before.otherwise = Some(Otherwise { to: CARTE, text: all() });
        }
        for step in node.stages.iter_mut().flat_map(|s| &mut s.steps) {
            step.loss = Some(all());
            step.addition = true;
            step.help = vec![all()];
            step.sub_steps = vec![SubStep { device: Device::Phone, text: all() }];
        }
        for rule in node.also.iter_mut().chain(&mut node.next) {
            rule.help = Some(all());
            rule.sets = vec![(RPPS, ValueId(1))];
        }
    }
    let endings = [Ending::Connected, Ending::Ready, Ending::Handover, Ending::Contact("n".to_owned())];
    let outcomes = endings.into_iter().map(NodeKind::Outcome);
    let kinds = [NodeKind::Information, NodeKind::Router, NodeKind::Glossary, NodeKind::Links];
    guide.nodes.extend(kinds.into_iter().chain(outcomes).map(|k| node("o", k, "p")));
    if let Some(trade) = guide.catalogue.as_mut().and_then(|c| c.groups[0].families[0].trades.first_mut()) {
        trade.aliases = vec!["q".to_owned()];
        trade.shared = vec!["r".to_owned()];
        trade.code = Some("s".to_owned());
        trade.closed = Some(ValueId(1));
        trade.note = Some(all());
        trade.addition = Some("t".to_owned());
    }
    guide.links = vec![Link {
        key: "u".to_owned(),
        name: "v".to_owned(),
        url: Some("https://exemple.fr/".to_owned()),
        certainty: 'A',
        checked: Some("w".to_owned()),
        unconfirmed: Some("x".to_owned()),
    }];
    guide.terms = vec![Term { name: "y".to_owned(), meaning: all() }];
    guide.findings = vec![Finding { key: "z".to_owned(), node: CARTE }];
    guide
}

/// The guide.
#[must_use]
pub fn sample() -> Guide {
    Guide {
        title: "Guide d'essai".to_owned(),
        language: "fr".to_owned(),
        region: "Pays de Brume".to_owned(),
        phases: vec![Phase { key: "depart".to_owned(), name: "Votre situation".to_owned() }],
        facts: facts(),
        nodes: nodes(),
        entries: vec![
            entry(PROFESSION_PAGE, "Votre métier"),
            entry(DEPANNAGE, "Ça ne marche pas"),
            entry(INTROUVABLE, "Je ne trouve pas mon métier"),
        ],
        catalogue: Some(catalogue()),
        ..Guide::default()
    }
}

fn facts() -> Vec<Fact> {
    let categorie = FactKind::Deduced { from: PROFESSION, of: vec![ValueId(0), ValueId(1)] };
    vec![
        fact(
            "profession",
            "Votre métier",
            FactKind::Catalogue,
            &[("infirmier", "vous êtes infirmier"), ("aide-soignant", "vous êtes aide-soignant")],
        ),
        fact(
            "categorie",
            "Enregistrement",
            categorie,
            &[("ordre", "vous relevez d'un Ordre"), ("role", "vous relevez de RPPS+")],
        ),
        fact(
            "rpps",
            "Numéro RPPS",
            FactKind::Asked,
            &[("oui", "vous avez un numéro RPPS"), ("non", "vous n'avez pas de numéro RPPS")],
        ),
        fact(
            "moyen",
            "Moyen",
            FactKind::Asked,
            &[
                ("e-cps-active", "votre e-CPS est activée"),
                ("aucun-encore", "vous n'avez encore ni carte ni e-CPS"),
            ],
        ),
        fact(
            "premiere-connexion",
            "Première connexion",
            FactKind::Asked,
            &[("oui", "c'est la première"), ("non", "ce n'est pas la première")],
        ),
        fact(
            "coordonnees",
            "Mail et mobile",
            FactKind::Asked,
            &[("a-jour", "ils sont à jour"), ("a-corriger", "ils sont à corriger")],
        ),
        fact(
            "blocage",
            "Ce qui ne marche pas",
            FactKind::Asked,
            &[("carte", "la carte pose problème"), ("autre", "autre chose pose problème")],
        ),
    ]
}

fn nodes() -> Vec<Node> {
    let notice = text("Éditeur : [à compléter]");
    vec![
        Node {
            stages: vec![stage(vec![step("commander", 1, "Commander la carte", Some(Device::Computer))])],
            ..node("carte", NodeKind::Outcome(Ending::Repaired), "Commander la carte")
        },
        Node {
            closing: Some(closing()),
            ..node("contact", NodeKind::Outcome(Ending::Handover), "Demander de l'aide")
        },
        Node {
            questions: vec![question(BLOCAGE, None, &["La carte", "Autre chose"])],
            next: vec![rule(Some((BLOCAGE, 0)), CARTE), rule(None, CONTACT)],
            ..node("depannage", NodeKind::Question, "Ça ne marche pas")
        },
        activate(),
        Node {
            intro: vec![Block::Paragraph(notice)],
            phase: None,
            ..node("mentions-legales", NodeKind::Page, "Mentions légales")
        },
        Node {
            questions: vec![question(PROFESSION, None, &["Infirmier"])],
            next: vec![rule(None, SITUATION)],
            ..node("metier-introuvable", NodeKind::Question, "Je ne trouve pas")
        },
        Node {
            questions: vec![Question { fact: PROFESSION, title: None, answers: Answers::Catalogue }],
            next: vec![rule(None, SITUATION)],
            remaining: (1, 1),
            ..node("profession", NodeKind::Question, "Que dois-je faire ?")
        },
        Node { phase: None, ..node("professions", NodeKind::Catalogue, "Tous les métiers") },
        situation(),
    ]
}

fn situation() -> Node {
    let mut moyen = question(MOYEN, Some("De quoi disposez-vous ?"), &["La e-CPS", "Rien de cela"]);
    if let Answers::Listed(answers) = &mut moyen.answers {
        answers[1].sets = vec![(PREMIERE, ValueId(0))];
    }
    Node {
        questions: vec![
            question(RPPS, Some("Avez-vous un numéro ?"), &["Oui", "Non"]),
            moyen,
            question(PREMIERE, Some("Première fois ?"), &["Oui", "Non"]),
        ],
        next: vec![rule(Some((MOYEN, 1)), ACTIVER), rule(None, CONTACT)],
        ..node("situation", NodeKind::Question, "Où en êtes-vous ?")
    }
}

fn activate() -> Node {
    let mut open = step("ouvrir", 1, "Ouvrir la page", Some(Device::Computer));
    let nurse = Condition(vec![Test { fact: PROFESSION, values: vec![ValueId(0)], negated: false }]);
    open.variants = vec![
        Variant { when: Some(nurse), text: text("le portail de l'Ordre") },
        Variant { when: None, text: text("le portail RPPS+") },
    ];
    let mut scan = step("scanner", 3, "Scanner le code", None);
    scan.device = Some(Device::Computer);
    let phone = step("installer", 2, "Installer l'application", Some(Device::Phone));
    Node {
        before: vec![Before {
            key: "mail".to_owned(),
            text: text("Mail et mobile à jour"),
            fact: Some(BeforeFact { fact: COORDONNEES, yes: ValueId(0), no: ValueId(1) }),
            otherwise: None,
        }],
        stages: vec![stage(vec![open, phone, scan])],
        also: vec![rule(Some((PROFESSION, 0)), CARTE)],
        next: vec![rule(None, CONTACT)],
        ..node("e-cps/activer", NodeKind::Procedure, "Activer la e-CPS")
    }
}

/// The sample whose repairs never come into the way of the others.
#[must_use]
pub fn apart() -> Guide {
    let mut guide = sample();
    for node in guide.nodes.iter_mut().filter(|n| n.key == "depannage") {
        node.next.clear();
    }
    guide
}

fn catalogue() -> Catalogue {
    let trade = |at, label: &str| Trade {
        value: ValueId(at),
        label: label.to_owned(),
        frequent: true,
        aliases: Vec::new(),
        shared: Vec::new(),
        code: None,
        closed: None,
        note: None,
        addition: None,
    };
    let group = |key: &str, trade| Group {
        key: key.to_owned(),
        title: key.to_owned(),
        families: vec![Family { title: None, trades: vec![trade] }],
    };
    let tile = |at, label: &str| Tile { trade: ValueId(at), label: label.to_owned() };
    Catalogue {
        fact: PROFESSION,
        node: TRADES,
        groups: vec![group("ordre", trade(0, "Infirmier")), group("role", trade(1, "Aide-soignant"))],
        tiles: vec![tile(0, "Infirmier"), tile(1, "Aide-soignant")],
    }
}

fn node(key: &str, kind: NodeKind, title: &str) -> Node {
    Node {
        key: key.to_owned(),
        kind,
        title: title.to_owned(),
        short_title: None,
        description: None,
        phase: Some(0),
        reviewed: "2026-11-23".to_owned(),
        source: None,
        intro: Vec::new(),
        before: Vec::new(),
        questions: Vec::new(),
        stages: Vec::new(),
        details: Vec::new(),
        closing: None,
        also: Vec::new(),
        next: Vec::new(),
        remaining: (0, 0),
    }
}

fn closing() -> Closing {
    Closing {
        who: vec![text("le support")],
        prepare: vec![text("votre identifiant")],
        say: vec![text("«\u{a0}Je n'arrive pas à me connecter.\u{a0}»")],
    }
}

fn question(fact: FactId, title: Option<&str>, labels: &[&str]) -> Question {
    let answer = |(at, label): (usize, &&str)| Answer {
        value: ValueId::at(at).unwrap(),
        label: text(label),
        help: None,
        to: None,
        sets: Vec::new(),
    };
    Question {
        fact,
        title: title.map(str::to_owned),
        answers: Answers::Listed(labels.iter().enumerate().map(answer).collect()),
    }
}

fn rule(when: Option<(FactId, u16)>, to: NodeId) -> Rule {
    let test = |(fact, value)| Condition(vec![Test { fact, values: vec![ValueId(value)], negated: false }]);
    Rule { when: when.map(test), to, text: text("la suite"), help: None, sets: Vec::new() }
}

fn stage(steps: Vec<Step>) -> Stage {
    Stage { title: None, steps }
}

fn step(key: &str, number: u8, words: &str, device: Option<Device>) -> Step {
    Step {
        key: key.to_owned(),
        number,
        text: text(words),
        device,
        loss: None,
        addition: false,
        help: Vec::new(),
        variants: Vec::new(),
        sub_steps: Vec::new(),
    }
}

fn entry(node: NodeId, door: &str) -> Entry {
    Entry { node, door: door.to_owned(), interactions: 3 }
}

fn fact(key: &str, name: &str, kind: FactKind, values: &[(&str, &str)]) -> Fact {
    let value = |(key, when): &(&str, &str)| Value { key: (*key).to_owned(), when: (*when).to_owned() };
    Fact { key: key.to_owned(), name: name.to_owned(), values: values.iter().map(value).collect(), kind }
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}
