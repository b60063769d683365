//! `regards schema`: the JSON Schema of a kind of file.

use super::{Failure, output};
use crate::{
    case::Case, customer::Customer, intent::Intent, library, persona::Persona, settings::Settings,
};
use clap::{Args, ValueEnum};
use schemars::{JsonSchema, schema_for};
use std::process::ExitCode;

/// Print the JSON Schema of a kind of file.
#[derive(Debug, Args)]
pub struct Schema {
    /// Which kind
    #[arg(value_enum)]
    name: Name,
}

/// Kinds of files that people write.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Name {
    /// `regards.yaml`
    Settings,
    /// `personas/<name>.yaml`
    Persona,
    /// The head of `templates/<intent>/<tone>.<language>.txt`
    Template,
    /// `templates/<intent>/intent.yaml`
    Intent,
    /// The head of `templates/answers/<slug>.<language>.txt`
    Answer,
    /// A file of customers
    Customers,
    /// A case (`--case`)
    Case,
    /// `templates/moves/<situation>.yaml`
    Frame,
}

/// A file of customers.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its shape is used")]
struct CustomersFile {
    /// Everybody.
    customers: Vec<Customer>,
}

impl Schema {
    /// Runs the command.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let schema = match self.name {
            Name::Settings => schema_for!(Settings),
            Name::Persona => schema_for!(Persona),
            Name::Template => schema_for!(library::TemplateHead),
            Name::Intent => schema_for!(Intent),
            Name::Answer => schema_for!(library::AnswerHead),
            Name::Customers => schema_for!(CustomersFile),
            Name::Case => schema_for!(Case),
            Name::Frame => schema_for!(library::FrameFile),
        };
        let text = serde_json::to_string_pretty(&schema).map_err(Failure::usage)?;
        output::print(&format!("{text}\n"));
        Ok(ExitCode::SUCCESS)
    }
}
