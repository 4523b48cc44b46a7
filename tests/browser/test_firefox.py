"""What the editions promise, asked of a Firefox: the same walks, from a disk, with the network off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.render.words import say
from tests.browser import test_editions as promised
from tests.browser.test_editions import folder, one_file, online  # noqa: F401  the same walks

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def browser(firefox: Any) -> Any:
    """Instead of the Chromium of the other tests."""
    return firefox


test_pages_open_in_silence = (
    promised.test_every_page_of_the_unpacked_folder_opens_in_silence_and_asks_nothing_of_anybody
)
test_search_from_a_disk = promised.test_search_from_a_disk_finds_what_it_finds_online
test_cards_layers_council = promised.test_what_a_reader_can_work_works_the_same_from_a_disk
test_layers_of_the_map = promised.test_the_map_s_places_go_and_come_back_with_their_layer
test_addresses_of_claims = promised.test_the_address_of_a_claim_leads_to_it_in_every_edition
test_marks_without_scripts = promised.test_a_mark_of_the_single_file_opens_the_proof_of_its_own_sentence_without_scripts
test_search_in_the_single_file = promised.test_search_in_the_single_file_finds_names_first_and_then_sentences
test_policy_of_the_single_file = promised.test_the_single_file_may_fetch_nothing_and_run_only_its_own_scripts
test_no_sideways_scrolling = promised.test_the_single_file_does_not_scroll_sideways


def test_it_is_a_firefox_and_no_chromium(browser: Any) -> None:
    page = browser.new_page()
    assert "Firefox/" in page.evaluate("navigator.userAgent")
    assert page.evaluate("CSS.supports('-moz-appearance', 'none')")
    page.close()


@pytest.mark.parametrize("changed", [False, True])
def test_the_page_that_checks_the_folder_tells_whole_from_changed(browser: Any, unpacked: Path, changed: bool) -> None:
    """BiDi sets files, not folders: the paths within the folder are added as the browser would."""
    files = sorted(path for path in unpacked.rglob("*") if path.is_file())
    names = [f"{unpacked.name}/{path.relative_to(unpacked).as_posix()}" for path in files]
    if changed:
        names[0], names[1] = names[1], names[0]
    page = browser.new_context(offline=True).new_page()
    page.goto((unpacked / "verify.html").as_uri())
    page.evaluate(
        """names => {
      const field = document.querySelector("#folder");
      field.webkitdirectory = false;
      const name = (file, i) => Object.defineProperty(file, "webkitRelativePath", { value: names[i] });
      document.addEventListener("change", () => [...field.files].forEach(name), true);
    }""",
        names,
    )
    page.locator("#folder").set_input_files(files)
    page.wait_for_selector("#result.well, #result.wrong", timeout=20_000)
    said = page.locator("#result").inner_text()
    page.context.close()
    assert said.startswith(say("verify_wrong", n=2) if changed else say("verify_well", n=len(files) - 1))
