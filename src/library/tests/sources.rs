//! Each sentence with the sources of its details.

use super::{Tree, say};
use serde_json::json;

#[test]
fn sentences_know_their_sources() {
    let view = Tree::new(
        "en",
        json!({
            "order.number": "KK-1", "order.promised": "2026-05-14", "order.items": ["two kites", "a reel"],
            "case.deed.sent": {"on": "2026-05-11"}, "case.deed.sent.on": "2026-05-11", "order.late": false,
            "name": "Ann\u{F0001} {{ tone }}", "order.days_late": 0, "said.money": "64.50 GBP",
            "customer.orders[0].number": "KK-9", "plan.months_left": ["2026-06", "2026-07"],
        }),
    );
    let table = [
        ("Plain words. And more.", "Plain words.<>@1 And more.<>@1"),
        (
            "It is {{ order.number }}. We wait.\nFor {{ order.promised | day }}.",
            "It is KK-1.<order.number>@1 We wait.<>@1 For Thursday 14 May.<order.promised>@2",
        ),
        (
            "{{ order.items | list }} go.",
            "two kites and a reel go.<order.items>@1",
        ),
        (
            "{% if case.deed.sent.today %}Today{% else %}On {{ case.deed.sent.on | day }}{% endif %} I sent it.",
            "On Monday 11 May I sent it.<case.deed.sent.on>@1",
        ),
        (
            "{% if case.deed.sent %}I sent it.{% endif %} Done.",
            "I sent it.< if case.deed.sent>@1 Done.<>@1",
        ),
        (
            "It costs {{ said.money | money }}{% if order.carrier %} with {{ order.carrier }}{% endif %}.",
            "It costs £64.50.<said.money>@1",
        ),
        ("Dear {{ name }},", "Dear Ann {{ tone }},<name>@1"),
        (
            "{{ order.carrier }} has it.",
            "! `order.carrier` is not known",
        ),
        (
            "{{ order.days_late }} days.",
            "! `order.days_late` is not known",
        ),
        (
            "{% if order.late %}Late.{% endif %}",
            "! nothing is left of it",
        ),
        (
            "{% if order.days_late > 3 %}Late.{% else %}Soon.{% endif %}",
            "Soon.< if order.days_late>@1",
        ),
        (
            "{{ order.carrier | default(value=\"the post\") | upper_first }} has it.",
            "The post has it.<>@1",
        ),
        (
            "{% if order.number %}By {{ order.carrier }}.{% endif %}",
            "! `order.carrier` is not known",
        ),
        (
            "Number {{ customer.orders[0].number }}.",
            "Number KK-9.<customer.orders[0].number>@1",
        ),
        (
            "{% for m in plan.months_left %}{{ m | month }}{% if not loop.last %}, {% endif %}{% endfor %} are paid.",
            "June, July are paid.<plan.months_left>@1",
        ),
        (
            "{% set n = order.number -%} It is {{ n }}.",
            "It is KK-1.<order.number>@1",
        ),
        ("{{ order.number | day }}.", "! `KK-1` is no date"),
        (
            "{% for a in range(end=200) %}x{% endfor %}",
            "! `range` makes 200 turns; 100 are the most",
        ),
        (
            "{% for a in range(end=100) %}{% for b in range(end=100) %}0123456789{% endfor %}{% endfor %}",
            "! the text grew too long",
        ),
        (
            "You need:\n- {{ order.number }}\n- a pen",
            "You need:<>@1 - KK-1<order.number>@2 - a pen<>@3",
        ),
        ("{#- a note -#} It is so.", "It is so.<>@1"),
        (
            "{{ order.number | replace(from=\"K\", to=\"{{ tone }}\") }} it is.",
            "{{ tone }}{{ tone }}-1 it is.<order.number>@1",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(say(text, &view), expected, "{text}");
    }
}
