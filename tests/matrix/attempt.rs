//! One attempt to examine a card, and what must hold after it however it ended.

use cps::{Examination, ReadCommand, Step};
use sim::host::{Ended, profile};
use sim::{Card, Fault, Habits, Host, Interface, Line, Model, Reader, Speech, Variant};
use std::time::Duration;

/// What is tried.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) model: Model,
    pub(crate) speech: Speech,
    pub(crate) variant: Variant,
    pub(crate) habits: Habits,
    pub(crate) seed: u64,
}

/// How it went.
#[derive(Debug)]
pub(crate) struct Attempt {
    pub(crate) outcome: Outcome,
    /// How many messages were written.
    pub(crate) messages: u32,
}

/// How an examination ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A report on everything, as without the fault.
    Whole,
    /// A report on everything with remarks on what could not be read.
    Remarks,
    /// A report on what was read before this error.
    Partial(String),
    /// This error, and nothing was read.
    Error(String),
}

impl Outcome {
    pub(crate) const COLUMNS: [&str; 4] = ["whole", "remarks", "partial", "error"];

    pub(crate) const fn column(&self) -> usize {
        match self {
            Self::Whole => 0,
            Self::Remarks => 1,
            Self::Partial(_) => 2,
            Self::Error(_) => 3,
        }
    }

    /// Nothing went wrong; a mute card says nothing even so.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::Whole) || *self == Self::Error("the card does not answer".to_owned())
    }
}

/// No single exchange waits longer.
const EXCHANGE: Duration = Duration::from_secs(30);

type Side = Host<ReadCommand, Interface>;

impl Attempt {
    /// Tries with the faults planned; then, without them, that the next attempt works.
    pub(crate) fn make(setting: &Setting, plan: &[(u32, Fault)]) -> Self {
        let Setting { model, variant, seed, .. } = setting;
        let what = || format!("{}, {variant:?}, {plan:?}, seed {seed}", model.key);
        let reader = Reader::new(model.clone());
        let profile = profile(model.id, &reader.configuration(), 0).unwrap();
        let mut host: Side = Host::new(profile, 0, reader.into_interface(0).unwrap()).unwrap();
        host.device().insert(0, setting.card());
        host.device().plan(plan, *seed);
        let outcome = examine(&mut host, &what);
        leave(&mut host, &what);
        let messages = host.device().messages();
        assert_harmless(&mut host, *variant, &what);
        host.device().plan(&[], 0);
        if host.device().line(0).is_none() {
            host.device().insert(0, setting.card());
        }
        let again = host.power_on();
        let answers = variant.answer_to_reset().is_some();
        assert_eq!(again.is_ok(), answers, "the next attempt: {again:?}, {}", what());
        leave(&mut host, &what);
        Self { outcome, messages }
    }
}

impl Setting {
    fn card(&self) -> Line {
        Line::new(Card::new(self.variant)).speaking(self.speech).with_habits(self.habits, self.seed)
    }
}

/// Runs an examination, a CPS4's tries included, as somebody would who asks for everything.
fn examine(host: &mut Side, what: &dyn Fn() -> String) -> Outcome {
    let powered = match timed(host, 2, what, Host::power_on) {
        Ok(powered) => powered,
        Err(error) => return Outcome::Error(named(error, what)),
    };
    let (mut examination, mut step) = Examination::start(&powered.atr);
    let mut asked = false;
    loop {
        let Step::Send(command) = step else {
            match examination.ask_for_tries() {
                Some(next) if !std::mem::replace(&mut asked, true) => step = next,
                _ => break,
            }
            continue;
        };
        match timed(host, 1, what, |host| host.transmit(&command)) {
            Ok(response) => step = examination.answer(&response),
            Err(error) => {
                examination.lose();
                let read = examination.report();
                let nothing = read.actua.is_none() && read.authentication.is_none();
                let error = named(error, what);
                return if nothing { Outcome::Error(error) } else { Outcome::Partial(error) };
            }
        }
    }
    let unread = |remark: &cps::report::Remark| {
        use cps::report::Remark;
        matches!(remark, Remark::Refused(..) | Remark::NotUnderstood(_) | Remark::Lost(_) | Remark::NotListed)
    };
    if examination.report().remarks.iter().any(unread) { Outcome::Remarks } else { Outcome::Whole }
}

/// Does something that may last as long as so many exchanges.
fn timed<T>(
    host: &mut Side,
    exchanges: u32,
    what: &dyn Fn() -> String,
    act: impl FnOnce(&mut Side) -> Result<T, Ended>,
) -> Result<T, Ended> {
    let begin = host.now();
    let result = act(host);
    let took = host.now().since(begin);
    assert!(took <= EXCHANGE * exchanges, "{took:?}: {}", what());
    result
}

/// The error by its words; hanging is none.
fn named(ended: Ended, what: &dyn Fn() -> String) -> String {
    match ended {
        Ended::Failed(error) => error.to_string(),
        Ended::Hang => panic!("it hangs: {}", what()),
    }
}

/// The reader is left without power on the card, if need be after a reset.
fn leave(host: &mut Side, what: &dyn Fn() -> String) {
    // What is planned may still happen now, once or twice.
    let ended = (0..4).any(|_| timed(host, 2, what, Host::power_off).is_ok());
    assert!(ended && !host.device().has_power(0), "left with power: {}", what());
}

/// Nothing that could hurt came to the card, and no try of its code was spent.
fn assert_harmless(host: &mut Side, variant: Variant, what: &dyn Fn() -> String) {
    if let Some(line) = host.device().line(0) {
        assert_eq!(line.card().caught(), [], "{}", what());
        assert_eq!(line.card().tries(), variant.tries(), "{}", what());
    }
}
