//! The page's whole state, and what changes it.

use crate::verifier::act::{Act, Effect};
use crate::verifier::advice::{Next, advice};
use crate::verifier::announce::announce;
use crate::verifier::eye::Eye;
use crate::verifier::level::Level;
use crate::verifier::reading::Reading;
use crate::words::reading as words;
use cps::view::{Ask, Behaviour, Choices, Means, Tell};

/// The card check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What can be done in this browser.
    pub means: Means,
    /// What is shown.
    pub panel: Panel,
    /// The guided check.
    pub eye: Eye,
    /// Whether the engine is there.
    pub engine: Engine,
    /// Whether the person agreed to have a card read.
    pub agreed: bool,
    /// What the engine told.
    pub reading: Reading,
    /// What the report may hold.
    pub choices: Choices,
    /// What screen readers are told.
    pub said: String,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The levels, to choose from.
    Levels,
    /// One of them.
    Level(Level),
}

/// Where a level that reads a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The person has not agreed yet.
    Consent,
    /// A reader or a virtual card is to be chosen.
    Choose,
    /// Something is read, or was.
    Read,
}

/// Whether the engine is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Nobody needed it yet.
    Away,
    /// It is being loaded.
    Coming,
    /// It is there.
    Ready,
    /// It could not be loaded.
    Lost,
}

impl Check {
    /// The page as it opens.
    #[must_use]
    pub fn new(means: Means) -> Self {
        Self {
            means,
            panel: Panel::Levels,
            eye: Eye::default(),
            engine: Engine::Away,
            agreed: false,
            reading: Reading::default(),
            choices: Choices::default(),
            said: String::new(),
        }
    }

    /// Whether `level` is shown.
    #[must_use]
    pub fn shows(&self, level: Level) -> bool {
        self.panel == Panel::Level(level)
    }

    /// Where the level that is shown stands.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        match self.panel {
            _ if self.reading.begun.is_some() => Stage::Read,
            Panel::Level(Level::Card) if !self.agreed => Stage::Consent,
            _ => Stage::Choose,
        }
    }

    /// Whether the chosen reader can be read, and the person agreed.
    #[must_use]
    pub fn may_read(&self) -> bool {
        self.agreed && self.reading.reader.as_ref().is_some_and(|r| r.behaviour == Behaviour::Readable)
    }

    /// Whether only another choice of a reader helps on.
    #[must_use]
    pub fn chooses_again(&self) -> bool {
        let trouble = self.reading.trouble;
        trouble.is_some_and(|trouble| advice(trouble, self.means.system).next == Next::Choose)
    }

    /// Does what the person did; what is to be done outside.
    pub fn act(&mut self, act: Act) -> Vec<Effect> {
        self.said.clear();
        match act {
            Act::Begin(level) => self.begin(level),
            Act::Leave => self.leave(),
            Act::Answer(at) => self.look(|eye| eye.answer(at)),
            Act::Back => self.look(Eye::back),
            Act::Restart => self.look(|eye| *eye = Eye::default()),
            Act::Reload => self.load(),
            Act::Agree => {
                self.agreed = true;
                vec![Effect::Focus]
            }
            Act::Choose => {
                self.reading.trouble = None;
                vec![Effect::Ask(Ask::ChooseReader)]
            }
            Act::Read => {
                self.reading.forget_card();
                vec![Effect::Ask(Ask::Examine), Effect::Focus]
            }
            Act::Demonstrate(key, pace) => {
                self.reading.forget_card();
                vec![Effect::Ask(Ask::Demonstrate { key, pace }), Effect::Focus]
            }
            Act::Cancel => vec![Effect::Ask(Ask::Cancel), Effect::Focus],
            Act::Another => {
                let mut effects = self.forget();
                effects.push(Effect::Focus);
                effects
            }
            Act::AskForTries => vec![Effect::Ask(Ask::AskForTries)],
            Act::Show => vec![Effect::Ask(Ask::Reveal)],
            Act::Hide => {
                self.reading.person = None;
                words::SAID_HIDDEN.clone_into(&mut self.said);
                Vec::new()
            }
            Act::Choices(choices) => self.choose(choices),
            Act::Write => vec![Effect::Ask(Ask::WriteReport(self.choices))],
            Act::Copy => self.reading.report.clone().map(Effect::Copy).into_iter().collect(),
            Act::Save => self.reading.report.clone().map(Effect::Save).into_iter().collect(),
            Act::Use(visit) => vec![Effect::Remember(visit)],
        }
    }

    /// Takes in what the engine told.
    pub fn hear(&mut self, tell: &Tell) {
        match tell {
            Tell::Means(means) => self.means = *means,
            Tell::Demonstrations(_) => self.reading.hear(tell),
            // Somebody left meanwhile: nothing of a card comes back.
            _ if !self.listens() => {}
            _ => {
                let before = self.reading.clone();
                self.reading.hear(tell);
                if matches!(tell, Tell::Person(_)) {
                    words::SAID_SHOWN.clone_into(&mut self.said);
                }
                if let Some(said) = announce(&before, &self.reading, tell, self.means.system) {
                    self.said = said;
                }
            }
        }
    }

    /// The engine came, or did not.
    pub const fn loaded(&mut self, there: bool) {
        self.engine = if there { Engine::Ready } else { Engine::Lost };
    }

    const fn listens(&self) -> bool {
        matches!(self.panel, Panel::Level(Level::Reader | Level::Card | Level::Demonstration))
    }

    fn begin(&mut self, level: Level) -> Vec<Effect> {
        // The chosen reader stays when its card is to be read next; a demonstration never mixes with it.
        let keeps = matches!((self.panel, level), (Panel::Level(Level::Reader), Level::Card));
        let mut effects = if keeps { Vec::new() } else { self.forget() };
        self.panel = Panel::Level(level);
        self.eye = Eye::default();
        if level != Level::Guided {
            effects.extend(self.load());
        }
        effects.push(Effect::Focus);
        effects
    }

    fn leave(&mut self) -> Vec<Effect> {
        let mut effects = self.forget();
        self.panel = Panel::Levels;
        self.eye = Eye::default();
        effects.push(Effect::Focus);
        effects
    }

    /// Forgets the reader and the card, here and in the engine.
    fn forget(&mut self) -> Vec<Effect> {
        self.reading.forget();
        self.choices = Choices::default();
        let asked = self.listens() && self.engine == Engine::Ready;
        asked.then_some(Effect::Ask(Ask::Forget)).into_iter().collect()
    }

    fn load(&mut self) -> Vec<Effect> {
        if matches!(self.engine, Engine::Coming | Engine::Ready) {
            return Vec::new();
        }
        self.engine = Engine::Coming;
        vec![Effect::Load]
    }

    fn look(&mut self, change: impl FnOnce(&mut Eye)) -> Vec<Effect> {
        change(&mut self.eye);
        vec![Effect::Focus]
    }

    /// The preview always holds exactly what is ticked.
    fn choose(&mut self, choices: Choices) -> Vec<Effect> {
        self.choices = choices;
        let shown = self.reading.report.take();
        shown.map(|_| Effect::Ask(Ask::WriteReport(choices))).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verifier::script;
    use cps::view::{End, Pace, Reach, System, Trouble};

    fn check() -> Check {
        let mut check = Check::new(Means { reach: Reach::Named, system: System::Linux });
        check.hear(&Tell::Demonstrations(Vec::new()));
        check
    }

    /// A check whose demonstration of this card came to its end.
    fn shown(variant: script::Variant) -> Check {
        let mut check = check();
        check.act(Act::Begin(Level::Demonstration));
        check.loaded(true);
        check.act(Act::Demonstrate("cps3".to_owned(), Pace::AtOnce));
        script::examination(variant).iter().for_each(|tell| check.hear(tell));
        check
    }

    #[test]
    fn the_engine_is_loaded_once_and_only_for_levels_that_need_it() {
        let mut check = check();
        assert_eq!(check.act(Act::Begin(Level::Guided)), [Effect::Focus]);
        assert_eq!(check.act(Act::Begin(Level::Demonstration)), [Effect::Load, Effect::Focus]);
        assert_eq!(check.act(Act::Begin(Level::Demonstration)), [Effect::Focus]);
        check.loaded(false);
        assert_eq!(check.act(Act::Reload), [Effect::Load]);
        check.loaded(true);
        assert_eq!(check.act(Act::Leave), [Effect::Ask(Ask::Forget), Effect::Focus]);
        assert_eq!(check.act(Act::Begin(Level::Card)), [Effect::Focus]);
    }

    #[test]
    fn nothing_of_a_card_is_left_after_leaving() {
        let mut check = shown(script::EXPIRED);
        check.hear(&Tell::Report("R".to_owned()));
        check.hear(&Tell::Person(script::person()));
        check.act(Act::Leave);
        assert_eq!(check.reading, Reading { demonstrations: Vec::new(), ..Reading::default() });
        // What was still on its way.
        check.hear(&Tell::Facts(script::facts(script::EXPIRED)));
        check.hear(&Tell::Ended(End::Cancelled));
        assert_eq!(check.reading, Reading::default());
    }

    #[test]
    fn no_card_is_read_before_the_person_agreed() {
        let mut check = check();
        check.act(Act::Begin(Level::Reader));
        check.loaded(true);
        assert_eq!(check.act(Act::Choose), [Effect::Ask(Ask::ChooseReader)]);
        check.hear(&Tell::Reader(script::reader(Behaviour::Readable)));
        assert!(!check.may_read());
        // The reader stays on the way to its card.
        assert_eq!(check.act(Act::Begin(Level::Card)), [Effect::Focus]);
        assert!(check.reading.reader.is_some() && !check.may_read());
        assert_eq!(check.stage(), Stage::Consent);
        check.act(Act::Agree);
        assert!(check.may_read());
        assert_eq!(check.stage(), Stage::Choose);
        check.hear(&Tell::Reader(script::reader(Behaviour::Protected)));
        assert!(!check.may_read());
    }

    #[test]
    fn the_preview_follows_what_is_ticked() {
        let mut check = shown(script::CPS3);
        let both = Choices { names: true, numbers: true };
        assert_eq!(check.act(Act::Choices(both)), [], "nobody asked for a report yet");
        assert_eq!(check.act(Act::Copy), []);
        assert_eq!(check.act(Act::Write), [Effect::Ask(Ask::WriteReport(both))]);
        check.hear(&Tell::Report("avec".to_owned()));
        assert_eq!(check.act(Act::Save), [Effect::Save("avec".to_owned())]);
        let none = Choices::default();
        assert_eq!(check.act(Act::Choices(none)), [Effect::Ask(Ask::WriteReport(none))]);
        assert_eq!(check.act(Act::Copy), [], "the old one is gone before the new one is there");
    }

    #[test]
    fn names_are_shown_when_asked_for_and_hidden_again() {
        let mut check = shown(script::CPS3);
        assert_eq!(check.stage(), Stage::Read);
        assert_eq!(check.reading.person, None);
        assert_eq!(check.act(Act::Show), [Effect::Ask(Ask::Reveal)]);
        check.hear(&Tell::Person(script::person()));
        assert!(check.reading.person.is_some());
        check.act(Act::Hide);
        assert_eq!((check.reading.person.as_ref(), check.said.as_str()), (None, words::SAID_HIDDEN));
    }

    #[test]
    fn after_an_unplugged_reader_one_is_chosen_anew() {
        let mut check = shown(script::CPS3);
        check.hear(&Tell::Reader(script::reader(Behaviour::Readable)));
        check.hear(&Tell::Trouble(Trouble::Unplugged));
        assert!(check.chooses_again());
        assert_eq!(check.act(Act::Another), [Effect::Ask(Ask::Forget), Effect::Focus]);
        assert_eq!((check.reading.reader, check.reading.facts), (None, None));
    }

    #[test]
    fn choosing_again_takes_the_trouble_away() {
        let mut check = check();
        check.act(Act::Begin(Level::Reader));
        check.hear(&Tell::Trouble(Trouble::NothingChosen));
        assert_eq!(check.reading.trouble, Some(Trouble::NothingChosen));
        check.act(Act::Choose);
        assert_eq!(check.reading.trouble, None);
    }
}
