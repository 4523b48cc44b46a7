"""A reader's walk through the site, the same whichever way it was opened: what was seen comes back as
plain values, so that two walks can be compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

STORY = "idlib-ceasefire"
ASKED = ("premature", "Nebenzia", "presidential statement", "Ariha")
CLAIM = f"{STORY}.no-veto"

# The first result of Material's search for each word.
FOUND = """async words => {
  const field = document.querySelector("#search input"), meta = document.querySelector(".md-search-result__meta");
  const first = () => document.querySelector(".md-search-result__item a");
  const pause = () => new Promise(done => setTimeout(done, 10));
  const until = async what => { for (let i = 0; i < 300 && !what(); i++) await pause(); };
  const ask = text => { field.value = text; field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })); };
  const found = {};
  for (const word of words) {
    ask(""); await until(() => !first());
    ask(word); await until(first);
    found[word] = first()?.getAttribute("href");
  }
  return found;
}"""


class Walk:
    """One way to open the site, and the pages of a browser on it."""

    def __init__(self, browser: Any, base: str, way: Callable[[str], str], *, offline: bool) -> None:
        """
        Args:
            browser: A real browser.
            base: Address of the site or of the file.
            way: Where an address of the site is, after the base.
            offline: Whether to take the network away.
        """
        self._context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=offline)
        self._way = way
        self.base = base
        self.heard: list[str] = []
        """What the console said, and every request to anything but the base."""
        self.page = self._context.new_page()
        self.page.on("console", lambda message: self.heard.append(message.text))
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("request", self._judge)

    def _judge(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.heard.append(request.url)

    def go(self, address: str) -> None:
        """Open an address of the site, in front of other pages: in the back Firefox tells of no focus."""
        self.page.bring_to_front()
        self.page.goto("about:blank")
        self.page.goto(self.base + self._way(address))

    def close(self) -> None:
        self._context.close()

    def cards(self) -> dict[str, str]:
        """What the first mark and the first name of the veto page show."""
        self.go(f"{STORY}/veto/")
        chapter = self._chapter(f"{STORY}/veto/")
        chapter.locator(".answer .mark").first.click()
        proof = self.page.locator("bdi:popover-open")
        seen = {"proof": proof.locator("a[href*='sources/']").first.inner_text()}
        self.page.keyboard.press("Escape")
        assert proof.count() == 0
        name = chapter.locator("a[interestfor]").first
        name.focus()
        self.page.wait_for_selector(f"#{name.get_attribute('interestfor')}:popover-open")
        seen["name"] = self.page.locator(":popover-open .claim").first.inner_text()
        self.page.keyboard.press("Escape")
        return seen

    def layers(self) -> dict[str, list[int]]:
        """How many of the map's places show before and after the layer is switched off and on."""
        self.go(f"{STORY}/corridor/")
        chapter = self._chapter(f"{STORY}/corridor/")
        spots = chapter.locator("svg.map-wide .spot")
        switch = chapter.locator(".layers input[value=places]")
        counts = []
        for action in (lambda: None, switch.uncheck, switch.check):
            action()
            counts.append(sum(spots.nth(place).is_visible() for place in range(spots.count())))
        return {"places": counts}

    def council(self) -> dict[str, str]:
        """What the Council says as it opens, and once the thought experiment is chosen, with its address."""
        self.go(f"{STORY}/veto/")
        form = self.page.locator("form.council")
        said = {"first": form.locator(".council-outcome").inner_text()}
        form.locator("select[name=preset]").select_option(index=2)
        said["then"] = form.locator(".council-outcome").inner_text()
        said["state"] = self.page.evaluate("location.hash")
        self.page.reload()
        said["again"] = form.locator(".council-outcome").inner_text()
        return said

    def claim(self, key: str, address: str) -> dict[str, Any]:
        """The words at the address of a claim, and whether it was scrolled to."""
        self.go(f"{address}#claim-{key}")
        self.page.wait_for_timeout(100)
        at = self.page.locator(f"[id='claim-{key}']")
        box = at.bounding_box()
        words = self.page.locator(f"[id='claim-{key}'].claim, [id='claim-{key}'] .claim").first.inner_text()
        return {"words": words, "scrolled": 0 <= box["y"] < 900 and self.page.evaluate("scrollY") > 0}

    def found(self) -> dict[str, str]:
        """The address of the first result for each word."""
        self.go("")
        self.page.locator("[data-tool=search]").click()
        self.page.locator("#search input").press_sequentially("veto")
        self.page.wait_for_selector(".md-search-result__item a")
        links = self.page.evaluate(FOUND, list(ASKED))
        return {
            word: link.split("?")[0].removeprefix(self.base).replace("index.html", "") for word, link in links.items()
        }

    def _chapter(self, address: str) -> Any:
        own = self.page.locator(f"section[id='{address}']")
        return own if own.count() else self.page.locator("article")
