//! The command line: one file a command, whose doc comments are its help.

mod account;
mod answers;
mod batch;
mod check;
mod checked;
mod chosen;
mod classify;
mod completions;
mod coverage;
mod draft;
mod eval;
mod explain;
mod failure;
mod forget;
mod formats;
mod guard;
mod init;
mod learn;
mod opened;
mod output;
mod promises;
mod read;
mod review;
mod schema;
mod show;
mod status;
mod test;

use clap::{Args, Parser, Subcommand, ValueEnum};
pub use failure::{Failure, Kind};
use std::{path::PathBuf, process::ExitCode};

/// Writes the first draft of the reply that a customer deserves. It drafts and never sends.
#[derive(Debug, Parser)]
#[command(
    name = "regards",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The desk's folder [default: the nearest folder upwards with regards.yaml, else the built-in desk]
    #[arg(long, value_name = "DIR", global = true)]
    pub desk: Option<PathBuf>,
    /// Who writes to us: a YAML or CSV file, a folder, sqlite:FILE?…, postgres://…
    #[arg(long, value_name = "SOURCE", global = true)]
    pub customers: Option<String>,
    /// Where journal, memory and caches are kept [default: .regards in the desk]
    #[arg(long, value_name = "DIR", global = true)]
    pub state: Option<PathBuf>,
    /// The clock (RFC 3339), so that a run can be repeated to the byte
    #[arg(long, value_name = "TIME", global = true)]
    pub at: Option<String>,
    /// How results are printed
    #[arg(long, value_enum, global = true)]
    pub format: Option<Format>,
    /// Say more (twice: still more)
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    pub verbose: u8,
    /// Say less
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// When to use colour
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        global = true
    )]
    pub color: Color,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// The mail itself (draft).
    Eml,
    /// Static analysis results (review).
    Sarif,
    /// iCalendar (promises).
    Ics,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Draft the reply to one letter
    Draft(draft::Draft),
    /// Draft a reply to every letter of a queue
    Batch(batch::Batch),
    /// Show what is understood of letters
    Read(read::Read),
    /// Explain the whole choice for one letter
    Explain(explain::Explain),
    /// Show the record of a draft that was made
    Show(show::Show),
    /// Find every fault of a desk's templates, personas, answers and settings
    Check(check::Check),
    /// Draw intents × tones × languages, and what letters would have needed
    Coverage(coverage::Coverage),
    /// List the questions of a queue, those without an approved answer first
    Answers(answers::AnswersOf),
    /// List what is due
    Promises(promises::Promises),
    /// Show how the queue stands
    Status(status::Status),
    /// Forget a customer
    Forget(forget::Forget),
    /// Check a reply that anybody or anything wrote
    Review(review::Review),
    /// Draft the desk's golden letters and show what differs
    Test(test::Test),
    /// Make a new desk
    Init(init::Init),
    /// Train the intent model
    Learn(learn::Learn),
    /// Measure an intent model on examples
    Eval(eval::Eval),
    /// Name the intent of each line of standard input
    Classify(classify::Classify),
    /// Print the JSON Schema of a kind of file
    Schema(schema::Schema),
    /// Print shell completions
    Completions(completions::Completions),
}

/// Parses, runs, prints a failure; the exit status is the contract's.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    output::set_color(cli.common.color);
    output::start_logs(cli.common.verbose, cli.common.quiet);
    guard::close();
    let done = formats::allowed(&cli.command, cli.common.format)
        .and_then(|()| cli.command.run(&cli.common));
    match done {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

impl Command {
    fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        match self {
            Self::Draft(command) => command.run(common),
            Self::Batch(command) => command.run(common),
            Self::Read(command) => command.run(common),
            Self::Explain(command) => command.run(common),
            Self::Show(command) => command.run(common),
            Self::Check(command) => command.run(common),
            Self::Coverage(command) => command.run(common),
            Self::Answers(command) => command.run(common),
            Self::Promises(command) => command.run(common),
            Self::Status(command) => command.run(common),
            Self::Forget(command) => command.run(common),
            Self::Review(command) => command.run(common),
            Self::Test(command) => command.run(common),
            Self::Init(command) => command.run(common),
            Self::Learn(command) => command.run(common),
            Self::Eval(command) => command.run(common),
            Self::Classify(command) => command.run(common),
            Self::Schema(command) => command.run(),
            Self::Completions(command) => command.run(),
        }
    }
}
