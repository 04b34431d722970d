"""Text saved in one encoding and read in another."""

from __future__ import annotations

import pytest
from helpers import hits
from hypothesis import given
from hypothesis import strategies as st

CLEAN = {
    "en": "The mayor’s office said “no” – it costs £20 at naïve cafés…",
    "fr": "À Orléans, l’État a déjà reçu 3 000 € : « C’est très bien », où ça ?",
    "de": "Die Straße in Köln wäre größer, sagte Müller: „Überall Äpfel“.",
    "es": "El niño comió en Málaga; ¿cuándo llegará el señor Ibáñez?",
    "pt": "A eleição em São Paulo não trará solução às regiões, “É A MAÇ\u00c3\u201d.",
    "pl": "Białystok: sędzia Łukasz Żądło wróci jutro. Ósmy dzień świąt.",
    "cs": "Přílišný žluťoučký kůň úpěl v Čechách.",
    "hu": "Az őszi árvíztűrő tükörfúrógép Győrött.",
    "ro": "Președintele României și țara întâi, București.",
    "tr": "Türkiye'de İstanbul Belediye Başkanı çağrı yaptı, ışık söndü.",
    "vi": "Chính phủ Việt Nam tổ chức cuộc họp ở Đà Nẵng.",
    "is": "Þingmaðurinn sagði að ráðherrann væri á Ísafirði, „það er OR\u00d0\u201d.",
    "ru": "Привет, мир! Президент заявил о мире в Москве: «Да».",
    "uk": "Київ заявив, що їхні війська є в Україні.",
    "sr": "Председник Србије рекао је да ће доћи у Љиг, ђаци такође.",
    "el": "Ο πρωθυπουργός είπε στην Αθήνα ότι θα έρθει.",
    "ar": "قال الرئيس العراقي إن الحكومة ستعقد اجتماعا، “غدا”.",
    "fa": "رئیس‌جمهور گفت که دولت فردا در تهران جلسه دارد.",
    "he": "ראש הממשלה אמר כי הממשלה תתכנס",
    "hi": "प्रधानमंत्री ने कहा कि सरकार बैठक करेगी।",
    "th": "นายกรัฐมนตรีกล่าวว่ารัฐบาลจะประชุม",
    "zh": "中国总理说政府将开会。",
    "ja": "首相は政府が会議を開くと述べた。",
    "ko": "대통령은 정부가 회의를 연다고 말했다",
}
MISTAKES = ("latin-1", "cp1252", "cp1250", "cp1251", "cp437", "mac_roman", "cp1256", "cp866", "koi8_r")


def damaged(text: str, codec: str) -> str | None:
    """Save a text as UTF-8 and read it in another encoding; None where that loses bytes."""
    try:
        return text.encode().decode(codec)
    except UnicodeDecodeError:
        return None


def fixed(text: str) -> str:
    """Apply the edits that the check offers."""
    for hit in reversed(hits("garbled", {}, text)):
        for span, content in hit.edits:
            text = text[: span.start] + content + text[span.end :]
    return text


@pytest.mark.parametrize("language", CLEAN)
def test_sound_text_is_left_alone(language: str):
    assert hits("garbled", {}, CLEAN[language]) == []
    assert hits("garbled", {}, CLEAN[language].upper()) == []


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("codec", MISTAKES)
@pytest.mark.parametrize("language", CLEAN)
def test_damage_is_found_and_mended_exactly(language: str, codec: str, times: int):
    text: str | None = CLEAN[language]
    for _ in range(times):
        text = None if text is None else damaged(text, codec)
    if text is None:
        return
    found = hits("garbled", {}, text)
    assert found
    if times == 1:
        assert fixed(text) == CLEAN[language]
        assert hits("garbled", {}, fixed(text)) == []


@given(st.text(alphabet="ÃÂâ€™©РСвÐÑ√≈Γ├Øà¤ «»“”aAé.\n\u00a0\u0080\u0099", max_size=60))
def test_any_mixture_is_read_without_an_error_and_within_its_bounds(text: str):
    end = 0
    for hit in hits("garbled", {}, text):
        assert end <= hit.span.start < hit.span.end <= len(text)
        end = hit.span.end


@pytest.mark.parametrize(
    ("text", "found", "reading", "mended"),
    [
        ("He donâ€™t go", "donâ€™t", "“don’t”", True),
        ("He donÃ¢â‚¬â„¢t go", "donÃ¢â‚¬â„¢t", "“don’t”", True),
        ("ï»¿Hello there", "ï»¿Hello", "“Hello”", True),
        ("Naï¿½ve", "Naï¿½ve", "“Na�ve”", False),
        ("la cittÃ  di Roma", "cittÃ", "“città”", False),
        ("The end.Â Next day", "Â", "a space", False),
        ("Ïðèâåò èç Ìîñêâû", "Ïðèâåò èç Ìîñêâû", "“Привет из Москвы”", False),
        ("ÇáÑÆíÓ ÇáÚÑÇÞí", "ÇáÑÆíÓ ÇáÚÑÇÞí", "“الرئيس العراقي”", False),
        ("ÖÐ¹úÕþ¸® ÖÐ¹ú", "ÖÐ¹úÕþ¸® ÖÐ¹ú", "“中国政府 中国”", False),
    ],
)
def test_what_is_certain_is_mended_and_the_rest_told(text: str, found: str, reading: str, mended: bool):
    (hit,) = hits("garbled", {}, text)
    assert text[slice(*hit.span)] == found
    assert hit.slots == {"reading": reading}
    assert bool(hit.edits) is mended


def test_a_damaged_phrase_is_one_finding():
    text = "Премьер сказал".encode().decode("cp1251")
    (hit,) = hits("garbled", {}, f"He: {text}, she: no.")
    assert hit.slots == {"reading": "“Премьер сказал”"}
