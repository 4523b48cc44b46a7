"""The preview in a real browser: the page follows, a mistake lies over it, and the server outlives them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Project
from tests.previewing import Preview, copy_engine, previewing

OVERLAY = "#preview-mistakes section"
SKIPPERS = "data/actors/skippers.yml"
GAIN = "Those the article quotes on the gain."
# Each is one mistake: what it is, the file, the words to replace, the words in their place, what the overlay says.
MISTAKES = (
    ("a wrong value", SKIPPERS, "kind: group", "kind: groop", f"{SKIPPERS}:2:7"),
    ("a wrong key", SKIPPERS, "kind: group", "kinb: group", f"{SKIPPERS}:2"),
    ("no YAML", SKIPPERS, "kind: group", "kind: [group", SKIPPERS),
    ("a file cut short", SKIPPERS, GAIN, "", SKIPPERS),
    ("a tab", SKIPPERS, "kind: group", "kind:\tgroup", "[tab]"),
    ("an id that leads nowhere", "data/stories/dredging/zone.yml", "road: long-quay", "road: long-key", "long-quay"),
    ("a macro that is none", "docs/index.md", "\n", '\n{{ clam("x") }}\n', "unknown-macro"),
    ("a macro call left open", "docs/index.md", "\n", "\n{{ claim(\n", "macro-syntax"),
    ("a link that leads nowhere", "docs/index.md", "\n", "\n[there](nowhere.md)\n", "nowhere.md"),
    ("settings that are none", "mkdocs.yml", "theme:", "theme: [\n", "mkdocs.yml"),
)


@pytest.fixture
def preview(harbour: Project) -> Iterator[Preview]:
    with previewing(harbour) as running:
        yield running


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def test_a_saved_change_shows_without_a_hand_on_the_browser(harbour: Project, preview: Preview, page: Any) -> None:
    page.goto(f"{preview.address}actors/skippers/")
    page.get_by_text(GAIN).first.wait_for()

    harbour.edit(SKIPPERS, GAIN, "Those the article quotes on what they gain.")

    page.get_by_text("Those the article quotes on what they gain.").first.wait_for()
    assert page.locator(OVERLAY).count() == 0


def test_a_mistake_lies_over_the_last_good_page_until_it_is_mended(
    harbour: Project, preview: Preview, page: Any
) -> None:
    page.goto(f"{preview.address}actors/skippers/")
    page.get_by_text(GAIN).first.wait_for()
    good = harbour.read(SKIPPERS)

    harbour.edit(SKIPPERS, "kind: group", "kind: groop")

    overlay = page.locator(OVERLAY)
    overlay.wait_for()
    for words in ("data/actors/skippers.yml:2:7", "'groop' is not one of the values", "^^^^^", "did you mean: group"):
        assert words in overlay.inner_text()
        assert words in preview.terminal
    assert GAIN in page.locator("main").inner_text()
    page.goto(f"{preview.address}places/")  # another page, asked for while the data is wrong
    overlay.wait_for()
    assert page.locator("main h1").inner_text()

    harbour.write(SKIPPERS, good)
    overlay.wait_for(state="detached")


def test_ten_mistakes_in_a_row_are_each_shown_and_each_mended(harbour: Project, preview: Preview, page: Any) -> None:
    page.goto(f"{preview.address}dredging/")
    overlay = page.locator(OVERLAY)
    for what, name, old, new, words in MISTAKES:
        good = harbour.read(name)
        harbour.edit(name, old, new)
        overlay.wait_for()
        assert words in overlay.inner_text(), what
        assert page.locator("main h1").is_visible()
        harbour.write(name, good)
        overlay.wait_for(state="detached")
    assert len(MISTAKES) == 10
    assert "Traceback" not in preview.terminal


def test_files_that_go_and_come_back_are_followed(harbour: Project, preview: Preview, page: Any) -> None:
    """Removed, half saved, a folder renamed and back."""
    page.goto(f"{preview.address}actors/skippers/")
    overlay = page.locator(OVERLAY)
    good = harbour.read(SKIPPERS)

    harbour.path(SKIPPERS).unlink()
    overlay.wait_for()
    harbour.write(SKIPPERS, good[: len(good) // 2])
    page.wait_for_timeout(200)
    harbour.write(SKIPPERS, good)
    overlay.wait_for(state="detached")

    harbour.path("data").rename(harbour.root / "data-away")
    overlay.wait_for()
    (harbour.root / "data-away").rename(harbour.path("data"))
    overlay.wait_for(state="detached")

    harbour.edit(SKIPPERS, GAIN, "Those the article quotes after all.")
    page.get_by_text("Those the article quotes after all.").first.wait_for()


def test_the_overlay_can_be_reached_read_and_put_away_from_the_keyboard(
    harbour: Project, preview: Preview, page: Any
) -> None:
    page.goto(f"{preview.address}dredging/")
    harbour.edit(SKIPPERS, "kind: group", "kind: groop")
    overlay = page.locator(OVERLAY)
    overlay.wait_for()
    assert overlay.get_attribute("role") == "alert"

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.tagName") == "BUTTON"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.tagName") == "PRE"
    page.keyboard.press("Escape")
    overlay.wait_for(state="detached")

    harbour.edit(SKIPPERS, "kind: groop", "kind: grooop")  # another mistake is news again
    overlay.wait_for()
    overlay.get_by_role("button").click()
    overlay.wait_for(state="detached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overlay_passes_axe_in_both_schemes(scheme: str, harbour: Project, preview: Preview, browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(color_scheme=scheme)
    harbour.edit(SKIPPERS, "kind: group", "kind: groop")
    page.goto(f"{preview.address}dredging/")
    page.locator(OVERLAY).wait_for()
    found = Axe().run(page, context="#preview-mistakes").response["violations"]
    page.close()
    assert [each["id"] for each in found] == []


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    return copy_engine(tmp_path / "engine")


def test_templates_styles_scripts_and_words_are_followed(harbour: Project, engine: Path, page: Any) -> None:
    render = Project(engine / "macros" / "render")
    with previewing(harbour, engine) as preview:
        page.goto(f"{preview.address}actors/")
        page.locator("main h1").wait_for()

        render.edit("words.yml", "actors_title: Who is who?", "actors_title: Quayside")
        page.get_by_text("Quayside").first.wait_for(state="attached")

        render.edit("pages/actors.html.j2", "{% ", '<hr id="drawn">{% ')
        page.locator("#drawn").first.wait_for(state="attached")

        render.write("styles/2-base.css", render.read("styles/2-base.css") + "\n#drawn { width: 123px; }\n")
        page.wait_for_function("getComputedStyle(document.querySelector('#drawn')).width === '123px'")

        render.write("scripts/explainer.js", render.read("scripts/explainer.js") + "\ndocument.title = 'run';\n")
        page.wait_for_function("document.title === 'run'")

        render.edit("theme/main.html", "{{ key_html }}", '{{ key_html }}<hr id="themed">')
        page.locator("#themed").wait_for(state="attached")


def test_a_mistake_in_a_template_is_shown_with_its_file_and_line(harbour: Project, engine: Path, page: Any) -> None:
    render = Project(engine / "macros" / "render")
    overlay = page.locator(OVERLAY)
    with previewing(harbour, engine) as preview:
        page.goto(f"{preview.address}actors/")
        page.locator("main h1").wait_for()
        for name, wrong in (
            ("pages/actors.html.j2", "{{ view.nothing_of_this_name }}"),
            ("pages/actors.html.j2", "{% if %}"),
            ("pages/places.html.j2", "{{ view.nothing_of_this_name }}"),  # a page that is not open
            ("theme/main.html", "{% if %}"),
        ):
            good = render.read(name)
            render.write(name, f"{good}\n{{# #}}\n{wrong}\n")
            line = good.count("\n") + 3
            overlay.filter(has_text=f"macros/render/{name}:{line}").wait_for()
            assert page.locator("main h1").is_visible()
            render.write(name, good)
            overlay.wait_for(state="detached")


def test_changed_python_comes_to_life_and_wrong_python_leaves_the_old_at_work(
    harbour: Project, engine: Path, page: Any
) -> None:
    code = Project(engine / "macros")
    overlay = page.locator(OVERLAY)
    with previewing(harbour, engine) as preview:
        page.goto(f"{preview.address}actors/")
        page.locator("main h1").wait_for()

        view = code.read("pages.py")
        code.edit("pages.py", 'say(f"{name}_title"),', "say(f\"{name}_title\") + ' of old',")
        page.wait_for_function("document.title.includes('of old')")
        good = code.read("pages.py")

        for wrong, words in (
            ("def broken(:\n", "SyntaxError"),
            ("\nimport nothing_of_this_name\n", "No module named 'nothing_of_this_name'"),
            ("\nSite._actor = None\n", "TypeError: 'NoneType' object is not callable"),
        ):
            code.write("pages.py", good + wrong)
            overlay.filter(has_text=words).wait_for()
            assert "macros/" in overlay.inner_text()
            assert "of old" in page.title()

        # The data is still followed, by the old code.
        harbour.edit(SKIPPERS, GAIN, "Those the article quotes still.")
        preview.until(lambda _: "quotes still" in preview.text("actors/skippers/"))

        code.write("pages.py", view)
        overlay.wait_for(state="detached")
        page.wait_for_function("!document.title.includes('of old')")
        assert preview.process.poll() is None
