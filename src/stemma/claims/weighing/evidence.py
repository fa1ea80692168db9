"""What speaks for and against a frame being a statement: its features, as short strings.

Every feature names something a reader could point at: the class of the cue word, the complement, who the owner is,
how the verb stands.  Nothing here looks at the figures or names of a particular text; lemmas of cues are the only
words that are taken as they are.
"""

from __future__ import annotations

from functools import lru_cache

from stemma.claims.weighing.frames import Frame, Tree
from stemma.claims.weighing.reporting_words import ADJECTIVES, NOUNS, VERBS
from stemma.language.lexicon import MODALS
from stemma.language.nouns import singular
from stemma.language.wordlist import listed
from stemma.records import Token

_SPEAKING = listed("he she they we i who")
_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "ant", "ent", "ee", "ing", "ion", "ment", "ness", "ity")
_BODIES = listed("""
    administration agency army authority board body church city club commission committee community company congress
    corporation council country court department family force government group institute magazine ministry movement
    newspaper organisation organization parliament party police press public school senate state team union university
""")
_PAPERS = listed("""
    account ad analysis announcement article assessment book bulletin complaint data document e-mail email estimate
    evidence figure finding indictment investigation lawsuit letter memo message note paper poll post record report
    research result review ruling statement statistics story study survey testimony text tweet video website
""")
_CLASSES = {"ADJ": ADJECTIVES, "NOUN": NOUNS, "VERB": VERBS}
#: How much of a content is looked at for quotation marks.
_LOOK = 60
_BE = listed("am are be been being is was were 're 'm 's")


def classes_of(cue: Token) -> frozenset[str]:
    """The attitudes that a word may report, {"unlisted"} for one in no class."""
    return _classes(cue.tag, _lemma(cue))


@lru_cache(maxsize=16384)
def _classes(tag: str, lemma: str) -> frozenset[str]:
    return frozenset(_CLASSES.get(tag, VERBS).get(lemma, ("unlisted",)))


def _lemma(cue: Token) -> str:
    return _lemma_of(cue.text, cue.lemma, cue.tag == "NOUN")


@lru_cache(maxsize=16384)
def _lemma_of(text: str, lemma: str, noun: bool) -> str:
    return (singular(text.lower()) if noun else lemma) or text.lower()


def features(tree: Tree, frame: Frame) -> list[str]:
    """The features of a frame, none twice; the same frame gives the same list."""
    tokens = tree.tokens
    cue = tokens[frame.cue]
    lemma = _lemma(cue)
    classes = classes_of(cue)
    kind = frame.kind + (":" + frame.by if frame.kind in ("about", "predication") else "")
    base = f"{cue.tag[0]}:{kind}"
    owner = _owner(tokens[frame.owner]) if frame.owner >= 0 else "nobody"
    found = [base, f"{cue.tag[0]}:{frame.kind}", f"lemma={cue.tag[0]}:{lemma}", f"owner={cue.tag[0]}:{owner}"]
    for one in sorted(classes):
        found.append(f"class={cue.tag[0]}:{one}")
        found.append(f"class+kind={one}:{base}")
    found.extend(f"{word}+{frame.kind}" for word in _standing(tree, frame))
    found.extend(f"{word}+{cue.tag[0]}:{frame.kind}" for word in _content(tree, frame))
    return sorted(set(found))


def _owner(token: Token) -> str:
    """What kind of party the head of the source looks like."""
    low = token.text.lower()
    if token.tag == "PRON":
        if low in _SPEAKING:
            return "speaking"
        return "you" if low in ("you", "your") else "it" if low in ("it", "its") else "pronoun"
    if token.tag == "PROPN":
        return "name"
    lemma = singular(low)
    if lemma in _BODIES:
        return "body"
    if lemma in _PAPERS:
        return "paper"
    if low != lemma:
        return "plural" if not _ending(lemma) else "plural:" + _ending(lemma)
    return "noun:" + (_ending(low) or "other")


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), "")


def _standing(tree: Tree, frame: Frame) -> list[str]:
    """How the cue stands in its sentence: form, auxiliaries, negation, other complements."""
    tokens = tree.tokens
    cue = tokens[frame.cue]
    low = cue.text.lower()
    found: list[str] = []
    if cue.tag == "VERB":
        form = "ing" if low.endswith("ing") else "base" if low == cue.lemma else "s" if low.endswith("s") else "past"
        found.append("form=" + form)
    for one in tree.under(frame.cue):
        word, label = tokens[one].text.lower(), tokens[one].label
        if label in ("aux", "aux:pass"):
            found.append(
                "modal" if word in MODALS else "passive" if label == "aux:pass" else "be" if word in _BE else "have"
            )
        elif word in ("not", "n't", "never", "no"):
            found.append("negated")
        elif label == "mark" and one < frame.cue:
            found.append("mark=" + ("to" if word == "to" else "other"))
        elif label == "det":
            found.append("det=" + ("the" if word == "the" else "a" if word in ("a", "an") else "other"))
        elif label in ("obj", "iobj") and frame.kind not in ("object",):
            found.append("has=obj")
        elif label == "ccomp" and frame.kind != "clause":
            found.append("has=ccomp")
        elif label == "xcomp" and frame.kind not in ("infinitive", "predication"):
            found.append("has=xcomp")
    if frame.particle >= 0:
        found.append("particle")
    return found


def _content(tree: Tree, frame: Frame) -> list[str]:
    """What the content looks like: length, head, first word, quotation marks."""
    tokens = tree.tokens
    low, high = frame.content[0][0], frame.content[-1][1]
    length = high - low + 1
    head = tokens[frame.head]
    found = [
        "length="
        + ("1" if length < 2 else "3" if length < 4 else "8" if length < 9 else "20" if length < 21 else "more")
    ]
    found.append("head=" + head.tag)
    found.append("before" if low < frame.cue else "after")
    if head.tag == "NOUN":
        found.extend("headclass=" + one for one in NOUNS.get(singular(head.text.lower()), ()))
    if head.tag == "VERB":
        found.append("headform=" + ("ing" if head.text.lower().endswith("ing") else "other"))
    mark = tree.mark(frame.head)
    if mark:
        found.append("mark=" + (mark if mark in ("that", "to", "if", "whether", "because", "as") else "other"))
    if any(token.text[:1] in "\"“”‘'`" for token in tokens[low : min(high, low + _LOOK) + 1]):
        found.append("quoted")
    if low > frame.cue + 1 and tokens[low - 1].text.lower() == "that":
        found.append("that")
    return found
