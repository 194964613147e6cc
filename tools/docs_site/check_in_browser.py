"""Opens every page of `make docs` in headless Chromium, as a file, at the width of a phone and of a desk.

    python -m tools.docs_site.check_in_browser [folder for screenshots]

Needs Debian's packages chromium and fonts-noto-cjk. The exit code is 1 unless no page is wider than its window, the
Chinese text is drawn with glyphs of a suitable font, the search finds Chinese and English words, and no page sends a
network request.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.docs_api.check_in_browser import Browser, browser
from tools.docs_site.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "build" / "site"
WAIT = 1200
"""The most seconds for the pages of a language; enough for a slow machine."""
WIDTHS = {"phone": 390, "desk": 1280}
SEARCHES = {"en": ("unknown outcome", "timestamp_format", "OutcomeUnknown"), "zh": ("订单状态", "翻页", "签名", "表头")}
"""Words that some page of each language has."""
READY = """new Promise((done) => {
  const look = () => document.querySelector("h1") && document.readyState === "complete" ? done() : setTimeout(look, 20);
  look();
})"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPENED = """new Promise((done) => {
  document.querySelector(".md-search__button").click();
  const look = (left) => {
    const found = PARTS("input[role=combobox]");
    found.length || !left ? done(found.length && (found[0].focus(), 1)) : setTimeout(look, 50, left - 1);
  };
  look(200);
})"""
"""A script that opens the search; it resolves to 1 if its field appears within ten seconds."""
FOUND = """new Promise((done) => {
  const look = (left) => {
    const found = PARTS("ol a mark").length;
    found || !left ? done(found) : setTimeout(look, 50, left - 1);
  };
  look(200);
})"""
"""A script that resolves to the number of marked words, if some appear within ten seconds."""
PARTS = """((selector) => [...document.querySelectorAll("*")].filter((each) => each.shadowRoot)
  .flatMap((each) => [...each.shadowRoot.querySelectorAll(selector)]))"""
"""A function that returns the parts of the search, which Zensical keeps in a shadow tree."""


def pages(language: str) -> Iterator[Path]:
    """Iterate over the pages of a language."""
    return iter(sorted((SITE / language).rglob("*.html")))


def drawn(chromium: Browser) -> dict[str, int]:
    """Return the fonts of the page's heading, with the number of glyphs of each."""
    root = chromium.call("DOM.getDocument")["root"]["nodeId"]
    heading = chromium.call("DOM.querySelector", nodeId=root, selector="h1")["nodeId"]
    fonts = chromium.call("CSS.getPlatformFontsForNode", nodeId=heading)["fonts"]
    return {font["familyName"]: font["glyphCount"] for font in fonts}


def check(language: str, screenshots: Path | None) -> list[str]:
    """Open the pages of a language and return the faults found; save screenshots if there is a folder for them."""
    wrong = []
    with browser(WAIT) as chromium:
        target = chromium.call("Target.createTarget", url="about:blank")["targetId"]
        chromium.session = chromium.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Network", "Page", "DOM", "CSS"):
            chromium.call(f"{domain}.enable")
        for name, width in WIDTHS.items():
            chromium.call(
                "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
            )
            for page in pages(language):
                where = page.relative_to(SITE).as_posix()
                chromium.call("Page.navigate", url=page.as_uri())
                chromium.evaluate(READY)
                if (over := chromium.evaluate(WIDE)) > 0:
                    wrong.append(f"{where}: {over} pixels wider than a {name} of {width}")
                if screenshots:
                    picture = chromium.call("Page.captureScreenshot", format="png")["data"]
                    (screenshots / f"{where.replace('/', '-')}-{name}.png").write_bytes(base64.b64decode(picture))
            if language == "zh":
                chromium.call("Page.navigate", url=(SITE / "zh" / "client.html").as_uri())
                chromium.evaluate(READY)
                fonts = drawn(chromium)
                if not any("CJK" in font for font in fonts):
                    wrong.append(f"zh/client.html: the heading is drawn with {fonts}")
        for word in SEARCHES[language]:
            chromium.call("Page.navigate", url=(SITE / language / "index.html").as_uri())
            chromium.evaluate(READY)
            chromium.evaluate(OPENED.replace("PARTS", PARTS))
            chromium.call("Input.insertText", text=word)
            found = chromium.evaluate(FOUND.replace("PARTS", PARTS))
            sys.stdout.write(f"{language}: the search marks {found} words for {word}\n")
            if not found:
                wrong.append(f"{language}: the search does not find {word}")
        if screenshots:
            picture = chromium.call("Page.captureScreenshot", format="png")["data"]
            (screenshots / f"{language}-search.png").write_bytes(base64.b64decode(picture))
    outside = [url for url in chromium.asked if not url.startswith(("file:", "data:", "blob:", "about:"))]
    wrong += [f"{language}: a page asked for {url}" for url in outside]
    sys.stdout.write(f"{language}: {len(list(pages(language)))} pages in {len(WIDTHS)} widths\n")
    return wrong


def main() -> int:
    """Check both languages; return the exit code."""
    screenshots = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    wrong = [line for language in LANGUAGES for line in check(language.code, screenshots)]
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
