"""A report as a news site prints it: a page with a headline, a by-line, paragraphs and the furniture around them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Page:
    """One report.

    Args:
        name: of the file, with folders.
        outlet: as the site calls itself.
        published: ISO 8601, a time with its zone.
        byline: below the headline; "" for none.
        sections: what the menu of the site offers.
    """

    name: str
    outlet: str
    published: str
    title: str
    paragraphs: tuple[str, ...]
    byline: str = ""
    sections: tuple[str, ...] = ("Home", "Local", "Business", "Sport", "Weather")

    def html(self) -> str:
        byline = f'<p class="byline">{escape(self.byline)}</p>\n' if self.byline else ""
        body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in self.paragraphs)
        menu = " ".join(f'<a href="/{section.lower()}">{section}</a>' for section in self.sections)
        return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>{escape(self.title)} | {escape(self.outlet)}</title>
<meta property="og:site_name" content="{escape(self.outlet)}">
<meta property="article:published_time" content="{self.published}">
</head><body>
<nav>{menu}</nav>
<article>
<h1>{escape(self.title)}</h1>
{byline}{body}
</article>
<footer><p>&copy; 2025 {escape(self.outlet)}. All rights reserved.</p></footer>
</body></html>
"""
