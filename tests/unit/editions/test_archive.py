"""An archive's bytes follow from its content and its time alone."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from macros.editions.archive import archive

MOMENT = datetime(2020, 3, 6, 12, 30, 4, tzinfo=UTC)
FILES = {"b/two.txt": b"two" * 100, "a.txt": b"one"}


def test_the_order_in_which_files_were_found_does_not_matter() -> None:
    assert archive(FILES, "top", MOMENT) == archive(dict(reversed(FILES.items())), "top", MOMENT)


def test_what_goes_in_comes_out_in_one_folder_with_the_given_time() -> None:
    with ZipFile(BytesIO(archive(FILES, "top", MOMENT))) as made:
        assert {name: made.read(name) for name in made.namelist()} == {f"top/{k}": v for k, v in FILES.items()}
        assert {entry.date_time for entry in made.infolist()} == {(2020, 3, 6, 12, 30, 4)}
        assert made.testzip() is None


@pytest.mark.parametrize(("year", "shown"), [(1970, 1980), (1980, 1980), (2107, 2107), (2200, 2107)])
def test_a_year_that_no_archive_can_hold_becomes_the_nearest(year: int, shown: int) -> None:
    with ZipFile(BytesIO(archive(FILES, "top", datetime(year, 1, 1, tzinfo=UTC)))) as made:
        assert made.infolist()[0].date_time[0] == shown


def test_other_content_gives_other_bytes() -> None:
    assert archive(FILES, "top", MOMENT) != archive({**FILES, "a.txt": b"One"}, "top", MOMENT)
