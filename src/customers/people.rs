//! Rows put together to people: rows with one id are one customer.

use crate::customer::{Customer, Order};
use std::collections::HashMap;

/// People, in the order in which their first rows came.
#[derive(Debug, Default)]
pub struct People {
    customers: Vec<Customer>,
    by_id: HashMap<String, usize>,
}

impl People {
    /// One more row. A row without an id is a person of its own.
    ///
    /// ```
    /// use regards::{customer::Customer, customers::people::People};
    /// let row = |email: &str| Customer { id: "k-1".into(), emails: vec![email.into()], ..Customer::default() };
    /// let mut people = People::default();
    /// people.add(row("a@post.example"));
    /// people.add(row("b@post.example"));
    /// assert_eq!(people.into_customers()[0].emails, ["a@post.example", "b@post.example"]);
    /// ```
    pub fn add(&mut self, row: Customer) {
        let known = self.by_id.get(&row.id).copied();
        match known.and_then(|index| self.customers.get_mut(index)) {
            Some(known) if !row.id.is_empty() => merge(known, row),
            _ => {
                self.by_id.insert(row.id.clone(), self.customers.len());
                self.customers.push(row);
            }
        }
    }

    /// The people.
    pub fn into_customers(self) -> Vec<Customer> {
        self.customers
    }
}

/// Lists are put together without doubles (a join of orders with history names each order once a contact); of what there is
/// only one, the first row that says something counts.
fn merge(into: &mut Customer, row: Customer) {
    join(&mut into.emails, row.emails);
    join(&mut into.notes, row.notes);
    join(&mut into.internal, row.internal);
    join(&mut into.history, row.history);
    for order in row.orders {
        add_order(&mut into.orders, order);
    }
    for (key, value) in row.extra {
        into.extra.entry(key).or_insert(value);
    }
    for (mine, theirs) in [
        (&mut into.name, row.name),
        (&mut into.preferred_name, row.preferred_name),
        (&mut into.title, row.title),
        (&mut into.country, row.country),
        (&mut into.tier, row.tier),
        (&mut into.address, row.address),
    ] {
        fill(mine, theirs);
    }
    fill(&mut into.language, row.language);
    fill(&mut into.since, row.since);
    fill(&mut into.subscription, row.subscription);
}

fn fill<T>(mine: &mut Option<T>, theirs: Option<T>) {
    if mine.is_none() {
        *mine = theirs;
    }
}

fn join<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

/// Rows of one order number are its items.
fn add_order(orders: &mut Vec<Order>, order: Order) {
    let known = orders
        .iter_mut()
        .find(|known| !order.number.is_empty() && known.number == order.number);
    match known {
        Some(known) => join(&mut known.items, order.items),
        None if !order.number.is_empty() => orders.push(order),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::People;
    use crate::customer::{Contact, Customer, Item, Order};

    fn row(order: &str, item: &str, about: &str) -> Customer {
        Customer {
            id: "k-1".into(),
            orders: vec![Order {
                number: order.into(),
                items: vec![Item {
                    name: item.into(),
                    qty: None,
                }],
                ..Order::default()
            }],
            history: vec![Contact {
                about: Some(about.into()),
                ..Contact::default()
            }],
            ..Customer::default()
        }
    }

    #[test]
    fn a_join_of_orders_items_and_history_makes_no_doubles() {
        let mut people = People::default();
        for (order, item, about) in [
            ("KK-1", "Kite", "a seam"),
            ("KK-1", "Reel", "a seam"),
            ("KK-1", "Kite", "a visit"),
            ("KK-2", "Kite", "a visit"),
        ] {
            people.add(row(order, item, about));
        }
        let found = people.into_customers().remove(0);
        assert_eq!(found.orders.len(), 2);
        assert_eq!(found.orders[0].items.len(), 2);
        assert_eq!(found.history.len(), 2);
    }

    #[test]
    fn rows_without_an_id_stay_apart() {
        let mut people = People::default();
        people.add(Customer::default());
        people.add(Customer::default());
        assert_eq!(people.into_customers().len(), 2);
    }

    #[test]
    fn the_first_row_that_says_something_counts() {
        let said = |tier: Option<&str>, title: Option<&str>| Customer {
            id: "k-1".into(),
            tier: tier.map(Into::into),
            title: title.map(Into::into),
            ..Customer::default()
        };
        let mut people = People::default();
        people.add(said(Some("member"), None));
        people.add(said(Some("guest"), Some("Dr")));
        let found = people.into_customers().remove(0);
        assert_eq!(
            (found.tier.as_deref(), found.title.as_deref()),
            (Some("member"), Some("Dr"))
        );
    }
}
