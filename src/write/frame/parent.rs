//! The lines to a grown-up under a child's letter, where one wrote a line of their own.

use super::Framer;
use crate::{
    library::{Part, SaidSentence},
    write::{
        answers,
        piece::{Origin, Piece},
        questions::By,
        view::Here,
    },
};

/// The parent's lines: thanks, what the answers say to a grown-up, what is still open, and who signs for the desk.
pub(super) fn lines(framer: &mut Framer) -> Vec<Piece> {
    let scene = framer.speaker.scene;
    let brief = scene.brief();
    if !brief
        .reading
        .writer
        .sent_by
        .as_ref()
        .is_some_and(|sender| sender.wrote)
    {
        return Vec::new();
    }
    let language = scene.language().clone();
    let here = Here {
        open: framer.is_open(),
        ..Here::default()
    };
    let origin = Origin::Move(format!("parent.{}", language.base()));
    let mut pieces = Vec::new();
    for block in framer.library.move_blocks("parent", &language) {
        if let Some(piece) = framer.speaker.say(block, here, &origin) {
            framer.speaker.heard(&piece);
            pieces.push(piece);
        }
    }
    for by in framer.plans.clone() {
        // What the desk has not said yes to is not told to the parent either: they are asked first.
        if let By::Answer(answer) = by {
            pieces.extend(answers::pieces(
                &mut framer.speaker,
                answer,
                here,
                Some("parent"),
            ));
        }
    }
    if !pieces.is_empty() {
        pieces.extend(signature(framer));
    }
    for (at, piece) in pieces.iter_mut().enumerate() {
        piece.move_name = "parent".to_string();
        piece.keep = true;
        piece.opens = at == 0;
        piece.new_paragraph = false;
    }
    pieces
}

/// Who signs for the desk, where the letter itself is signed by somebody of a story.
fn signature(framer: &Framer) -> Option<Piece> {
    let brief = framer.speaker.scene.brief();
    let desk = brief.settings.persona.as_ref()?;
    if *desk == brief.persona.id {
        return None;
    }
    let persona = framer.library.personas.get(desk)?;
    let phrases = framer
        .library
        .spoken(desk, Part::Sign, framer.speaker.scene.language());
    let mut sentences = match framer.speaker.phrase(phrases, Here::default(), None) {
        Some((said, _)) => said.sentences,
        None => {
            let company = &brief.settings.company.name;
            let text = match company.as_str() {
                "" => persona.name.clone(),
                company => format!("{}, {company}", persona.name),
            };
            vec![SaidSentence {
                text,
                facts: vec![format!("personas.{desk}.name"), "company.name".into()],
                ..Default::default()
            }]
        }
    };
    for sentence in &mut sentences {
        sentence.new_line = true;
    }
    Some(Piece {
        sentences,
        origin: Origin::Persona(desk.clone()),
        gap: None,
        opens: false,
        ..Piece::gap("parent", String::new(), String::new())
    })
}
