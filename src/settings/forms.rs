//! Forms of settings that may be written short. By hand, so that messages name what is wanted.

use super::{Customers, Name};
use serde::{Deserialize, Deserializer, de};
use std::{collections::BTreeMap, fmt};

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, default)]
        #[derive(Default)]
        struct Full {
            bare: String,
            a: Option<String>,
            the: Option<String>,
            gender: Option<String>,
            many: Option<String>,
        }
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a name, or `{bare, a, the, gender, many}`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Name, E> {
                let text = text.to_string();
                Ok(Name {
                    bare: text.clone(),
                    the: Some(text),
                    ..Name::default()
                })
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Name, A::Error> {
                let Full {
                    bare,
                    a,
                    the,
                    gender,
                    many,
                } = Full::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Name {
                    bare,
                    a,
                    the,
                    gender,
                    many,
                })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for Customers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize, Default)]
        #[serde(deny_unknown_fields, default)]
        struct Full {
            source: String,
            columns: BTreeMap<String, OneOrMany>,
            query: Option<String>,
            password_command: Option<String>,
        }
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Customers;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("where customers are, or `{source, columns, query}`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Customers, E> {
                Ok(Customers {
                    source: text.to_string(),
                    ..Customers::default()
                })
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Customers, A::Error> {
                let full = Full::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Customers {
                    source: full.source,
                    columns: full
                        .columns
                        .into_iter()
                        .map(|(field, OneOrMany(names))| (field, names))
                        .collect(),
                    query: full.query,
                    password_command: full.password_command,
                })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[derive(Default)]
struct OneOrMany(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a column name or a list of them")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_string()]))
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<OneOrMany, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = list.next_element()? {
                    names.push(name);
                }
                Ok(OneOrMany(names))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
