"""Elements and class names of HTML, and what they say about the text in them."""

from __future__ import annotations

import re
from functools import lru_cache

from lint_news.lazy import lazy_re

__all__ = [
    "BARRIERS", "BLOCKS", "BYLINE", "CAPTION", "CLOSES", "DATELINE", "FURNITURE", "FURNITURE_ELEMENTS",
    "FURNITURE_ROLES", "HEAD_ELEMENTS", "LOOSE_FURNITURE", "ROLES", "SKIPPED", "VOID", "words",
]  # fmt: skip

VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li main menu nav ol
    optgroup option p pre search section select summary table tbody td tfoot th thead tr ul
    """.split()
)
HEAD_ELEMENTS = frozenset("base link meta script style title noscript template bgsound head html".split())
SKIPPED = frozenset("head template svg object video audio canvas datalist".split())
BARRIERS = frozenset("table td th caption html".split())
"""An end tag inside one of these does not close what is outside."""
CLOSES = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("table",)),
    "th": (("td", "th"), ("table",)),
    "option": (("option",), ("select", "datalist")),
}
"""Elements whose start tag ends an open one of the given names, unless one of the second names lies between."""

FURNITURE_ELEMENTS = frozenset("nav footer aside button menu select dialog".split())
LOOSE_FURNITURE = frozenset(("form", "fieldset"))
"""Furniture unless the article is inside, as some publishing systems wrap the whole page in a form."""
FURNITURE_ROLES = frozenset(
    """
    navigation banner contentinfo complementary search menu menubar toolbar dialog alert
    """.split()
)
FURNITURE = frozenset(
    """
    nav navbar navigation menu submenu sidebar share shares sharing sharebar sharedaddy addtoany addthis social
    socials related recommended recommendations recirc trending popular mostread comment comments commentlist
    respond disqus newsletter signup subscribe subscription paywall cookie cookies consent gdpr footer breadcrumb
    breadcrumbs pagination pager promo promos promotion advert adverts advertisement advertising ad ads sponsored
    taboola outbrain tags taglist tagcloud toolbar masthead copyright modal popup login bio skiplink topbar
    readmore skip skipnav topmenu mainmenu sidemenu leftmenu topnav mainnav subnav navbox sitenav
    relatedposts relatedarticles relatedstories relatednews yarpp recentposts latestposts popularposts mostpopular
    sharethis sharebuttons sharebox sociable socialmedia sharelinks
    """.split()
)
BYLINE = frozenset(("byline", "bylines", "author", "authors"))
DATELINE = frozenset("date dateline timestamp pubdate published datepublished datemodified datetime".split())
CAPTION = frozenset(("caption", "credit", "credits", "figcaption"))
ROLES = {
    "h1": "h1", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "figcaption": "caption", "caption": "caption", "li": "list", "dt": "list", "dd": "list", "blockquote": "quote",
}  # fmt: skip

_WORD = lazy_re(r"[A-Z]*[a-z0-9]+|[A-Z]+")
_POST_CLASS = lazy_re(r"(?:^|\s)(?:hentry|type-post|post-\d+)(?:\s|$)")


@lru_cache(maxsize=8192)
def words(names: str) -> frozenset[str]:
    """Split class names and ids into lower-case words: "post-shareBar" gives post, share, bar and sharebar.

    Names that a publishing system makes out of an article's own tags and author say nothing and are left out.
    """
    if _POST_CLASS.search(names):
        return frozenset()
    found: set[str] = set()
    for name in names.split():
        for part in re.split(r"[-_:]+", name):
            found.add(part.lower())
            found.update(word.lower() for word in _WORD.findall(part))
    return frozenset(found)
