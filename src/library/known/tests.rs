//! What is known of paths, and what was meant by those that are not.

use super::{Kind, Path, kind};

#[test]
fn paths_are_known_or_nearly() {
    assert_eq!(
        kind(&Path::new("order.promised")),
        Ok(Kind::Date("2026-05-08"))
    );
    assert_eq!(kind(&Path::new("rules.returns_days")), Ok(Kind::Number(5)));
    assert!(kind(&Path::new("case.deed.sent.arrives")).is_ok());
    assert!(kind(&Path::new("said.part.the")).is_ok());
    let near = |path: &str| kind(&Path::new(path)).unwrap_err();
    assert_eq!(near("order.last_scan.plce"), (2, Some("place".to_string())));
    assert_eq!(
        near("case.deed.sent.arives"),
        (3, Some("arrives".to_string()))
    );
    assert_eq!(near("said.part.teh"), (2, Some("the".to_string())));
    assert_eq!(near("customer.nmae"), (1, Some("name".to_string())));
    assert_eq!(near("history.last"), (1, None));
    assert_eq!(near("customer.orders[0].number"), (1, None));
}
