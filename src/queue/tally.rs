//! The tally of a run: how many letters ended how. It adds up to the number of letters.

use crate::{prose, record::Outcome};
use serde::Serialize;

/// How many letters ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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
    /// Could not be read, or the draft not put; the next run tries again.
    pub failed: usize,
    /// A store was away: the next run tries again.
    pub waiting: usize,
    /// Taken away by somebody before they were read.
    pub gone: usize,
    /// Not looked at, because the run was stopped.
    pub left: usize,
    /// Of those for a person: set aside after three tries.
    pub aside: usize,
    /// Untouched drafts that were taken away, because a newer letter came or somebody had answered.
    pub retired: usize,
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
        self.drafted + self.needs_person + self.no_reply + self.failed + self.waiting
    }

    /// Letters that were accounted for; what is missing of `letters` was left.
    pub fn known(&self) -> usize {
        self.done() + self.settled + self.twins + self.gone
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
        row(self.waiting, "wait: a store was away");
        row(self.failed, "failed (see above)");
        row(self.twins, "the same letter again");
        row(self.gone, "gone before they were read");
        row(self.settled, "settled before");
        row(self.left, "left for the next run: this one was stopped");
        if self.aside > 0 {
            lines.push(format!(
                "{} set aside after three tries",
                prose::count(self.aside, "letter")
            ));
        }
        if self.retired > 0 {
            lines.push(format!(
                "{} taken away: answered, or replaced by the draft to a newer letter",
                prose::count(self.retired, "untouched draft")
            ));
        }
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;
    use crate::record::Outcome;

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
