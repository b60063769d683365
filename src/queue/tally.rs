//! The tally of a run: how many letters ended how. It adds up to the number of letters.

use crate::{prose, record::Outcome};

/// How many letters ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters in the queue, as far as it was looked through.
    pub letters: usize,
    /// Settled by an earlier run.
    pub settled: usize,
    /// The same letter again in this queue.
    pub twins: usize,
    /// A draft was put.
    pub drafted: usize,
    /// A person must take it.
    pub needs_person: usize,
    /// Of these, with a draft.
    pub with_draft: usize,
    /// Nobody waits for an answer.
    pub no_reply: usize,
    /// Could not be read, or the draft not put.
    pub failed: usize,
}

impl Tally {
    /// Counts one letter of this run.
    pub fn count(&mut self, outcome: Outcome, draft: bool) {
        match outcome {
            Outcome::Drafted => self.drafted += 1,
            Outcome::NeedsPerson => {
                self.needs_person += 1;
                self.with_draft += usize::from(draft);
            }
            Outcome::NoReply => self.no_reply += 1,
            Outcome::Failed => self.failed += 1,
        }
    }

    /// Letters of this run.
    pub fn done(&self) -> usize {
        self.drafted + self.needs_person + self.no_reply + self.failed
    }

    /// The summary, as people like to read it.
    pub fn text(&self, to: &str) -> String {
        let mut lines = vec![format!(
            "{} in the queue",
            prose::count(self.letters, "letter")
        )];
        let mut row = |n: usize, what: &str| {
            if n > 0 {
                lines.push(format!("{n:>7}  {what}"));
            }
        };
        row(self.drafted, &format!("drafted, in {to}"));
        row(
            self.needs_person - self.with_draft,
            "for a person, without a draft",
        );
        row(self.with_draft, "for a person, with a draft to look at");
        row(self.no_reply, "need no reply");
        row(self.failed, "failed (see above)");
        row(self.twins, "the same letter again");
        row(self.settled, "settled before");
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_adds_up() {
        let mut tally = Tally {
            letters: 6,
            settled: 1,
            twins: 1,
            ..Tally::default()
        };
        for (outcome, draft) in [
            (Outcome::Drafted, true),
            (Outcome::NeedsPerson, true),
            (Outcome::NoReply, false),
            (Outcome::Failed, false),
        ] {
            tally.count(outcome, draft);
        }
        assert_eq!(tally.done() + tally.settled + tally.twins, tally.letters);
        assert_eq!(
            tally.text("Drafts"),
            "6 letters in the queue\n      1  drafted, in Drafts\n      1  for a person, with a draft to look at\n      \
             1  need no reply\n      1  failed (see above)\n      1  the same letter again\n      1  settled before\n"
        );
    }
}
