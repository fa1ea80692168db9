"""Stories against reports that people have grouped: B-cubed, pairs, how many stories and how large.

B-cubed (Bagga and Baldwin 1998) asks of each report how much of its found story belongs there, and how much of its
labelled one was found; precision and recall are the means.  A report in no story counts as a story of its own.

Labels are JSON Lines with `id`, `story` and `text`, and `title`, `outlet` and `date` (or `published`) where known; or
the news-clustering set of Miranda et al. (2018, "Multilingual Clustering of Streaming News"): one JSON list, or lines,
of records with `id`, `cluster`, `lang`, `date`, `title` and `text`.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stemma.evaluation.records import Record, read_lines
from stemma.evaluation.results import Fault, Rate, Result, Score
from stemma.language import DEFAULT
from stemma.records import Extraction, Source

#: Characters of ids that a fault names.
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Report:
    """A labelled report, with all that is known of it; `published` is a day, YYYY-MM-DD."""

    id: str
    story: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


def miranda_rows(path: Path, language: str = "eng") -> list[Record]:
    """The reports of the file in that language ("all" takes every one), with the field names of our own lines.

    Raises:
        ValueError: the file is no JSON, or has no report in that language.
        KeyError: a record lacks a field.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as file:
        start = file.read(1)
    if start == "[":
        with opener(path, "rt", encoding="utf-8", errors="replace") as file:
            rows = json.load(file)
    else:
        rows = list(read_lines(path))
    chosen = [row for row in rows if language in ("all", row["lang"])]
    if rows and not chosen:
        raise ValueError(f"no report in {language!r}; it has {', '.join(sorted({str(row['lang']) for row in rows}))}")
    return [
        {
            "id": row["id"],
            "story": row["cluster"],
            "text": row["text"],
            "title": row.get("title"),
            "outlet": row.get("source"),
            "date": row.get("date"),
        }
        for row in chosen
    ]


def reports_of(rows: Iterable[Record]) -> list[Report]:
    """The reports in order; of several with one id the first.  A report without text is read by its title.

    Raises:
        KeyError: a line has no `id` or `story`.
    """
    found: dict[str, Report] = {}
    for row in rows:
        title = row.get("title") or None
        day = row.get("date") or row.get("published")
        text = row.get("text") or title or ""
        id_ = str(row["id"])
        found.setdefault(
            id_, Report(id_, str(row["story"]), text, title, row.get("outlet") or None, str(day)[:10] if day else None)
        )
    return list(found.values())


def extracted(reports: Iterable[Report], annotator: str = DEFAULT, workers: int = 1) -> list[Extraction]:
    """The reports read as `stemma read` reads JSON Lines."""
    from stemma.engines import Processes
    from stemma.pipeline import Settings, extract

    sources = (
        Source(
            id=one.id, text=one.text, title=one.title, outlet=one.outlet, published=one.published, media="text/plain"
        )
        for one in reports
    )
    return list(extract(sources, engine=Processes(workers), settings=Settings(annotator)))


def grouped_now(reports: Sequence[Report], annotator: str = DEFAULT, workers: int = 1) -> dict[str, str]:
    """id of a report -> the story that it is put into, with all of them read and grouped in one go."""
    from stemma.reading.repeated import mark_repeated
    from stemma.reuse import shared_passages
    from stemma.stories import group_stories

    extractions = mark_repeated(extracted(reports, annotator, workers))
    passages = shared_passages([one.document for one in extractions])
    return {document: story.id for story in group_stories(extractions, passages) for document in story.documents}


def evaluate_stories(wanted: Mapping[str, str], found: Mapping[str, str]) -> Result:
    """The measures; `wanted` and `found` give the story of each report.  Reports that have no label are left out."""
    result = Result("stories")
    if not wanted:
        return result
    gold: list[Hashable] = list(wanted.values())
    predicted: list[Hashable] = [found.get(id_, ("alone", id_)) for id_ in wanted]
    sizes = Counter(gold)
    several = [k for k, story in enumerate(gold) if sizes[story] > 1]
    result.rates.append(bcubed("B-cubed", predicted, gold))
    if several:
        part = [predicted[k] for k in several], [gold[k] for k in several]
        result.rates.append(bcubed("B-cubed, labelled stories of several", *part))
    both = _pairs(zip(predicted, gold, strict=True))
    result.scores.append(Score("pairs", both, _pairs(predicted), _pairs(gold)))
    largest = max(Counter(predicted).values()), max(sizes.values())
    result.counts = {
        "reports": len(gold),
        "stories": len(set(predicted)),
        "stories labelled": len(sizes),
        "largest": largest[0],
        "largest labelled": largest[1],
    }
    result.notes = [
        f"number of stories off by {len(set(predicted)) / len(sizes) - 1:+.1%}, "
        f"largest {largest[0] / largest[1]:.2f} times the largest labelled"
    ]
    result.faults = _faults(wanted, predicted)
    return result


def bcubed(name: str, predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> Rate:
    """B-cubed of two groupings of the same items, none of them empty."""
    found, wanted, both = Counter(predicted), Counter(gold), Counter(zip(predicted, gold, strict=True))
    precision = sum(count * count / found[one] for (one, _), count in both.items()) / len(gold)
    recall = sum(count * count / wanted[two] for (_, two), count in both.items()) / len(gold)
    return Rate(name, precision, recall)


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _faults(wanted: Mapping[str, str], predicted: Sequence[Hashable]) -> list[Fault]:
    """The found stories that mix labelled ones, and the labelled ones that are split, the largest first."""
    mixed: dict[Hashable, list[str]] = defaultdict(list)
    split: dict[str, list[Hashable]] = defaultdict(list)
    for id_, story in zip(wanted, predicted, strict=True):
        mixed[story].append(id_)
        split[wanted[id_]].append(story)
    faults = []
    for ids in sorted(mixed.values(), key=lambda ids: (-len(ids), ids)):
        parts = Counter(wanted[id_] for id_ in ids)
        if len(parts) > 1:
            told = ", ".join(f"{story} ({count})" for story, count in parts.most_common(_NAMED))
            faults.append(Fault("mixed", ids[0], told, f"one story of {len(ids)}"))
    for story, stories in split.items():
        parts_ = sorted(Counter(stories).values(), reverse=True)
        if len(parts_) > 1:
            first = next(id_ for id_, one in wanted.items() if one == story)
            faults.append(Fault("split", first, story, f"into {' + '.join(map(str, parts_[:_NAMED]))}"))
    return faults
