use regards::library::{DeskFile, Layer, Library};
use regards::source::Source;
fn walk(dir: &std::path::Path, root: &std::path::Path, layer: Layer, out: &mut Vec<DeskFile>) {
    let Ok(rd) = std::fs::read_dir(dir) else {
        return;
    };
    for e in rd.flatten() {
        let p = e.path();
        if p.is_dir() {
            walk(&p, root, layer, out);
            continue;
        }
        let rel = p.strip_prefix(root).unwrap().to_string_lossy().to_string();
        if !(rel.ends_with(".txt") || rel.ends_with(".yaml")) {
            continue;
        }
        out.push(DeskFile {
            path: rel.clone(),
            source: Source::new(rel, std::fs::read_to_string(&p).unwrap()),
            layer,
        });
    }
}
fn main() {
    let mut files = vec![];
    let root = std::path::Path::new(".");
    for d in ["templates", "personas"] {
        walk(&root.join(d), root, Layer::Builtin, &mut files);
    }
    for f in &mut files {
        if f.path.starts_with("./") {
            f.path = f.path[2..].to_string();
        }
    }
    for desk in std::env::args().skip(1) {
        let r = std::path::PathBuf::from(&desk);
        for d in ["templates", "personas"] {
            walk(&r.join(d), &r, Layer::Own, &mut files);
        }
    }
    match Library::build(&files) {
        Ok(l) => {
            let f = l.faults();
            for d in &f {
                println!("{}", d.render(false));
            }
            println!(
                "ok: {} intents, {} answers, {} later faults",
                l.intents.len(),
                l.answers.len(),
                f.len()
            );
        }
        Err(e) => {
            for d in &e {
                println!("{}", d.render(false));
            }
            println!("{} faults", e.len());
        }
    }
}
