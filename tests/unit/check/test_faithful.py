"""A sentence that reports says no more than the words it rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from macros.check.faithful import reports_say_what_their_words_say
from macros.model.claim import Claim
from macros.model.entities import Place
from macros.model.source import Origin, Source
from macros.model.world import World
from macros.rules.stated import MONTHS
from tests.unit.making import actor, claim, road, term

KEPT = {"title": "T", "publisher": "P", "type": "newspaper"}
FLEET = actor("fleet", "United Skippers", "United Skippers", "US", "the fleet")
VOSS = actor("voss", "Mara Voss", "Mara Voss", "Captain Voss", "Voss")
ELLA = Place.model_validate({"name": "Port Ella", "forms": ["Port Ella"], "role": "some-claim"})
ELLA.name_as("ella")


def source(kind: type[Source], own_id: str, published: str | None) -> Source:
    kept = {"file": "a.txt", "sha256": "0" * 64, "rights": "R"} if kind is Origin else {}
    made = kind.model_validate({"name": own_id, **KEPT, **kept, "published": published})
    made.name_as(own_id)
    return made


def told(
    text: str,
    *quotes: str,
    published: str | None = "2001-05-10",
    others: tuple[Claim, ...] = (),
    rests_on: tuple[str, ...] = (),
    outside: str = "",
    incomplete: bool = False,
    **fields: Any,
) -> list[tuple[str, str]]:
    """What is told of a claim that rests on these quotes of a text kept whole: code and words.

    Args:
        text: The claim's text.
        quotes: Words of the text kept whole.
        published: Its date.
        others: Other claims of the World.
        rests_on: Those of them that the claim rests on.
        outside: Words of an outside source that it rests on too.
        incomplete: Whether a record of the World is broken.
        fields: Further fields of the claim.
    """
    evidence: list[dict[str, str]] = [{"source": "gazette", "quote": quote} for quote in quotes]
    evidence += [{"source": "atlas", "quote": outside}] if outside else []
    evidence += [{"claim": own_id} for own_id in rests_on]
    judged = claim("it", text, evidence=evidence, **fields)
    world = World(
        actors={"fleet": FLEET, "voss": VOSS},
        places={"ella": ELLA},
        roads={"m4": road("m4", "M4")},
        terms={"ballot": term("ballot", "Ballot", "Secret Ballot")},
        sources={
            "gazette": source(Origin, "gazette", published),
            "atlas": source(Source, "atlas", None).model_copy(update={"excerpts": (outside,)}),
        },
        claims={each.key: each for each in (judged, *others)},
        incomplete=incomplete,
    )
    problems = reports_say_what_their_words_say(world)
    return [(each.code, each.message.split("'")[1] if "'" in each.message else "") for each in problems]


def differs(code: str, *words: str) -> list[tuple[str, str]]:
    return [(f"{code}-not-in-evidence", each) for each in words]


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It took 14 days.", "It took fourteen days."),
        ("It took six days.", "It took 6 days."),
        ("It took 22 days.", "It took twenty-two days."),
        ("Six days it took.", "It took 6 days."),
    ],
)
def test_a_number_in_digits_is_borne_by_the_same_number_in_words(text: str, quote: str) -> None:
    assert told(text, quote) == []
    assert told(quote, text) == []


@pytest.mark.parametrize(
    "number", ["950000", "950,000", "nine hundred and fifty thousand", "nine hundred fifty thousand"]
)
def test_a_large_number_is_the_same_with_separators_and_in_words(number: str) -> None:
    assert told(f"It moved {number} tons.", "It moved 950,000 tons.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It took 15 days.", "15"),
        ("It took fifteen days.", "fifteen"),
        ("It took 1.4 days.", "1.4"),
        ("It took 1,400 days.", "1,400"),
        ("It took a dozen days.", "dozen"),
        ("It took hundreds of days.", "hundreds"),
        ("On the third day it took 14.", "third"),
    ],
)
def test_a_number_that_no_quote_has_is_told(text: str, words: str) -> None:
    assert told(text, "It took 14 days.") == differs("number", words)


def test_each_number_is_held_against_all_quotes() -> None:
    assert told("It took 14 days and 6 boats.", "It took 14 days.", "It took 6 boats.") == []
    assert told("It took 14 days and 6 boats.", "It took 14 days.") == differs("number", "6")
    assert told("It took 14 days and 6 boats.", "It took some days.") == differs("number", "14", "6")


@pytest.mark.parametrize("text", ["One of them left.", "The first left on the M4.", "It left a second time, alone."])
def test_words_that_count_nothing_and_names_with_digits_are_no_numbers(text: str) -> None:
    assert told(text, "On the M4 it left.") == []


def test_the_year_of_a_source_is_borne_by_its_date() -> None:
    assert told("In 2001 it left.", "It left.") == []
    assert told("In 2002 it left.", "It left.") == differs("number", "2002")
    assert told("In 2001 it left.", "It left.", published=None) == differs("number", "2001")


def test_the_claims_own_value_is_left_to_the_check_of_values() -> None:
    assert told("It took 14 days.", "It took days.", value="14 days") == []
    assert told("It took 14 days and 6 boats.", "It took days.", value="14 days") == differs("number", "6")
    assert told("It left on 6 May.", "It left.", value="2001-05-06") == []
    assert told("It left on 6 May with 5 boats.", "It left.", value="2001-05-06") == differs("number", "5")


@given(st.integers(2, 9999), st.integers(2, 9999), st.sampled_from(["{}", "{:,}"]))
@example(2000, 2002, "{}")
def test_a_number_put_for_another_is_told(one: int, other: int, form: str) -> None:
    assume(one != other and other != 2001)
    said = form.format(other)
    assert told(f"It took {said} days.", f"It took {one} days.") == differs("number", said)
    assert told(f"It took {said} days.", f"It took {other} days.") == []


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["On 6 May 2001 it left.", "On May 6, 2001, it left.", "On 6 May it left.", "It left in May 2001."]
)
@pytest.mark.parametrize(
    "quote", ["It left on 6 May 2001.", "It left on May 6, 2001.", "It left on May 6.", "It left on 6 May"]
)
def test_a_date_is_borne_in_either_order_and_by_the_year_of_its_source(text: str, quote: str) -> None:
    assert told(text, quote) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 7 May 2001 it left.", "7 May 2001"),
        ("On 7 May it left.", "7 May"),
        ("On June 6 it left.", "June 6"),
        ("On 6 May 2000 it left.", "6 May 2000"),
        ("It left in June.", "June"),
        ("It left in May 2002.", "May 2002"),
    ],
)
def test_a_date_that_no_quote_has_is_told(text: str, words: str) -> None:
    assert told(text, "It left on May 6.") == differs("date", words)


def test_a_date_without_its_year_is_of_any_year_when_its_source_has_no_date() -> None:
    assert told("On 6 May 1999 it left.", "It left on May 6.", published=None) == []
    assert told("On 6 May 1999 it left.", "It left on May 6.", published="2001") == differs("date", "6 May 1999")


def test_a_day_is_not_borne_by_its_month() -> None:
    assert told("On 6 May 2001 it left.", "It left in May 2001.", published="2001-06-01") == differs(
        "date", "6 May 2001"
    )


@pytest.mark.parametrize("text", ["On 10 May 2001 it had left.", "On 10 May it had left.", "By May it had left."])
def test_a_source_is_evidence_of_the_day_it_appeared(text: str) -> None:
    assert told(text, "It had left.") == []


def test_a_source_dated_to_the_month_is_evidence_of_no_day() -> None:
    assert told("In May 2001 it had left.", "It had left.", published="2001-05") == []
    assert told("On 10 May it had left.", "It had left.", published="2001-05") == differs("date", "10 May")


@pytest.mark.parametrize("text", ["It may rain.", "May it rain.", "It might march in."])
def test_may_and_march_are_verbs_too(text: str) -> None:
    assert told(text, "It rains.", published="2001-12-31") == []


def test_may_after_a_small_word_is_the_month() -> None:
    assert told("It left in May.", "It left.", published="2001-12-31") == differs("date", "May")


def test_a_day_of_the_week_stands_in_the_words() -> None:
    assert told("It left on Tuesday.", "It left on Tuesday.") == []
    assert told("It left on Tuesday.", "LEFT ON TUESDAY") == []
    assert told("It left on Tuesday.", "It left on Monday.") == differs("date", "Tuesday")
    assert told("It left on Tuesday.", "It left on 8 May 2001.") == differs("date", "Tuesday")


def test_a_time_of_day_stands_in_the_words() -> None:
    assert told("At 9:05 it left.", "It left at 09:05.") == []
    assert told("At 9:05 it left.", "It left at 9:06.") == differs("number", "9:05")
    assert told("At 00:01 it left.", "It left one minute past midnight.") == differs("number", "00:01")


def test_a_date_is_borne_by_the_value_of_a_claim_it_rests_on() -> None:
    day = claim("day", "That was the day.", kind="derived", value="2001-05-08")
    assert told("On 8 May 2001 it left.", "It left.", others=(day,), rests_on=("day",)) == []
    assert told("On 9 May 2001 it left.", "It left.", others=(day,), rests_on=("day",)) == differs("date", "9 May 2001")
    assert told("On 8 May 2001 it left.", "It left.", others=(day,)) == differs("date", "8 May 2001")


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)), st.booleans())
def test_a_date_put_for_another_is_told(one: date, other: date, with_year: bool) -> None:
    assume(one != other if with_year else one.timetuple()[1:3] != other.timetuple()[1:3])

    def said(day: date) -> str:
        return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")

    assert told(f"On {said(other)} it left.", f"It left on {said(one)}.", published=None) == differs(
        "date", said(other)
    )
    assert told(f"On {said(one)} it left.", f"It left on {said(one)}.", published=None) == []


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["The United Skippers", "The US", "The fleet", "[[fleet]]", "[[fleet|The boats]]"])
@pytest.mark.parametrize(
    "quote", ["United Skippers left.", "the US left.", "Then the fleet left.", "UNITED SKIPPERS LEFT"]
)
def test_a_name_is_borne_by_any_form_that_is_listed_for_it(name: str, quote: str) -> None:
    assert told(f"{name} left.", quote) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Then the US left.", "US"),
        ("Then Voss left.", "Voss"),
        ("Then [[voss]] left.", "[[voss]]"),
        ("Then [[voss|she]] left.", "[[voss|she]]"),
        ("[[voss]] left.", "[[voss]]"),
        ("Voss left.", "Voss"),
        ("It left Port Ella.", "Port Ella"),
        ("It left on the M4.", "M4"),
    ],
)
def test_a_name_that_no_quote_has_in_any_form_is_told(text: str, words: str) -> None:
    assert told(text, "It left.") == differs("name", words)


def test_a_name_in_capitals_is_that_name() -> None:
    assert told("It rained in Port Ella.", "PORT ELLA - It rained.") == []
    assert told("It rained in Orin.", "ORIN - It rained.") == []


def test_a_small_word_that_is_spelled_like_a_name_is_not_that_name() -> None:
    assert told("Then the US left.", "Then they told us and left.") == differs("name", "US")
    assert told("Then the US left.", "Then the U.S. left.") == differs("name", "US")


def test_a_name_in_a_quotation_of_the_source_is_named_by_it() -> None:
    assert told("Voss left.", "“Voss left”, they said.") == []
    assert told("Voss left.", "They said “Captain Voss left.”") == []


@pytest.mark.parametrize(
    "text", ["A ballot was held.", "The [[ballot|vote]] was held.", "[[ballot]] was held.", "A Secret Ballot was held."]
)
def test_a_term_is_explained_and_need_not_stand_in_the_words(text: str) -> None:
    assert told(text, "They chose.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Board of Orin met.", ["Orin"]),
        ("The Board of St. Orin met.", ["St. Orin"]),
        ("The Board met Mr. Orin.", ["Mr. Orin"]),
        ("The Board of New Orin and Old Orin met.", ["New Orin", "Old Orin"]),
        ("The Board met in al-Orin.", ["Orin"]),
        ("The Orin-led Board met.", ["Orin"]),
        ("The Board met Élan.", ["Élan"]),
        ("The Board met in Orin’s house.", ["Orin"]),
        ("“It met”, Orin said.", ["Orin"]),
    ],
)
def test_a_capitalised_word_that_no_form_covers_is_told_as_one_name(text: str, words: list[str]) -> None:
    assert told(text, "The Board met.") == differs("name", *words)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The board met in Orin.", "Orin saw a board that met."),
        ("The board met in Orin.", "The board met in Orin’s house."),
        ("The board met in Orin’s house.", "The board met in Orin."),
        ("The board met the Orins’ son.", "The Orins’ son met a board."),
        ("The board met in Orin.", "The board met in al-Orin."),
        ("The board met in al-Orin.", "The board met in Orin."),
        ("The Orin-led board met.", "A board of Orin met."),
        ("The President met a board.", "The president met a board."),
    ],
)
def test_a_capitalised_word_is_borne_by_the_same_word(text: str, quote: str) -> None:
    assert told(text, quote) == []


@pytest.mark.parametrize("text", ["Orin left.", "“Too late”: They left.", "They said: All came.", "“All left.”"])
def test_a_word_that_begins_the_sentence_is_no_name(text: str) -> None:
    assert told(text, "They left; all said it came too late.") == []


def test_words_in_quotation_marks_are_left_to_their_own_check() -> None:
    assert told("They called it “14 days in Orin with Voss on 8 May 1999”.", "They called it names.") == []


def test_the_owner_of_a_judgement_need_not_stand_in_the_words() -> None:
    assert told("Voss called it a mess.", "She called it a mess.", kind="judgement", says="voss") == []
    assert told("Voss called it a mess.", "She called it a mess.", kind="judgement", says="gazette") == differs(
        "name", "Voss"
    )


def test_an_id_of_nothing_is_told_elsewhere() -> None:
    assert told("[[stranger]] left.", "It left.") == []
    assert told("Then [[stranger|Orin]] left.", "It left.") == []


def test_names_are_not_judged_while_a_record_is_broken() -> None:
    assert told("Then Orin left.", "It left.", incomplete=True) == []
    assert told("Then Orin left with 14.", "It left.", incomplete=True) == differs("number", "14")


# --- denial ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It did not leave.", "It left."),
        ("It left.", "It did not leave."),
        ("It refused to leave.", "It left."),
        ("It agreed.", "It rejected the plan."),
        ("It never failed.", "It failed."),
        ("It failed.", "It did not fail."),
        ("They agreed.", "Nobody agreed."),
    ],
)
def test_a_claim_that_denies_where_its_words_do_not_is_told_and_the_other_way_round(text: str, quote: str) -> None:
    assert told(text, quote) == [("polarity-differs", "")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It did not leave.", "It failed to leave."),
        ("It refused.", "It did not agree."),
        ("It agreed.", "It did not refuse."),
        ("It did not refuse.", "It agreed."),
        ("No plan was adopted.", "The plan was rejected."),
        ("It called it “not good”.", "It called it not good."),
    ],
)
def test_a_claim_may_deny_in_other_words_than_its_evidence(text: str, quote: str) -> None:
    assert told(text, quote) == []


def test_one_quote_that_denies_is_enough() -> None:
    assert told("It did not leave.", "It stayed.", "It did not leave.") == []
    assert told("It stayed.", "It stayed.", "It did not leave.") == [("polarity-differs", "")]


def test_an_id_that_looks_like_a_denial_denies_nothing() -> None:
    assert told("[[no-one|They]] stayed.", "They stayed.") == []


# --- bearings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It lies west of it.", "It lies to the west of it."),
        ("It lies to the West.", "It lies in the West."),
        ("It left at midnight.", "AT MIDNIGHT IT LEFT"),
        ("They called it “the north”.", "They called it names."),
    ],
)
def test_a_bearing_is_borne_by_the_same_word(text: str, quote: str) -> None:
    assert told(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("It lies west of it.", "It lies east of it.", "west"),
        ("It lies in the northern part.", "It lies to the north.", "northern"),
        ("It lies north of it.", "It lies in the northern part.", "north"),
        ("It lies west of it.", "It lies in the northwest.", "west"),
        ("It lies in the east.", "It lies in the least beastly part.", "east"),
        ("North of it it lies.", "It lies south of it.", "North"),
        ("It left at noon.", "It left at midnight.", "noon"),
    ],
)
def test_a_bearing_that_no_quote_has_is_told(text: str, quote: str, words: str) -> None:
    assert told(text, quote) == differs("bearing", words)


def test_a_bearing_in_a_name_is_told_once_with_the_name() -> None:
    assert told("They left for West Orin.", "They left.") == differs("name", "West Orin")


# --- what is judged -------------------------------------------------------------------------------

WRONG = "It did not take 15 days with Orin on 1 June."


@pytest.mark.parametrize("kind", ["reported", "quoted"])
def test_reports_and_quotations_are_judged(kind: str) -> None:
    assert {code for code, _ in told(WRONG, "It took 14 days.", kind=kind)} == {
        "number-not-in-evidence",
        "date-not-in-evidence",
        "name-not-in-evidence",
        "polarity-differs",
    }


@pytest.mark.parametrize("kind", ["background", "derived"])
def test_background_and_derived_claims_are_not_judged(kind: str) -> None:
    assert told(WRONG, "It took 14 days.", kind=kind) == []


def test_a_judgement_is_judged_when_all_its_words_are_of_texts_kept_whole() -> None:
    owned = {"kind": "judgement", "says": "voss"}
    assert len(told(WRONG, "It took 14 days.", **owned)) == 4
    assert told(WRONG, outside="It took 14 days.", **owned) == []
    assert told(WRONG, "It took 14 days.", outside="It took long.", **owned) == []


def test_a_judgement_that_rests_on_claims_only_is_not_judged() -> None:
    other = claim("other", "It took long.", kind="judgement", says="voss")
    assert told(WRONG, others=(other,), rests_on=("other",), kind="judgement", says="voss") == []


def test_what_rests_on_nothing_or_on_what_is_not_there_is_told_elsewhere() -> None:
    assert told(WRONG) == []
    assert told(WRONG, "It took 14 days.", rests_on=("nothing",)) == []


def test_a_quotation_that_never_closes_is_told_elsewhere() -> None:
    assert told(WRONG + " “So", "It took 14 days.") == []


def test_a_claim_is_borne_by_the_text_and_the_words_of_the_claims_it_rests_on() -> None:
    chain = (
        claim("near", "It took 14 days.", kind="derived", evidence=[{"claim": "far"}]),
        claim("far", "Then it left.", kind="background", evidence=[{"source": "atlas", "quote": "Voss saw 6 boats."}]),
    )
    assert told("In 14 days Voss saw 6 boats.", "It left.", others=chain, rests_on=("near",)) == []
    assert told("In 15 days Voss saw 7 boats.", "It left.", others=chain, rests_on=("near",)) == differs(
        "number", "15", "7"
    )


def test_claims_that_rest_on_one_another_are_walked_once() -> None:
    ring = (
        claim("one", "It took 14 days.", kind="derived", evidence=[{"claim": "two"}]),
        claim("two", "It took 6 boats.", kind="derived", evidence=[{"claim": "one"}]),
    )
    assert told("It took 14 days and 6 boats.", "It left.", others=ring, rests_on=("one",)) == []


def test_a_judgement_whose_owner_is_not_known_is_told_elsewhere() -> None:
    assert told(WRONG, "It took 14 days.", kind="judgement") == []
    assert told(WRONG, "It took 14 days.", kind="judgement", says="stranger") == []


def test_the_name_of_the_source_whose_judgement_it_is_is_borne() -> None:
    owned = {"kind": "judgement", "says": "gazette"}
    assert told("It took 14 days, the Gazette of P says.", "It took 14 days.", **owned) == []
    assert told("It took 14 days, the Gazette says.", "It took 14 days.") == differs("name", "Gazette")


# --- exemptions -----------------------------------------------------------------------------------


def exempt(*words: str) -> dict[str, Any]:
    return {"exempt": [{"words": each, "why": "It is so."} for each in words]}


def test_words_that_are_exempt_are_not_told() -> None:
    assert told("Orin took 15 days.", "It took 14 days.", **exempt("15")) == []
    assert told("It took 15 days in Orin.", "It took 14 days.", **exempt("15", "Orin")) == []
    assert told("It took 15 days in Orin.", "It took 14 days.", **exempt("15")) == differs("name", "Orin")


def test_denial_is_exempt_by_a_word_of_its_own() -> None:
    assert told("It did not take 14 days.", "It took 14 days.", **exempt("polarity")) == []
    assert told("It took 14 days.", "It took 14 days.", **exempt("polarity")) == [("needless-exemption", "polarity")]


@pytest.mark.parametrize("words", ["14", "It", "16", "1", "15 days"])
def test_an_exemption_that_nothing_needs_is_told(words: str) -> None:
    found = told("It took 15 days, not 14.", "It took 14 days.", **exempt("15", "polarity", words))
    assert found == [("needless-exemption", words)]


@pytest.mark.parametrize("kind", ["background", "derived"])
def test_a_claim_that_is_not_judged_needs_no_exemption(kind: str) -> None:
    assert told(WRONG, "It took 14 days.", kind=kind, **exempt("15")) == [("needless-exemption", "15")]


def test_an_exemption_is_not_judged_where_the_evidence_is_at_fault() -> None:
    assert told(WRONG, "It took 14 days.", rests_on=("nothing",), **exempt("15")) == []
    assert told(WRONG + " “So", "It took 14 days.", **exempt("15")) == []


# --- verbatim -------------------------------------------------------------------------------------

WORDS = (
    "it left on the in and of Orin Orins’ Orin’s al-Orin St. Mr. US us Voss M4 the-fleet Ballot not never refused did "
    "failed 14 1,000 6.5 six twenty-two third dozens one may May March 09:05 Tuesday 2001 6-8 14-day"
).split()
PHRASES = ("6 May", "May 6, 1999", "Port Ella", "the fleet", "two and three", "nine hundred", "United Skippers")
PIECES = st.sampled_from([*WORDS, *PHRASES])


@given(st.lists(PIECES, min_size=1, max_size=12))
@example(["Orins’"])
@example(["not", "and", "refused"])
@example(["two and three", "14"])
def test_a_claim_that_copies_its_quote_never_differs_from_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert told(text, text) == []
    assert told(text, "Before.", text, "After.") == []
