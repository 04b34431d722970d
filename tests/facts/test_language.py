"""The language of a text, guessed as far as the text allows."""

from __future__ import annotations

import sys

import pytest
from helpers import STORY
from hypothesis import given
from hypothesis import strategies as st

from lint_news.facts import language

_TEXTS = {
    "ar": "صوّت مجلس المدينة مساء الثلاثاء لصالح بناء جسر ثان فوق النهر في العام المقبل بعد سنوات من الانتظار.",
    "de": "Der Stadtrat hat am Dienstagabend beschlossen, im nächsten Jahr eine zweite Brücke über den Fluss zu bauen.",
    "es": "El consejo municipal votó el martes por la noche a favor de construir un segundo puente sobre el río.",
    "fr": "Le conseil municipal a décidé mardi soir de construire un deuxième pont sur la rivière l'année prochaine.",
    "ja": "市議会は火曜日の夜、来年川に二本目の橋を架けることを可決した。住民は春から要望していた。",
    "ru": "Городской совет во вторник вечером проголосовал за строительство второго моста через реку в следующем году.",
    "zh": "市议会星期二晚上投票决定明年在河上修建第二座桥。自春季渡轮停运以来，北岸居民一直要求修桥。",
    "en": STORY,
}


@pytest.mark.parametrize("code", sorted(_TEXTS))
def test_languages(code: str):
    assert language.guess(_TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "12 345", "Jane Doe", "???", "OK", "\ud800\udfff", "John Smith, Paul Jones, Peter Lang"]
)
def test_too_little_to_tell(text: str):
    assert language.guess(text) == language.UNDETERMINED


def test_a_guess_is_the_same_every_time():
    mixed = _TEXTS["de"] + " " + _TEXTS["fr"]
    assert len({language.guess(mixed) for _ in range(5)}) == 1


def test_plain_english_asks_nobody(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(language, "detect", lambda _: pytest.fail("asked"))
    assert language.guess(STORY) == "en"


def test_shares_of_english_words():
    assert language.english_share([]) == 0
    assert language.english_share(["the", "brücke"]) == 0.5


@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str):
    assert language.guess(text) in {"en", language.UNDETERMINED, *(name[:2] for name in language.PROFILES)}


def test_the_detector_is_not_loaded_with_the_facts():
    assert "lint_news.facts.language" in sys.modules
    assert "langdetect" not in language.__dict__
