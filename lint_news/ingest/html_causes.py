"""Why an element is taken for page furniture, and how far its word can be trusted."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from lint_news.ingest.html_names import FURNITURE, FURNITURE_ELEMENTS, FURNITURE_ROLES, LOOSE_FURNITURE, words
from lint_news.lazy import lazy_re

__all__ = ["Cause", "Kind", "element_cause", "furniture_class", "is_hidden"]

Kind = Literal["sure", "prompt", "small", "loose", "aside", "footer", "header"]
"""What an element of this sort may hold.

"sure": never the story, however long (comments, a cookie notice); "prompt": a paragraph or two (a newsletter form);
"small": links and labels, so that paragraphs in it make it doubtful (navigation, share buttons); "loose": teasers, so
that more text than links makes it doubtful (related, a form); "aside", "footer" and "header": the elements, which also
stand in stories, for a pull quote, a credit and the title of a section.
"""


class Cause(NamedTuple):
    """What makes an element furniture."""

    reason: str
    """In words, for a message."""
    kind: Kind
    hard: bool = False
    """Whether the element itself says so, and not only its class or id."""


_SURE = frozenset("comments commentlist respond disqus cookie cookies consent gdpr taboola outbrain copyright".split())
_PROMPTS = frozenset("newsletter signup subscribe subscription".split())
_SMALL = frozenset(
    """
    nav navbar navigation menu submenu share shares sharing sharebar sharedaddy addtoany addthis social socials
    breadcrumb breadcrumbs pagination pager tags taglist tagcloud toolbar masthead skiplink topbar readmore login skip
    skipnav topmenu mainmenu sidemenu leftmenu topnav mainnav subnav navbox sitenav sharethis sharebuttons sharebox
    sociable socialmedia sharelinks
    """.split()
)
_COMMENT_PARTS = frozenset("list form reply respond body author meta area section thread box count link links".split())
_STORY = lazy_re(
    r"(?i)(?:^|\s)(?:main|article|story|(?:main|article|story|post|entry)[-_]?(?:content|body|text))(?=\s|$)"
)
_SAYS_WHETHER = lazy_re(
    r"(?i)(?:^|[-_])(?:has|with|without|no|not|is|show|hide|js)[-_]|[-_](?:open|opened|closed|enabled|disabled|wrap|"
    r"background)$|[a-z]Wrap$"
)
_WORDS = {
    "nav": "navigation", "footer": "footer", "aside": "sidebar", "button": "button", "menu": "menu",
    "select": "choice list", "dialog": "dialog",
}  # fmt: skip
_ELEMENT_KINDS: dict[str, Kind] = {"footer": "footer", "aside": "aside", "dialog": "loose"}
_ROLE_KINDS: dict[str, Kind] = {"contentinfo": "footer", "complementary": "aside", "dialog": "loose", "alert": "loose"}


def element_cause(name: str, attrs: dict[str, str], in_quote: bool) -> Cause | None:
    """Say why a block element is no part of the story; None where nothing about it says so.

    `in_quote` is true inside a quotation, whose footer is the name of the one who is quoted.
    """
    if name in ("html", "body"):
        return None
    said = attrs.get("role", "").lower()
    named = furniture_class(attrs.get("class", "") + " " + attrs.get("id", "")) if name != "main" else None
    if name in FURNITURE_ELEMENTS and not (in_quote and name == "footer"):
        cause = Cause(_WORDS[name], _ELEMENT_KINDS.get(name, "small"), True)
    elif said in FURNITURE_ROLES:
        cause = Cause(f"role “{said}”", _ROLE_KINDS.get(said, "small"), True)
    elif is_hidden(attrs):
        return Cause("hidden", "small", True)
    elif named:
        return named
    elif name in LOOSE_FURNITURE:
        return Cause("form", "loose")
    else:
        return None
    if named and cause.kind in ("aside", "footer"):
        return Cause(f"{cause.reason}, {named.reason}", named.kind, True)
    return cause


@lru_cache(maxsize=8192)
def furniture_class(names: str) -> Cause | None:
    """Say which of an element's class names and ids sounds like furniture, the most telling one.

    Names that say whether something is on the page ("has-sidebar", "comments-open") are passed over, and so are all
    names of an element that is also called the story ("sidebar-left main").
    """
    if not words(names) & FURNITURE or _STORY.search(names):
        return None
    found = [(_kind(words(token)), token) for token in names.split() if not _SAYS_WHETHER.search(token)]
    order: tuple[Kind, ...] = ("sure", "prompt", "small", "loose")
    telling = [(order.index(kind), token) for kind, token in found if kind is not None]
    if not telling:
        return None
    at, token = min(telling, key=lambda pair: pair[0])
    return Cause(f"class “{token[:40]}”", order[at])


def _kind(said: frozenset[str]) -> Kind | None:
    if not said & FURNITURE:
        return None
    if said & _SURE or ("comment" in said and said & _COMMENT_PARTS):
        return "sure"
    if said & _PROMPTS:
        return "prompt"
    return "small" if said & _SMALL else "loose"


def is_hidden(attrs: dict[str, str]) -> bool:
    """Say whether a browser leaves an element out, or a screen reader is told to."""
    if "hidden" in attrs or attrs.get("aria-hidden", "").lower() == "true":
        return True
    style = attrs.get("style", "")
    return bool(style) and "display:none" in style.replace(" ", "").lower()
