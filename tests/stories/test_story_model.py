"""The pair model: its file, its arithmetic, and that every process and company gives the same number."""

import json
import pickle
from importlib import resources

import numpy as np
import pytest
from event_texts import EVENTS, reports

from stemma.engines import Processes
from stemma.stories.features import KINDS
from stemma.stories.model import probability, read, shipped
from stemma.stories.profiles import Counted
from stemma.stories.score import Scorer
from stemma.stories.sketch import draw
from stemma.stories.units import units_of


def shipped_json():
    return json.loads(resources.files("stemma.stories").joinpath("model.json").read_text("utf-8"))


def test_every_weight_that_ships_says_why():
    evidence = shipped_json()["evidence"]
    assert tuple(evidence) == KINDS
    assert all(one["because"] for one in evidence.values())
    assert any(one["event"] < 0 for one in evidence.values())


def test_a_model_of_other_kinds_is_refused():
    given = shipped_json()
    del given["evidence"]["text"]
    with pytest.raises(ValueError, match="a story model weighs base, text"):
        read(json.dumps(given))


def test_probabilities_of_any_sum():
    assert probability(np.array([0.0, 1e9, -1e9])).tolist() == pytest.approx([0.5, 1.0, 0.0])


def scorer():
    told = [one for event in EVENTS for one in reports(event, 4)]
    counted = Counted(draw(units_of(told), Processes(1)))
    return Scorer(counted.profiles(range(len(told))), counted.sketches, shipped())


def test_a_pair_comes_out_the_same_in_any_company():
    one = scorer()
    others = list(range(1, 16))
    together = one([(0, others, [0.0] * 15)])[0]
    alone = [one([(0, [other], [0.0])])[0][0] for other in others]
    assert alone == together


def test_a_pair_comes_out_the_same_in_another_process():
    one = scorer()
    pairs = [(0, [1, 5, 9], [0.0, 0.2, 0.0])]
    assert pickle.loads(pickle.dumps(one))(pairs) == one(pairs)
    assert next(iter(Processes(2).outcomes(one, [pairs]))).value == one(pairs)
