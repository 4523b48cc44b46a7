"""Templates escape everything they are given and fail at what they are not given."""

from __future__ import annotations

import jinja2
import pytest

from macros.render.environment import environment


def test_markup_in_the_data_is_shown_and_not_obeyed() -> None:
    made = environment().from_string("<p>{{ text }}</p>").render(text="<script>{{ 1 }}</script>")
    assert made == "<p>&lt;script&gt;{{ 1 }}&lt;/script&gt;</p>"


@pytest.mark.parametrize("asked", ["{{ unknown }}", "{{ known.missing }}", "{% if unknown %}{% endif %}"])
def test_what_a_view_does_not_have_raises(asked: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string(asked).render(known="x")


def test_templates_can_say_the_interfaces_words() -> None:
    assert environment().from_string('{{ say("claims_count", n=3) }}').render() == "3 claims"
