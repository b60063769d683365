//! From nouns to the record: nothing is found out here, everything is only written down.

use super::Opened;
use crate::{
    brief::Brief,
    check::Checked,
    choice::Choice,
    draft::Draft,
    letter::Letter,
    reading::{IntentFound, Reading},
    record::{
        CustomerRecord, DraftRecord, IntentRecord, LetterRecord, QuestionRecord, Record,
        SituationRecord, TemplateRecord, WriterRecord,
    },
};

/// The record as far as the reading goes.
pub(super) fn reading(opened: &Opened) -> Record {
    let known = opened.known.as_ref().ok();
    Record {
        id: opened.letter.key.short(),
        letter: Some(letter(opened.letter, &opened.reading)),
        customer: known.map(|known| CustomerRecord {
            id: (!known.profile.id.is_empty()).then(|| known.profile.id.clone()),
            name: known.profile.name.clone(),
            matched_by: known.matched_by,
            trust: known.trust,
        }),
        intents: opened.reading.intents.iter().map(intent).collect(),
        situation: opened.reading.situation.map(|name| SituationRecord {
            name,
            evidence: opened
                .reading
                .situation_evidence
                .iter()
                .map(|it| it.text.clone())
                .collect(),
        }),
        language: Some(opened.reading.language.to_string()),
        ..Record::default()
    }
}

/// What was understood, as the record has it.
pub fn letter(letter: &Letter, reading: &Reading) -> LetterRecord {
    LetterRecord {
        message_id: letter.message_id.clone(),
        from: letter.from.clone(),
        subject: letter.subject.clone(),
        date: letter
            .date
            .as_ref()
            .map(|date| date.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
        language: reading.language.to_string(),
        language_confidence: reading.language_confidence,
        new_text: reading.new_text.clone(),
        signature: reading.signature.clone(),
        writer: WriterRecord {
            name: reading.writer.name.clone(),
            age: reading.writer.age,
            evidence: reading.writer.evidence.clone(),
        },
        questions: reading
            .questions
            .iter()
            .map(|question| QuestionRecord {
                text: question.text.clone(),
                answered_by: None,
                open: None,
            })
            .collect(),
        facts: reading.facts.clone(),
        emotion: reading.emotion,
        arousal: reading.arousal,
        modifiers: reading.modifiers.clone(),
        automatic: reading
            .automatic
            .as_ref()
            .map(|automatic| automatic.kind.clone()),
        attachments: letter.attachments.clone(),
    }
}

fn intent(found: &IntentFound) -> IntentRecord {
    IntentRecord {
        name: found.name.clone(),
        confidence: found.confidence,
        evidence: found.evidence.iter().map(|it| it.text.clone()).collect(),
    }
}

/// The choice.
pub(super) fn choice(record: &mut Record, choice: &Choice, brief: &Brief) {
    record.persona = Some(brief.persona.id.clone());
    record.tone = Some(choice.tone);
    record.language = Some(brief.language.to_string());
    record.templates = choice
        .picks
        .iter()
        .map(|pick| TemplateRecord {
            intent: pick.intent.clone(),
            template: pick
                .template
                .path
                .trim_start_matches("templates/")
                .to_string(),
        })
        .collect();
    record.template = record
        .templates
        .first()
        .map(|leading| leading.template.clone());
    record.runners_up.clone_from(&choice.runners_up);
}

/// What stands for an answer where there is none.
const OPEN: [&str; 2] = ["defer", "gap"];

/// The draft and what the checks say of it.
pub(super) fn draft(record: &mut Record, draft: &Draft, checked: &Checked, brief: &Brief) {
    record.draft = Some(DraftRecord {
        to: draft.to.clone(),
        cc: Vec::new(),
        subject: draft.subject.clone(),
        text: draft.text.clone(),
        quoted: draft.quoted.clone(),
        html: draft.html.clone(),
    });
    record.provenance = draft.sentences.clone();
    record.gaps = draft.gaps.clone();
    record.promises = draft.promises.clone();
    record.remarks = checked.remarks.clone();
    record.score = Some(checked.score.clone());
    if let Some(letter) = &mut record.letter {
        for answered in &draft.answered {
            if let Some(question) = letter.questions.get_mut(answered.question) {
                let by = answered.by.clone();
                if by.as_deref().is_some_and(|by| OPEN.contains(&by)) {
                    question.open = by;
                } else {
                    question.answered_by = by;
                }
            }
        }
    }
    if record.situation.is_none() {
        record.situation = brief.reading.situation.map(|name| SituationRecord {
            name,
            evidence: Vec::new(),
        });
    }
}
