"""Choosing among texts, with the draw as an argument."""

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.content.rules import candidates, chosen, from_descriptions, from_texts, words

TEXTS = st.dictionaries(st.sampled_from(["EN", "IT", "FR"]), st.text(" ab\n", max_size=12), min_size=1, max_size=3)


@given(st.lists(TEXTS, max_size=5), st.integers(0, 4), st.none() | st.integers(0, 4))
def test_only_texts_that_fit_are_candidates(sent: list[dict[str, str]], least: int, most: int | None) -> None:
    slowly = []
    for one in sent:
        kept = {}
        for language, text in one.items():
            count = len(text.split())
            if count >= least and (most is None or count <= most):
                kept[language] = text
        if kept:
            slowly.append(kept)
    assert candidates(sent, least, most) == slowly


@given(st.lists(TEXTS, min_size=1, max_size=5), st.data())
def test_every_text_can_be_drawn(sent: list[dict[str, str]], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(sent) - 1))
    bounds: list[int] = []

    def draw(below: int) -> int:
        bounds.append(below)
        return number

    assert chosen(sent, draw) == sent[number]
    assert bounds == [len(sent)]


def test_words_are_what_blanks_part() -> None:
    assert [words(text) for text in ("", " ", "one", " one\n two ", "l'una e-mail")] == [0, 0, 1, 2, 2]


def test_texts_by_language_belong_together_by_place_or_name() -> None:
    assert from_texts({"EN": ["a", "b"], "it": ["c"]}) == [{"EN": "a", "IT": "c"}, {"EN": "b"}]
    assert from_texts({"EN": {"calm": "a"}, "IT": {"calm": "b", "wild": "c"}}) == [{"EN": "a", "IT": "b"}, {"IT": "c"}]
    assert from_texts({"EN": "a", "IT": ["", 5], "FR": 5}) == [{"EN": "a"}]


def test_texts_by_name() -> None:
    sent = {"calm": {"EN": "a", "XX": "b", "it": ""}, "wild": "text", "odd": {"EN": 5}}
    assert from_texts(sent) == [{"EN": "a"}, {}]
    assert candidates(from_texts(sent), 0, None) == [{"EN": "a"}]


def test_the_texts_of_descriptions() -> None:
    sent = {"directions": "up", "description": {"EN": "a"}, "headline": {"fallback": {"EN": "b"}}, "access": {}}
    assert from_descriptions(sent) == [{"EN": "a"}]
