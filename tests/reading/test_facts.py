"""Encodings, language, translation, credits."""

import pytest

from stemma.reading import read_document
from stemma.reading.decode import decode
from stemma.records import Source

BODY = "The harbour office of Bergvik said that a ferry had sunk off the coast and that all its passengers were safe.\n"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("Fähre\r\n".encode(), "utf-8", "Fähre\r\n"),
        ("\ufeffFähre".encode(), "utf-8", "\ufeffFähre"),
        ("Fähre gesunken".encode("utf-16"), "utf-16-le", "Fähre gesunken"),
        (
            ("Die Fähre ist gesunken, " * 40).encode() + b"\xff",
            "utf-8 (damaged)",
            "Die Fähre ist gesunken, " * 40 + "\ufffd",
        ),
    ],
)
def test_encodings(data: bytes, encoding: str, text: str) -> None:
    found = decode(data)
    assert (found.encoding, found.text) == (encoding, text)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "La traversée a été fermée à midi, a annoncé l’office du port après l’échouement du navire. " * 8),
        ("cp1251", "Паром с сорока пассажирами затонул у берега, сообщила администрация порта в понедельник. " * 8),
    ],
)
def test_other_encodings_are_detected_and_recorded(encoding: str, text: str) -> None:
    document = read_document(Source("x", data=text.encode(encoding)))
    assert document.text == text
    assert document.encoding != "utf-8"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Die Fähre ist am Montag vor der Küste gesunken, teilte das Hafenamt mit.", "de"),
        ("La barca affondò lunedì al largo della costa, ha detto la capitaneria di porto.", "it"),
        ("ok", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert read_document(Source("x", text=text)).language == language


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (BODY * 2, "none"),
        ("Ferry sinks\n\nPowered by automated translation\n\n" + BODY * 2, "none"),
        (BODY * 2 + "\nTranslated from the Norlandic by Ann Archer.", "declared"),
        (BODY * 2 + "\nThis article was translated by a machine.", "declared"),
        (BODY + "The ferry did not carried cars and it does not belongs to the town.\n", "suspected"),
        (BODY + "The ferry does not always stop here and does not need to.\n", "none"),
    ],
)
def test_translation(text: str, status: str) -> None:
    document = read_document(Source("x", text=text))
    assert document.translation == status
    assert bool(document.translation_evidence) == (status != "none")


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("BERGVIK (Reuters) - " + BODY, ["Reuters"]),
        ("BERGVIK (AP/dpa) - " + BODY, ["Associated Press", "dpa"]),
        ("BERGVIK, Norland (Fjord News Service) - " + BODY, ["Fjord News Service"]),
        ("The mayor (Anna Berg) - a former pilot - went home. " + BODY, []),
        (BODY + "\nSource: Norland Press Office", ["Norland Press Office"]),
        (BODY + "\nAgencies contributed to this report", ["Agencies"]),
        (BODY + "\nThe Associated Press contributed to this report.", ["Associated Press"]),
        (BODY + "\n© 2021 AFP", ["Agence France-Presse"]),
        ("Ferry sinks\n\nDivers near the wreck on Monday. (Photo: A. Archer/AFP)\n" + BODY * 2, ["Agence France-Presse"]),
        ("Ferry sinks\n\nDivers near the wreck [Getty]\n" + BODY * 2, ["Getty Images"]),
        (BODY + "\nThe owner told Reuters that the ferry had been inspected.\n", []),
        (BODY + "\nPhotos: Divers at the wreck", []),
    ],
)  # fmt: skip
def test_credits(line: str, agencies: list[str]) -> None:
    document = read_document(Source("x", text=line))
    assert [credit.agency for credit in document.credits] == agencies
