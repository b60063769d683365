//! Questions as they are asked, and the clauses that they become.

use super::turned;

#[test]
fn a_question_becomes_a_clause_or_stays_as_it_was() {
    for (language, question, clause) in [
        (
            "en",
            "Does it fit a pannier?",
            Some("whether it fits a pannier"),
        ),
        (
            "en",
            "and when will it be back?",
            Some("when it will be back"),
        ),
        (
            "en",
            "Is it still safe to eat?",
            Some("whether it is still safe to eat"),
        ),
        ("en", "How long do they keep?", Some("how long they keep")),
        (
            "en",
            "Which of your cheeses can she eat?",
            Some("which of our cheeses she can eat"),
        ),
        (
            "en",
            "Do you post to the Isle of Man?",
            Some("whether we post to the Isle of Man"),
        ),
        (
            "en",
            "Can I use my login on two phones?",
            Some("whether you can use your login on two phones"),
        ),
        (
            "en",
            "Is there a screen in the carriage?",
            Some("whether there is a screen in the carriage"),
        ),
        (
            "en",
            "Do your boxes fit a pannier?",
            Some("whether our boxes fit a pannier"),
        ),
        ("en", "What do you get for it?", None),
        ("en", "Can she use my login or does she need her own?", None),
        ("en", "Am I too late?", Some("whether you are too late")),
        ("en", "Does the reel fit the Tern?", None),
        ("en", "Is the navy one back?", None),
        ("en", "Can I ask you something?", None),
        ("en", "Did it arrive?", None),
        ("en", "Who pays the postage?", None),
        ("en", "Is it red, or blue?", None),
        ("nb", "Hvor varmt er egentlig det store bassenget?", None),
        (
            "nb",
            "Kommer det noe kurs i islandsk?",
            Some("om det kommer noe kurs i islandsk"),
        ),
        (
            "nb",
            "Og hvor lenge holder den seg?",
            Some("hvor lenge den holder seg"),
        ),
        (
            "nb",
            "Kan jeg bruke billetten min på søndag?",
            Some("om du kan bruke billetten din på søndag"),
        ),
        (
            "nb",
            "Har dere dem på lager?",
            Some("om vi har dem på lager"),
        ),
        ("nb", "Hvem betaler frakten?", None),
        ("nb", "Kan dere ikke sende den?", None),
        (
            "sv",
            "Finns det plats på lördag?",
            Some("om det finns plats på lördag"),
        ),
        ("de", "Passt es?", None),
    ] {
        assert_eq!(turned(question, language).as_deref(), clause, "{question}");
    }
}
