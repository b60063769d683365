//! The order of a letter: the frame of its situation, and what a fault of ours adds to it.

use crate::{
    library::{Frame, Library, Path, View},
    situation::Situation,
    write::view::{self, Scene},
};

/// The frame that the desk wrote for the situation of a letter.
pub(super) fn of_letter(library: &Library, scene: &Scene) -> Frame {
    let situation = framed(scene);
    library
        .frames
        .get(&situation)
        .or_else(|| library.frames.get(&Situation::NeutralEnquiry))
        .cloned()
        .map_or_else(plainest, |frame| owning(frame, scene))
}

/// The situation whose frame is taken. Who writes again, but was left without no answer, is not told of a silence first.
fn framed(scene: &Scene) -> Situation {
    let situation = view::situation(scene.brief());
    let cues = &scene.brief().reading.cues;
    let silent = scene.view().get(&Path::new("fault.unanswered")).is_some()
        || cues.contains_key("again")
        || cues.contains_key("silence");
    match situation {
        Situation::RepeatUnanswered if !silent => Situation::Disappointed,
        other => other,
    }
}

/// What the desk says was its fault is owned in any letter, and so is a promise of ours that is overdue: for that one a
/// day is named besides.
fn owning(mut frame: Frame, scene: &Scene) -> Frame {
    let known = |path: &str| scene.view().get(&Path::new(path)).is_some();
    let broken = known("fault.promise");
    let ours = known("case.decisions.our_fault");
    if ours || broken {
        frame.required.push(vec!["own".to_string()]);
    }
    if !(broken || ours) || frame.order.iter().flatten().any(|name| name == "own") {
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
    if broken {
        frame.required.push(vec!["next_step".to_string()]);
    }
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
