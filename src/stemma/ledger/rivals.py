"""What must be known before two figures that cannot both hold are said to contradict each other.

That two intervals exclude each other is no contradiction unless both answer one question.  Figures of one series look
like answers to one; a conflict is a charge against a report, and needs more: `unproven` names what is missing.
"""

from __future__ import annotations

from stemma.claims.role_words import role_class
from stemma.language.lexicon import lemma
from stemma.ledger.drafts import Draft, shared_reports
from stemma.ledger.mentions import Mention
from stemma.ledger.questions import sex_of, tells_who
from stemma.ledger.things import Question
from stemma.ledger.values import centre, near, overlap, words, written

#: Units of which a story tells many: terms, ages and years of service, percentages of whatever.
_TIMES = frozenset({"day", "hour", "minute", "month", "second", "week", "year"})
#: Heads that count events of the verb, not things.
_OCCASIONS = frozenset({"occasion", "time"})
#: Words that two clauses must share, besides the noun, where nothing else links them.
_WORDS_IN_COMMON = 2


def unproven(a: Draft, b: Draft) -> str | None:
    """Why it is not known that two figures of one series answer one question; None when enough is known.

    Of figures that can both hold only a vague word needs as much: "several people fled" is no wording of "five were hurt".
    """
    if overlap(a.value, b.value):
        return _word_for_another(a, b)
    return _vague(a, b) or _selected(a, b) or _one_voice(a, b) or _same_end(a, b) or _nothing_in_common(a, b)


def _word_for_another(a: Draft, b: Draft) -> str | None:
    """One is a vague word, told neither in the role nor with the noun of the other; nouns that fit everybody do not count."""
    if (a.value.form == "vague") == (b.value.form == "vague") or a.utterances & b.utterances:
        return None
    if any(_one_role(x, y) or (x.head == y.head and tells_who(x.head)) for x in a.questions for y in b.questions):
        return None
    vague = a if a.value.form == "vague" else b
    return f"whether the word for {words(vague.value)} is of the same"


def _vague(a: Draft, b: Draft) -> str | None:
    """A vague word has no ends that another figure could break."""
    vague = next((d for d in (a, b) if d.value.form == "vague"), None)
    return f"how many a word for {words(vague.value)} may stand for" if vague else None


def _selected(a: Draft, b: Draft) -> str | None:
    """The smaller figure is of some: a single person told of, those of one sex or age, those besides others."""
    few, many = sorted((a, b), key=lambda d: centre(d.value))
    if all("article" in m.quantity.flags for m in few.mentions):
        return f"whether {few.question.label or 'the one'} told of is all that there were"
    if (
        few.question.persons
        and all(sex_of(q.head) for q in few.questions)
        and not any(sex_of(q.head) for q in many.questions)
    ):
        return f"how many others there were besides the {few.question.label}"
    if not {q.more for q in few.questions} & {q.more for q in many.questions}:
        return "whether both count the same ones or only further ones"
    return None


def _one_voice(a: Draft, b: Draft) -> str | None:
    """A report that gives both in one voice does not contradict itself: it tells of two things."""
    for one, other in shared_reports(a, b):
        if one.asserter != other.asserter or _heads_all(one, other) is False:
            continue
        if not (one.question.compared or other.question.compared or one.question.former or other.question.former):
            return f"of what each is, for {one.document} gives both in one voice"
    return None


def _heads_all(one: Mention, other: Mention) -> bool | None:
    """Whether the one of the two that stands in the headline is the larger; None when both or neither stand there."""
    if one.headline == other.headline:
        return None
    head, body = (one, other) if one.headline else (other, one)
    return centre(head.value) > centre(body.value)


def _same_end(a: Draft, b: Draft) -> str | None:
    """ "$90 million" and "more than $90 million": one number, and the bound may be a manner of speaking."""
    if near(written(a.value), written(b.value)):
        return f"whether {words(a.value)} and {words(b.value)} are two wordings of one number"
    return None


def _nothing_in_common(a: Draft, b: Draft) -> str | None:
    """Sums, terms and counts of which the reports say neither for what nor what befell in one way."""
    one, other = a.question, b.question
    dimension = one.dimension
    if a.utterances & b.utterances:
        return None
    if dimension.isupper() or dimension in _TIMES:
        owners = [frozenset().union(*(q.owner for q in d.questions)) for d in (a, b)]
        if any(owners) and not owners[0] & owners[1]:
            return "whose each of them is"
    if dimension in _TIMES and not _one_role(one, other):
        return "what each of them measures"
    if dimension == "count" and one.head == other.head and one.head in _OCCASIONS and not _one_role(one, other):
        return "how often what happened"
    if dimension not in _TIMES and not _linked(a, b):
        return "what links the two, but the noun"
    return None


def _linked(a: Draft, b: Draft) -> bool:
    """Some wordings of the two share a role, a name, a place, an owner or words of their clauses."""
    return any(
        _one_role(x, y)
        or x.names & y.names
        or x.places & y.places
        or x.owner & y.owner
        or x.modifiers & y.modifiers
        or sum(lemma(word, "NOUN") not in (x.head, y.head) for word in x.words & y.words) >= _WORDS_IN_COMMON
        for x in a.questions
        for y in b.questions
    )


def _one_role(a: Question, b: Question) -> bool:
    return a.role != "" and (a.role == b.role or role_class(a.role) == role_class(b.role) != "")
