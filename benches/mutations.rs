//! How many invented facts are caught, and how often a good draft is called bad: `cargo bench --bench mutations`.

#[path = "../tests/mutants/mod.rs"]
#[allow(dead_code, unused_imports, reason = "what only the tests use")]
mod mutants;

use mutants::Plan;

fn main() {
    for (reviewed, name) in [
        (false, "our drafts"),
        (true, "the same, without their sources"),
    ] {
        let tally = mutants::run(Plan {
            times: 10,
            every: 1,
            seed: 7,
            reviewed,
        });
        println!("{name}");
        for kind in mutants::KINDS {
            let (changed, caught) = tally.kinds.get(kind).copied().unwrap_or_default();
            println!(
                "  {kind:<7} {caught:>5} of {changed:>5} caught {:>6.2} %",
                share(caught, changed)
            );
        }
        let (changed, caught) = tally.all();
        println!(
            "  all     {caught:>5} of {changed:>5} caught {:>6.2} %",
            share(caught, changed)
        );
        let alarms = tally.alarms.len();
        println!(
            "  false alarms in {alarms} of {} drafts {:.2} %",
            tally.drafts,
            share(alarms, tally.drafts)
        );
        for line in tally.alarms.iter().chain(tally.missed.iter().take(60)) {
            println!("    {line}");
        }
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 {
        0.0
    } else {
        100.0 * part as f64 / all as f64
    }
}
