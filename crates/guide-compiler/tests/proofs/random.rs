//! Random guides, the same for the same seed.

use crate::model::{Answer, Cited, Condition, Kind, Model, Page, Question, Rule, Test};

/// A source of numbers (xorshift).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self((seed.wrapping_mul(2)).wrapping_add(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % bound.max(1)
    }

    /// True `n` times in `of`.
    pub(crate) fn chance(&mut self, n: usize, of: usize) -> bool {
        self.below(of) < n
    }
}

/// A guide that may have every fault.
pub(crate) fn model(seed: u64) -> Model {
    let mut dice = Dice::new(seed);
    for _ in 0..8 {
        dice.below(2);
    }
    let tame = dice.chance(1, 2);
    let mut facts: Vec<usize> = (0..2 + dice.below(4)).map(|_| 2 + dice.below(3)).collect();
    let groups = dice.chance(1, 4).then(|| {
        let mut groups = vec![0; 1 + dice.below(2)];
        groups.resize(groups.len() + 1 + dice.below(2), 1);
        groups
    });
    if let (Some(groups), Some(first)) = (&groups, facts.first_mut()) {
        *first = groups.len();
    }
    let pages = 3 + dice.below(10);
    let mut maker = Maker { dice, tame, facts, groups, pages, phases: 1 };
    if maker.dice.chance(1, 6) {
        maker.phases = 2;
    }
    let list: Vec<Page> = (0..pages).map(|at| maker.page(at)).collect();
    let mut entries = vec![(0, maker.interactions())];
    if maker.dice.chance(1, 3) {
        entries.push((1 + maker.dice.below(pages - 1), maker.interactions()));
    }
    let findable = |p: &usize| !matches!(list[*p].kind, Kind::Question | Kind::Router);
    let finding = Some(maker.dice.below(pages)).filter(|p| findable(p) && maker.dice.chance(1, 4));
    Model { facts: maker.facts, groups: maker.groups, pages: list, entries, finding }
}

/// Makes a few slips in a guide: a rule or an answer less, another target.
pub(crate) fn damage(model: &mut Model, seed: u64) {
    let mut dice = Dice::new(seed);
    let pages = model.pages.len();
    for _ in 0..8 {
        let (at, to) = (dice.below(pages), dice.below(pages));
        let page = &mut model.pages[at];
        let rules = page.next.len();
        match dice.below(4) {
            0 if rules > 1 => drop(page.next.remove(dice.below(rules))),
            1 if rules > 0 => page.next[dice.below(rules)].to = to,
            2 if rules > 2 => page.next.swap(0, dice.below(rules - 1)),
            3 => {
                let asked = page.questions.iter_mut().map(|q| &mut q.answers).find(|a| a.len() > 1);
                asked.into_iter().for_each(|answers| answers.truncate(answers.len() - 1));
            }
            _ => {}
        }
    }
}

struct Maker {
    dice: Dice,
    tame: bool,
    facts: Vec<usize>,
    groups: Option<Vec<usize>>,
    pages: usize,
    phases: usize,
}

impl Maker {
    fn interactions(&mut self) -> u8 {
        u8::try_from(self.dice.below(if self.tame { 12 } else { 5 })).unwrap_or(0)
    }

    fn page(&mut self, at: usize) -> Page {
        let last = at + 1 == self.pages;
        let kind = match self.dice.below(10) {
            _ if last => Kind::Outcome,
            0..=3 => Kind::Question,
            _ if at == 0 => Kind::Question,
            4 | 5 => Kind::Procedure,
            6 => Kind::Information,
            7 | 8 => Kind::Router,
            _ => Kind::Outcome,
        };
        let mut page = Page {
            kind,
            phase: if self.phases > 1 && self.dice.chance(at, self.pages) { 1 } else { 0 },
            questions: Vec::new(),
            checks: Vec::new(),
            otherwise: Vec::new(),
            steps: Vec::new(),
            also: Vec::new(),
            next: Vec::new(),
            cited: Vec::new(),
        };
        if kind == Kind::Question {
            page.questions = self.questions(at);
        }
        let reads = matches!(kind, Kind::Procedure | Kind::Information | Kind::Outcome);
        if reads && self.dice.chance(1, 3) {
            page.checks = self.checks();
        }
        if reads && self.dice.chance(1, 8) {
            page.otherwise.push(self.to(at));
        }
        if kind == Kind::Procedure {
            page.steps = (0..1 + self.dice.below(2)).map(|_| self.variants()).collect();
        }
        if self.dice.chance(1, 5) {
            page.also = (0..1 + self.dice.below(2)).map(|_| self.rule(at, true)).collect();
        }
        let linked = |q: &Question| !q.answers.is_empty() && q.answers.iter().all(|a| a.to.is_some());
        let closed = page.questions.iter().any(linked);
        if kind != Kind::Outcome && (!closed || self.dice.chance(1, 2)) {
            page.next = self.rules(at);
        }
        if kind != Kind::Router && self.dice.chance(1, 10) {
            page.cited.push(self.to(at));
        }
        page
    }

    /// A page, mostly a later one.
    fn to(&mut self, at: usize) -> usize {
        let later = self.pages - at - 1;
        let back = if self.tame { 12 } else { 5 };
        if later == 0 || self.dice.chance(1, back) {
            self.dice.below(self.pages)
        } else {
            at + 1 + self.dice.below(later.min(4))
        }
    }

    fn questions(&mut self, at: usize) -> Vec<Question> {
        let count = if self.dice.chance(1, 3) { 2 + self.dice.below(2) } else { 1 };
        let mut facts: Vec<usize> = (0..self.facts.len()).collect();
        let mut out = Vec::new();
        for _ in 0..count.min(facts.len()) {
            let fact = facts.remove(self.dice.below(facts.len()));
            out.push(self.question(at, fact));
        }
        out
    }

    fn question(&mut self, at: usize, fact: usize) -> Question {
        if fact == 0 && self.groups.is_some() && self.dice.chance(2, 3) {
            return Question { fact, answers: Vec::new() };
        }
        let linked = self.dice.below(6);
        let mut answers = Vec::new();
        for value in 0..self.facts[fact] {
            let left_out = self.dice.chance(1, if self.tame { 10 } else { 5 });
            if left_out && !(answers.is_empty() && value + 1 == self.facts[fact]) {
                continue;
            }
            let to = match linked {
                0 => Some(self.to(at)),
                1 => Some(self.to(at)).filter(|_| self.dice.chance(1, 3)),
                _ => None,
            };
            answers.push(Answer { value, to, sets: self.sets(fact, 6) });
        }
        Question { fact, answers }
    }

    /// Another fact than `fact`, once in `of`.
    fn sets(&mut self, fact: usize, of: usize) -> Option<(usize, usize)> {
        let other = self.dice.below(self.facts.len());
        let value = self.dice.below(self.facts[other]);
        (other != fact && self.dice.chance(1, of)).then_some((other, value))
    }

    fn checks(&mut self) -> Vec<(usize, usize, usize)> {
        let mut out: Vec<(usize, usize, usize)> = Vec::new();
        for _ in 0..1 + self.dice.below(2) {
            let fact = self.dice.below(self.facts.len());
            let values = self.facts[fact];
            let yes = self.dice.below(values);
            let no = (yes + 1 + self.dice.below(values - 1)) % values;
            if out.iter().all(|(other, _, _)| *other != fact) {
                out.push((fact, yes, no));
            }
        }
        out
    }

    fn variants(&mut self) -> Vec<Option<Condition>> {
        match self.dice.below(6) {
            0 => vec![Some(self.condition())],
            1 => vec![Some(self.condition()), None],
            2 => vec![Some(self.condition()), Some(self.condition())],
            3 => vec![Some(self.condition()), Some(self.condition()), None],
            _ => Vec::new(),
        }
    }

    fn rules(&mut self, at: usize) -> Vec<Rule> {
        let count = if self.dice.chance(1, 2) { 1 } else { 2 + self.dice.below(3) };
        let mut out: Vec<Rule> = (0..count).map(|n| self.rule(at, n + 1 < count)).collect();
        if let Some(last) = out.last_mut()
            && (count == 1 || self.tame || self.dice.chance(1, 2))
            && !self.dice.chance(1, 8)
        {
            last.when = None;
        }
        out
    }

    fn rule(&mut self, at: usize, guarded: bool) -> Rule {
        let when = (guarded && !self.dice.chance(1, 40)).then(|| self.condition());
        Rule { when, to: self.to(at), sets: self.sets(usize::MAX, 6) }
    }

    /// Each fact once, but several values may be left out.
    fn condition(&mut self) -> Condition {
        let first = self.test();
        let second = self.test();
        let both =
            first.fact != second.fact || (first.negated && second.negated && first.values != second.values);
        if both && self.dice.chance(1, 3) { vec![first, second] } else { vec![first] }
    }

    fn test(&mut self) -> Test {
        // The first facts are the ones mostly known.
        let fact = self.dice.below(self.facts.len()).min(self.dice.below(self.facts.len()));
        let (fact, values) = match &self.groups {
            Some(_) if fact == 0 && self.dice.chance(1, 2) => (Cited::Group, 2),
            _ => (Cited::Fact(fact), self.facts[fact]),
        };
        let first = self.dice.below(values);
        match self.dice.below(4) {
            0 => Test { fact, negated: true, values: vec![first] },
            1 if values > 2 => Test { fact, negated: false, values: vec![first, (first + 1) % values] },
            _ => Test { fact, negated: false, values: vec![first] },
        }
    }
}
