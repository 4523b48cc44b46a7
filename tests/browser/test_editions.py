"""The offline editions lose nothing: opened from a disk with the network off, from a folder whose name
has a space and an accent, they do what the site does behind a web server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from macros.editions.unpacked import file_address
from macros.links.addresses import claim_address
from macros.model.world import World
from macros.render.words import say
from tests.browser.test_access import RULES
from tests.browser.walk import CLAIM, STORY, Walk
from tests.served import Served


@pytest.fixture(scope="module")
def online(browser: Any, served_site: Served) -> Iterator[Walk]:
    walk = Walk(browser, served_site.address, lambda address: address, offline=False)
    yield walk
    walk.close()


@pytest.fixture(scope="module")
def folder(browser: Any, unpacked: Path) -> Iterator[Walk]:
    walk = Walk(browser, f"{unpacked.as_uri()}/", lambda address: file_address(address or "./"), offline=True)
    yield walk
    walk.close()


@pytest.fixture(scope="module")
def one_file(browser: Any, real_editions: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    copy = tmp_path_factory.mktemp("one") / "à lire.html"
    shutil.copy(real_editions / f"{STORY}.html", copy)

    def way(address: str) -> str:
        page, _, anchor = address.partition("#")
        return f"#{anchor if anchor.startswith('claim-') else page + anchor}"

    walk = Walk(browser, copy.as_uri(), way, offline=True)
    yield walk
    walk.close()


def test_every_page_of_the_unpacked_folder_opens_in_silence_and_asks_nothing_of_anybody(
    folder: Walk, unpacked: Path
) -> None:
    pages = sorted(path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.html"))
    assert len(pages) > 60
    folder.heard.clear()
    untitled = []
    for page in pages:
        folder.page.goto(folder.base + page)
        if not folder.page.locator("h1").first.inner_text():
            untitled.append(page)
    assert untitled == []
    assert folder.heard == []


def test_every_link_of_the_folder_names_a_file_of_the_folder(folder: Walk, unpacked: Path) -> None:
    lost = []
    for path in sorted(unpacked.rglob("index.html")):
        folder.page.goto(path.as_uri())
        links = folder.page.evaluate(
            "[...document.links].filter(each => each.protocol === 'file:').map(each => each.href)"
        )
        assert links
        lost += [link for link in set(links) if not Path(_path(link)).is_file()]
    assert lost == []


def _path(link: str) -> str:
    from urllib.parse import unquote, urlsplit

    return unquote(urlsplit(link).path)


def test_search_from_a_disk_finds_what_it_finds_online(online: Walk, folder: Walk) -> None:
    expected = online.found()
    assert all(expected.values())
    assert folder.found() == expected
    assert online.heard == folder.heard == []


@pytest.mark.parametrize("part", ["cards", "layers", "council"])
def test_what_a_reader_can_work_works_the_same_from_a_disk(
    online: Walk, folder: Walk, one_file: Walk, part: str
) -> None:
    expected = getattr(online, part)()
    assert all(expected.values())
    assert getattr(folder, part)() == expected
    assert getattr(one_file, part)() == expected
    assert online.heard == folder.heard == one_file.heard == []


def test_the_map_s_places_go_and_come_back_with_their_layer(one_file: Walk) -> None:
    shown, hidden, again = one_file.layers()["places"]
    assert shown == again > 5
    assert hidden == 0


def test_the_address_of_a_claim_leads_to_it_in_every_edition(
    online: Walk, folder: Walk, one_file: Walk, world: World
) -> None:
    asked = [CLAIM, "turkey.role", next(key for key in world.claims if key.startswith("council-practice."))]
    for key in asked:
        address = claim_address(world, world.claims[key]).partition("#")[0]
        expected = online.claim(key, address)
        assert expected["scrolled"]
        assert folder.claim(key, address) == expected
        assert one_file.claim(key, address) == expected


def test_the_single_file_holds_every_claim_once_with_its_proof(one_file: Walk, world: World) -> None:
    one_file.go("")
    ids = one_file.page.evaluate("[...document.querySelectorAll('[id^=claim-]')].map(each => each.id)")
    assert set(ids) >= {f"claim-{key}" for key in world.claims}
    assert len(ids) == len(set(ids))
    notes = one_file.page.evaluate(
        "[...document.querySelectorAll('.notes > li')].map(each => each.innerText.trim().length)"
    )
    assert len(notes) == len(world.claims)
    assert min(notes) > 15
    lost = one_file.page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(each => each.getAttribute('href').slice(1))"
        ".filter(id => id && !document.getElementById(id))"
    )
    assert lost == []
    ids = one_file.page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_a_mark_of_the_single_file_opens_the_proof_of_its_own_sentence_without_scripts(
    browser: Any, one_file: Walk, world: World
) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(one_file.base)
    wrong = []
    marks = page.locator("main .mark[popovertarget]")
    keys = page.locator("main .claim:has(+ .mark[popovertarget])")
    assert marks.count() == keys.count() > 400
    for place in range(0, marks.count(), 40):
        claim = world.claims[keys.nth(place).get_attribute("data-claim")]
        marks.nth(place).click()
        shown = " ".join(page.locator("bdi:popover-open").inner_text().split())
        quotes = [" ".join(item.quote.split()) for item in claim.evidence if item.quote]
        wrong += [(claim.key, quote) for quote in quotes if quote not in shown]
        page.keyboard.press("Escape")
    context.close()
    assert wrong == []


def test_search_in_the_single_file_finds_names_first_and_then_sentences(one_file: Walk, world: World) -> None:
    one_file.go("")
    page = one_file.page
    page.keyboard.press("/")
    first = {}
    for asked in ("Erdogan", "al-assad", "veto", "no veto was cast", "nothing like this"):
        page.locator("#search input").fill(asked)
        links = page.locator("#search li a")
        first[asked] = links.first.get_attribute("href") if links.count() else None
    assert first["Erdogan"] == "#actors/recep-tayyip-erdogan/"
    assert first["al-assad"] == "#actors/bashar-al-assad/"
    assert first["veto"] == "#glossary/veto"
    assert first["no veto was cast"] == f"#claim-{CLAIM}"
    assert first["nothing like this"] is None
    assert page.locator("#search [role=status]").inner_text() == say("found_none")
    page.locator("#search input").fill("premature")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.length") > 1
    assert not page.locator("#search").is_visible()


def test_the_single_file_may_fetch_nothing_and_run_only_its_own_scripts(one_file: Walk) -> None:
    """Its policy is asked of the browser, by trying."""
    one_file.go("")
    tried = one_file.page.evaluate("""async () => {
      const refused = [];
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      const image = new Image();
      const loaded = new Promise(done => { image.onload = () => done(true); image.onerror = () => done(false); });
      image.src = "https://example.org/x.png";
      return [window.ran ?? false, await loaded, refused.sort()];
    }""")
    assert tried == [False, False, ["img-src", "script-src-elem"]]
    one_file.heard.clear()


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_the_single_file_does_not_scroll_sideways(browser: Any, one_file: Walk, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(one_file.base)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_page_that_checks_the_folder_says_that_all_is_well(browser: Any, unpacked: Path) -> None:
    assert _verdict(browser, unpacked).startswith(say("verify_well", n=_files(unpacked) - 1))


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        f"{STORY}/veto/index.html",
        "verify.html",
        "SHA256SUMS",
        "assets/javascripts/verify.js",
        "data/claims.json",
    ],
)
def test_one_changed_byte_is_found_and_its_file_named(browser: Any, unpacked: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(unpacked, copy)
    content = bytearray((copy / name).read_bytes())
    place = content.index(b"h1>") + 4 if b"h1>" in content else 10
    content[place] ^= 1
    (copy / name).write_bytes(content)
    said = _verdict(browser, copy)
    assert f"{name}: {say('verify_changed')}" in said
    assert said.startswith(say("verify_wrong", n=1))


def test_a_missing_and_an_added_file_are_named(browser: Any, unpacked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(unpacked, copy)
    (copy / "about" / "index.html").unlink()
    (copy / "extra.html").write_text("x", "utf-8")
    said = _verdict(browser, copy)
    assert f"about/index.html: {say('verify_missing')}" in said
    assert f"extra.html: {say('verify_added')}" in said


def _files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def _verdict(browser: Any, folder: Path) -> str:
    """What the page says of its folder."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((folder / "verify.html").as_uri())
    page.locator("#folder").set_input_files(folder)
    page.wait_for_selector("#result.well, #result.wrong", timeout=20_000)
    said = str(page.locator("#result").inner_text())
    context.close()
    return said


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
@pytest.mark.parametrize("which", ["single", "verify"])
def test_axe_finds_nothing_in_what_only_the_editions_have(
    browser: Any, one_file: Walk, unpacked: Path, which: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(one_file.base if which == "single" else (unpacked / "verify.html").as_uri())
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    context.close()
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []
