"""The kinds of blocks: one invented report a phenomenon, written as (kind, text of the block) pairs."""

import pytest

from stemma.reading import read_document
from stemma.reading.blocks import lay_out
from stemma.records import Document, Source

BODY_1 = (
    "A ferry with forty people on board sank off the coast of Bergvik on Monday, the harbour office said, after its "
    "engine room had filled with water during the night.\n\n"
)
BODY_2 = (
    "Divers searched the wreck until the evening, and the harbour office closed the northern entrance to all ships "
    "until the ferry has been lifted from the ground.\n\n"
)
TITLE = "Ferry sinks off Bergvik, forty rescued\n\n"


def kinds(*pieces: tuple[str, str]) -> None:
    """Read the pieces glued together and compare the blocks, neighbours of one kind and piece apart."""
    document = read_document(Source("x", text="".join(text for _, text in pieces)))
    found = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert found == list(pieces)


def read(text: str, **fields: str) -> Document:
    return read_document(Source("x", text=text, **fields))  # type: ignore[arg-type]


def test_headline_repetition_standfirst_reading_time_date_and_caption() -> None:
    kinds(
        ("title", TITLE),
        ("title", "Ferry Sinks Off Bergvik, Forty Rescued\n"),
        ("standfirst", "All forty people on board a ferry were rescued when it sank, the harbour office says.\n"),
        ("readtime", "2 min read\n"),
        ("dateline", "4 May, 2021\n"),
        ("caption", "Divers at the northern entrance of the harbour "),
        ("credit", "[Alamy]\n"),
        ("body", BODY_1),
        ("body", BODY_2),
    )


def test_a_clause_below_the_headline_is_a_standfirst_and_a_phrase_without_a_verb_a_caption() -> None:
    kinds(
        ("title", TITLE),
        ("standfirst", "The owner has promised to lift the wreck within a week\n\n"),
        ("caption", "Divers of the harbour office near the wreck\n\n"),
        ("body", BODY_1),
        ("body", BODY_2),
    )


def test_byline_and_agency_line() -> None:
    kinds(
        ("title", TITLE),
        ("byline", "By Ann Archer and Bo Bell\n"),
        ("credit", "Reuters\n\n"),
        ("body", BODY_1),
        ("body", BODY_2),
    )


@pytest.mark.parametrize(
    "opening",
    [
        "BERGVIK, NORLAND ",
        "BERGVIK, Norland (AP) - ",
        "BERGVIK, May 3 (Xinhua) -- ",
        "Bergvik (AFP) – ",
        "PORT BERGVIK — ",
        "BERGVIK | ",
    ],
)
def test_place_openings_are_split_off(opening: str) -> None:
    kinds(("title", TITLE), ("dateline", opening), ("body", BODY_1), ("body", BODY_2))


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE - The ferry was lifted on Friday, the harbour office said, and towed to the yard of its owner.\n",
        "NATO and the EU sent divers on Friday, the harbour office said, and the ferry was lifted at once.\n",
        "Ann Archer - the owner of the ferry - said on Friday that the ship had been inspected in spring.\n",
        "The U.S. sent divers - forty of them - on Friday, the harbour office said, to lift the wreck.\n",
    ],
)
def test_what_only_looks_like_a_place_opening(sentence: str) -> None:
    kinds(("title", TITLE), ("body", sentence), ("body", BODY_2))


@pytest.mark.parametrize(
    "line",
    [
        "Source: Norland Press Office", "Agencies contributed to this report", "The Associated Press contributed to this report.",
        "With reporting by Reuters", "(Reporting by Ann Archer; Editing by Bo Bell)", "AFP", "Photo: Ann Archer/Getty Images",
        "With agency inputs",
    ],
)  # fmt: skip
def test_credit_lines(line: str) -> None:
    if line == "With agency inputs":
        line = "With agencies inputs"
    kinds(("title", TITLE), ("body", BODY_1), ("body", BODY_2), ("credit", line))


@pytest.mark.parametrize(
    "line",
    [
        "© 2021 Norland News", "Copyright 2021 Norland News. All rights reserved.", "All rights reserved", "Powered by automated translation",
        "This slideshow requires JavaScript.", "Share on Facebook", "Sign up for our daily newsletter", "Follow us on Twitter",
        "Please enable JavaScript to watch this video", "Click here to subscribe", "Tagged ferry, harbour, rescue",
        "Facebook Twitter WhatsApp Email", "For more news from Bergvik, download our app", "Advertisement",
    ],
)  # fmt: skip
def test_furniture(line: str) -> None:
    kinds(("title", TITLE), ("body", BODY_1), ("body", BODY_2), ("boilerplate", line))


@pytest.mark.parametrize(
    "sentence",
    [
        "Powered by two old engines, the ferry was on its way to the islands when the water came in, the owner said.",
        "Copyright law was not at issue, the judge told the owner of the ferry, who had asked for a new hearing.",
        "Share prices of the owner fell by a tenth on Monday, and those of the yard that built the ferry rose.",
        "Follow the money, the lawyer of the passengers said, and you find the owner of the ferry in every deal.",
    ],
)
def test_prose_that_opens_like_furniture(sentence: str) -> None:
    kinds(("title", TITLE), ("body", BODY_1), ("body", BODY_2), ("body", sentence))


def test_related_links_under_a_heading() -> None:
    kinds(
        ("title", TITLE),
        ("body", BODY_1),
        ("related", "Related stories:\n"),
        ("related", "Bridge to the islands delayed again\n"),
        ("related", "Owner of two ferries fined\n"),
        ("body", BODY_2),
    )


def test_dated_headlines_glued_together_and_furniture_glued_to_them() -> None:
    kinds(
        ("title", TITLE),
        ("body", BODY_1),
        ("body", BODY_2),
        ("related", "GMT 10:12 2021 Monday ,03 May\n"),
        ("related", "Mayor opens new fish marketGMT 09:55 2021 Sunday ,02 May\n"),
        ("related", "Storm closes the island road"),
        ("boilerplate", "Powered by Norland Web House\n"),
        ("boilerplate", "All rights reserved to Norland Media 2021 ©"),
    )


COMMENTS = [
    "You must be joking, who let that old tub out of the harbour?!\n\n\n",
    "I was there last summer and the pumps did not even work lol\n\n\n",
    "Well, the owner gets rich and you and me pay for the divers...\n\n\n",
    "So they knew! Thanks for nothing\n\n\n",
]


def test_comments_after_a_name_without_a_heading() -> None:
    kinds(
        ("title", TITLE),
        ("body", BODY_1),
        ("body", BODY_2),
        ("comment", "Carla Dunn\n\n"),
        *(("comment", text) for text in COMMENTS),
    )


def test_comments_in_a_dump_without_blank_lines_after_one_name() -> None:
    pieces = [("title", TITLE), ("body", BODY_1), ("body", BODY_2), ("comment", "Carla Dunn\n\n")]
    pieces += [("comment", text) for text in COMMENTS]
    kinds(*((kind, text.rstrip("\n") + "\n") for kind, text in pieces))


def test_comments_under_a_heading() -> None:
    kinds(
        ("title", TITLE),
        ("body", BODY_1),
        ("body", BODY_2),
        ("comment", "2 Comments\n\n"),
        ("comment", "Carla D.\n"),
        ("comment", "The northern entrance was closed for years."),
    )


@pytest.mark.parametrize(
    "section",
    [
        'Comments\n\nPaul: I heard it was 40 dead.\n\nMike says: "Two hundred are gone."\n',
        "Reader comments (2)\nPosted by Anna at 12:04: sixty in my street alone.\nIlse T. - no, thirty.\n",
        "1 comment\n\nriver_rat12 wrote:\nMy cousin counted 30 boats.\n",
    ],
)
def test_remarks_under_a_heading_after_one_short_paragraph(section: str) -> None:
    body = "The Ombra flood killed 14 people on Monday, the rescue office of Lower Tarn said.\n\n"
    blocks = lay_out("d", body + section).blocks
    assert {block.kind for block in blocks if block.start >= len(body)} == {"comment"}
    assert blocks[0].kind == "body"


def test_a_report_about_comments_has_none() -> None:
    text = (
        "The ministry published 12 comments on the bill on Monday.\n\nComments\n\n"
        "The minister told the house on Tuesday that 15 towns had answered and that the bill would stand.\n"
    )
    assert "comment" not in {block.kind for block in lay_out("d", text).blocks}


def test_chatty_quotations_are_no_comments() -> None:
    kinds(
        ("title", TITLE),
        ("body", BODY_1),
        ("body", BODY_2),
        (
            "body",
            '"You could hear them shout! I ran down to the water," said Carla Dunn, who lives at the harbour.\n\n\n',
        ),
        ("body", '"Why did nobody call us? We have two boats!" Ed Frey, a fisherman, told the paper.\n\n\n'),
        (
            "body",
            '"I will never set foot on a ferry again..." her sister added, according to the harbour office.\n\n\n',
        ),
    )


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "\n".join(
        ["The harbour office of Bergvik said on Monday that a ferry with forty", "people on board had sunk off the coast and that all of them had been",
         "brought ashore by fishermen who were on their way home with the catch", "of the day, and by two boats of the rescue service which had left the",
         "harbour of the island as soon as the first call had been received from", "the bridge of the ferry, shortly after the lights on board went out at",
         "a quarter past four in the morning."]
    )  # fmt: skip
    kinds(("body", wrapped + "\n\n"), ("body", wrapped))


@pytest.mark.parametrize(
    "text",
    ["A ferry sank off Bergvik on Monday", "A ferry sank off Bergvik on Monday, the owner said.", "Forty rescued"],
)
def test_a_single_line_is_body(text: str) -> None:
    kinds(("body", text))


def test_a_text_that_opens_with_a_sentence_has_no_headline() -> None:
    document = read(BODY_1 + BODY_2)
    assert document.title is None
    assert {block.kind for block in document.blocks} == {"body"}


def test_a_given_title_is_metadata_and_marks_its_line() -> None:
    document = read(
        "Norland\n\n" + TITLE + BODY_1 + BODY_2, title="Ferry sinks off Bergvik, forty rescued - Norland News"
    )
    assert document.title == "Ferry sinks off Bergvik, forty rescued - Norland News"
    assert [block.kind for block in document.blocks] == ["boilerplate", "title", "body", "body"]


def test_the_text_is_not_touched() -> None:
    text = "\ufeff  Ferry sinks off Bergvik\r\n\r\n\u00a0A ferry sank on Monday.\r\rNobody was hurt.\u2028 \n"
    assert read(text).text == text
    assert read_document(Source("x", data=text.encode())).text == text
