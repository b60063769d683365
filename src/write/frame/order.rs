//! The order of a letter: the frame of its situation, and what an overdue promise adds to it.

use crate::{
    library::{Frame, Library, Path, View},
    situation::Situation,
    write::view::{self, Scene},
};

/// The frame that the desk wrote for the situation of a letter.
pub(super) fn of_letter(library: &Library, scene: &Scene) -> Frame {
    let situation = view::situation(scene.brief());
    library
        .frames
        .get(&situation)
        .or_else(|| library.frames.get(&Situation::NeutralEnquiry))
        .cloned()
        .map_or_else(plainest, |frame| owning(frame, scene))
}

/// A promise of ours that is overdue is owned in any letter, and a day is named for what it promised.
fn owning(mut frame: Frame, scene: &Scene) -> Frame {
    let broken = scene.view().get(&Path::new("fault.promise")).is_some();
    if !broken || frame.order.iter().flatten().any(|name| name == "own") {
        return frame;
    }
    let first = ["greet", "condole"];
    let after = frame
        .order
        .iter()
        .rposition(|slot| slot.iter().any(|name| first.contains(&name.as_str())));
    frame
        .order
        .insert(after.map_or(0, |at| at + 1), vec!["own".to_string()]);
    frame.required.push(vec!["next_step".to_string()]);
    frame
}

/// The frame of a desk that wrote none.
fn plainest() -> Frame {
    let order = [
        "greet",
        "condole",
        "echo",
        "own",
        "explain",
        "release",
        "answer",
        "remedy",
        "ask",
        "others",
        "next_step",
        "thank",
        "close",
        "sign",
        "parent",
    ];
    Frame {
        order: order.iter().map(|name| vec![(*name).to_string()]).collect(),
        ..Frame::default()
    }
}
