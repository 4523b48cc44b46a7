"""Links of the editions: to files in the unpacked folder, to places in the single file."""

from __future__ import annotations

import pytest

from macros.editions.in_one import place
from macros.editions.unpacked import file_address


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../turkey/", "../turkey/index.html"),
        ("../../places/#idlib", "../../places/index.html#idlib"),
        ("./", "index.html"),
        ("../..", "../../index.html"),
        ("..", "../index.html"),
        ("#s5", "#s5"),
        ("../../data/claims.json", "../../data/claims.json"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/", "//example.org/"),
    ],
)
def test_a_link_to_a_page_names_its_file_and_others_stay(address: str, file: str) -> None:
    assert file_address(address) == file


@pytest.mark.parametrize(
    ("page", "address", "there"),
    [
        ("story/veto/", "../../actors/turkey/", "actors/turkey/"),
        ("story/veto/", "../../places/#idlib", "places/idlib"),
        ("story/veto/", "#council", "story/veto/council"),
        ("story/veto/", "../article/#s5", "story/article/s5"),
        ("story/veto/", "../../evidence/actors/#claim-turkey.role", "claim-turkey.role"),
        ("story/veto/", "../", "story/"),
        ("", "actors/turkey/", "actors/turkey/"),
        ("", "#key", "key"),
        ("actors/turkey/", "../../", ""),
    ],
)
def test_an_address_of_the_site_is_a_place_in_the_single_file_by_the_same_name(
    page: str, address: str, there: str
) -> None:
    assert place(page, address) == there


@pytest.mark.parametrize("address", ["https://example.org/actors/turkey/", "mailto:a@example.org", "//example.org/a/"])
def test_an_address_outside_has_no_place_in_the_single_file(address: str) -> None:
    assert place("story/", address) is None
