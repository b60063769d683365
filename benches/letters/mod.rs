//! Letters made from their number: six errands in two languages, with the headers, signatures and quotes that real ones have.

const TEXTS: [&str; 8] = [
    "my parcel KK-20417 still hasn't arrived. It was to come on Friday, and my daughter looks out of the window every day. Where is it?",
    "I should like to send the lamp back, the green does not fit our hall. How do I do that, and who pays for the postage?",
    "the cup that came today has a crack from the rim to the handle. I have put a photo of it with this letter. What can be done?",
    "you have taken the money twice, once on 3 May and once on 5 May. Please give one of them back. I am not pleased, this is the second time.",
    "we had the kite out at the shore on Sunday and it flew as if it had waited for us. I wanted you to know. Thank you!",
    "pakken min KK-20417 har fortsatt ikke kommet, og bursdagen er på lørdag. Hvor er den, og rekker den fram i tide?",
    "jeg vil gjerne bytte til en større størrelse. Går det, og hva koster det?",
    "could you change the address of my order? We move at the end of the month. And do you make the lamp in blue as well?",
];

/// The letter of a number; one of a list gets no answer.
pub fn letter(number: usize, listed: bool) -> String {
    let text = TEXTS[number % TEXTS.len()];
    let mut mail = format!(
        "Return-Path: <writer{who}@post.example>\r\nReceived: from mail.post.example (mail.post.example [192.0.2.{hop}])\r\n\tby mx.shop.example with ESMTPS id {number:08x};\r\n\tMon, 11 May 2026 {hour:02}:{minute:02}:07 +0000\r\n\
         DKIM-Signature: v=1; a=rsa-sha256; d=post.example; s=m1; h=from:to:subject:date;\r\n\tbh={hash};\r\n\tb={hash}{hash}{hash}{hash}\r\n\
         From: Writer {who} <writer{who}@post.example>\r\nTo: care@shop.example\r\nSubject: A letter, number {number}\r\n\
         Date: Mon, 11 May 2026 {hour:02}:{minute:02}:00 +0000\r\nMessage-ID: <{number:08x}.letter@post.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
        who = number / 2,
        hop = number % 250,
        hour = number / 60 % 24,
        minute = number % 60,
        hash = "q7Fh2kD9sLw0Xc4VbN8mTz1RyUeIoPaSgJk5",
    );
    if listed {
        mail.push_str("List-Id: <news.post.example>\r\nPrecedence: bulk\r\n");
    }
    mail.push_str(&format!("\r\nHello,\r\n\r\n{text}\r\n\r\nKind regards,\r\nWriter {}\r\n\r\n-- \r\nWriter {}\r\n12 Harbour Street\r\n", number / 2, number / 2));
    if number.is_multiple_of(3) {
        mail.push_str("\r\nOn Fri, 8 May 2026 at 10:12, Care wrote:\r\n");
        for line in 0..12 {
            mail.push_str(&format!(
                "> line {line} of what was written to them before, as programs quote it\r\n"
            ));
        }
    }
    mail
}
