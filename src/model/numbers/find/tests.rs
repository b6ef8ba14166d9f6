//! What counts as a statistic, by example: the numbers in square brackets, and no others, are found.

use super::numbers;
use crate::messages::Messages;
use crate::model::value::words::Words;

const SENTENCES: &[&str] = &[
    // Digits, with what belongs to them.
    "Only [6%] of boards had done so.",
    "It counted [16,500] children at risk.",
    "That is [16.5 thousand] children, or [16.5k].",
    "It cost [£2.4 million] and then [£5].",
    "By 2015, [31] of [38] forces had protocols.",
    "The share was [6.2 per cent], not [7].",
    "About [2,000] victims were found.",
    "Rates rose from [4] to [9] for each [1,000] children.",
    "Between [5]-[10] boards answered.",
    "Temperatures fell to \u{2212}[4] degrees.",
    "It was [12‰] of them.",
    "The share rose by [5] percentage points, or [five] percentage points.",
    // Words.
    "[Six] reports came out.",
    "[Twenty-one] boards answered, and [a hundred] did not.",
    "[One in twelve] boards, or [1 in 12], or [6 in every 100], or [nine out of ten].",
    "[Two thirds] agreed, and [two-thirds] of those stayed.",
    "More than [half] of boards knew.",
    "It fell by [a third].",
    "[A quarter] of boards answered.",
    "[One third] of them did.",
    "[Nearly all] boards said so.",
    "[Almost every] board said so.",
    "The number [doubled], and cases [halved].",
    "There were [twice as many] forces.",
    "[A dozen] boards and [two hundred and five] children.",
    "[Three] sites tried it.",
    "Only [one] board answered.",
    "[Two million] children and [five thousand] adults.",
    "There were [forty-eight].",
    // Dates and years.
    "It came out in November 2013.",
    "It came out on 27 April 2014, not on April 28, 2014.",
    "The days were 27 and 28 April.",
    "The work ran from 2011 to 2013.",
    "See the 2009 guidance.",
    "There were [2000] children in 2000, and [1800] people.",
    "It rose [tenfold].",
    "See s.47 and s. 47 of the Act, and No. 3.",
    "It stands on that page. [38] boards answered.",
    "It opens at 3 pm and closes at 5pm.",
    "In the years 2011\u{2013}2013 nothing changed.",
    "On 2013-11-26 it was sent.",
    "It began at 10:30 and ended at 5pm.",
    // Times told from another time.
    "It was so in the last 12 months.",
    "The slides are two months older; they came two months before the report.",
    "It waited for [14] weeks.",
    "The inquiry ran for [two] years.",
    "It backed the first two reports, and the last 3.",
    "The two may not measure the same, nor do these two; but [two] boards did, and the [six] reports.",
    // Ages.
    "Children aged 10 to 17 were asked.",
    "A 16-year-old told us.",
    // References, codes and numbers that are dialled.
    "See paragraph 19 of HC 68.",
    "See question 672 and conclusion 2.",
    "Chapters 2 and 3 say so.",
    "Chapter two says so, and principle seven too.",
    "It is SI 2018/952, in A4, for COVID-19.",
    "It was Q672.",
    "Call 999 or 101.",
    "Call 0800 1111 at any time.",
    "The helpline is 0808 800 5000, or 020 7946 0958 at night; [12] people answer.",
    "The office has 0117 496 0000 and 0117-496-0001.",
    "ISBN 978-0-306-40615-7.",
    "1. The first item of a list.",
    "(2) The second.",
    "Section 2.14 is about this.",
    "The 1st and the 16th came.",
    "Write to a2@example.org or see example.org/2.",
    // Ordinals, and what comes next after two.
    "The first, the second and the third principle.",
    "A third subject is warning signs.",
    "The sixth and seventh principles both ask for it.",
    // One as a pronoun, and ways of speaking.
    "One of the boards said so, and no one else.",
    "I thought I was the only one.",
    "One another, one after the other, one day.",
    "A half-written page took half an hour.",
    "Nobody counted twice.",
    "It takes time, once and for all.",
    // What a text says of itself.
    "It did two things in three steps.",
    "Both numbers are low: the two numbers, the two separate counts.",
    "There are three kinds of people.",
    "It has two ways to say it.",
    // Mixed.
    "In 2013, [50%] of [148] boards knew, as paragraph 3 says.",
    "",
    "No number at all.",
];

#[test]
fn numbers_that_look_like_statistics_are_found_and_others_are_not() {
    let messages: Messages =
        Messages::new(serde_yaml::from_str(include_str!("../../../../themes/default/messages/en.yaml")).unwrap());
    assert!(SENTENCES.len() >= 60);
    let mut wrong = Vec::new();
    for sentence in SENTENCES {
        let plain = sentence.replace(['[', ']'], "");
        let mut marked = String::new();
        let mut end = 0;
        for found in numbers(&plain, Words::new(&messages)) {
            marked.push_str(&plain[end..found.start]);
            marked.push_str(&format!("[{}]", &plain[found.clone()]));
            end = found.end;
        }
        marked.push_str(&plain[end..]);
        if marked != *sentence {
            wrong.push(format!("{sentence}\n{marked}"));
        }
    }
    assert!(wrong.is_empty(), "expected, and found:\n{}", wrong.join("\n"));
}

#[test]
fn a_language_without_words_has_its_digits() {
    let text = "Half of 38 boards, and three more.";
    let found: Vec<&str> = numbers(text, Words::new(&Messages::default())).into_iter().map(|at| &text[at]).collect();
    assert_eq!(found, ["38"]);
}
