//! A firm on one sheet: what it becomes, and what is said where it cannot be one.

use crate::desk::desk;

/// A sheet that cannot become a desk is told with its place, and nothing is written.
#[test]
fn a_faulty_sheet_makes_no_desk() {
    for (sheet, complaint) in [
        ("company:\n  nmae: Fennel\n", "sheet.yaml:2:3"),
        ("personas:\n  - nmae: Mina\n", "did you mean `name`?"),
        ("answers:\n  - asks: [how long]\n", "lacks `asks` or `text`"),
        (
            "persona: Zed\npersonas: [{name: Bo}]\n",
            "is none of `personas`",
        ),
        ("customers: gone.csv\n", "nothing was written"),
    ] {
        let mut desk = desk().file("sheet.yaml", sheet);
        desk.run_line("init new --from sheet.yaml")
            .code(2)
            .complains(complaint);
        assert!(!desk.at("new").exists(), "{sheet}");
    }
}

/// What lies beside the sheet comes along.
#[test]
fn a_sheet_brings_its_customers() {
    let sheet = "company: {name: Fennel}\npersona: Mina Hart\ncustomers: people.csv\n";
    let mut desk = desk().file("sheet.yaml", sheet).file(
        "people.csv",
        "name,email\nGreta Quill,greta.quill@post.example\n",
    );
    desk.run_line("init new --from sheet.yaml").code(0);
    assert!(desk.at("new/people.csv").is_file());
    desk.run_line("draft new/letters/first.eml --desk new")
        .code(0)
        .says("Mina Hart\nFennel");
    desk.run_line("test --desk new")
        .code(0)
        .complains("put letters (.eml) into");
}
