//! What a clause is made of: who, what, of which kind; and who stands for what.

use super::kin::{Gender, Person};

/// What a clause tells: what is dear to somebody, what they kept or used, trouble they took, how they live, a call, an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::write) enum Kind {
    Dear,
    Kept,
    Toil,
    Life,
    Call,
    Age,
    Saying,
}

/// Whom it tells it of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::write) enum Who {
    Writer,
    Kin,
    Dead,
    Colleague,
}

/// Who stands for what in a letter.
#[derive(Clone, Debug, Default)]
pub(in crate::write) struct Cast {
    /// Whom "she" means, as the answer calls her.
    pub she: Option<Person>,
    /// Whom "he" means.
    pub he: Option<Person>,
    /// The colleague who is spoken to.
    pub you: Option<String>,
    /// The one thing that "it" can mean.
    pub it: Option<String>,
    /// The kin word of somebody who died and goes by their name.
    pub mourned: Option<String>,
    /// The answer says "Sie" or "usted".
    pub formal: bool,
    /// A child wrote.
    pub child: bool,
}

/// Who does it, as the answer calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::write) struct Subject {
    /// "your father", "you".
    pub text: String,
    pub who: Who,
    /// The letter says I (and not we).
    pub single: bool,
    /// The letter says I or we.
    pub first: bool,
    /// More than one.
    pub plural: bool,
}

/// What they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::write) struct Predicate {
    /// As it stands behind "that".
    pub that: String,
    /// As it stands in a sentence of its own.
    pub main: String,
    pub kind: Kind,
    pub negated: bool,
    /// It was so once: "used to listen".
    pub over: bool,
    /// So many words of the letter it takes.
    pub length: usize,
}

/// A clause told back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::write) struct Retold {
    pub subject: Subject,
    pub predicate: Predicate,
    /// First and last word of it.
    pub at: (usize, usize),
}

impl Retold {
    /// Behind "that": "your father walked there twice".
    pub(in crate::write) fn that(&self) -> String {
        format!("{} {}", self.subject.text, self.predicate.that)
    }

    /// By itself, without a capital or a full stop.
    pub(in crate::write) fn main(&self) -> String {
        format!("{} {}", self.subject.text, self.predicate.main)
    }
}

impl Cast {
    /// Somebody is there whom "he" and "she" could mean as well: from here on they mean nobody.
    pub(in crate::write) fn nobody(&mut self) {
        self.she = Some(Person::nobody(Gender::She));
        self.he = Some(Person::nobody(Gender::He));
    }

    /// Somebody new is spoken of: from here on "she" is she, if there was no other.
    pub(in crate::write) fn meet(&mut self, person: &Person) {
        let mourned = |kin: &String| person.text.split(' ').any(|word| word == kin);
        if self.mourned.as_ref().is_some_and(mourned) {
            return;
        }
        let place = match person.gender {
            Gender::She => &mut self.she,
            Gender::He => &mut self.he,
            Gender::Open => return,
        };
        match place {
            Some(held) if held.text != person.text => *place = Some(Person::nobody(person.gender)),
            Some(_) => {}
            None => *place = Some(person.clone()),
        }
    }

    pub(super) fn she(&self) -> Option<&Person> {
        self.she.as_ref().filter(|person| !person.text.is_empty())
    }

    pub(super) fn he(&self) -> Option<&Person> {
        self.he.as_ref().filter(|person| !person.text.is_empty())
    }
}

impl Subject {
    pub(super) fn of(person: &Person) -> Self {
        Self {
            text: person.text.clone(),
            who: if person.dead { Who::Dead } else { Who::Kin },
            single: !person.plural,
            first: false,
            plural: person.plural,
        }
    }

    pub(super) fn colleague(name: &str) -> Self {
        Self {
            text: name.to_string(),
            who: Who::Colleague,
            single: true,
            first: false,
            plural: false,
        }
    }
}
