# Word forms: each stands for one thing only.
from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.world import World
from macros.problem import Place, Problem


def forms_have_one_home(world: World) -> Iterator[Problem]:
    """No spelling is listed for two things, or twice for one; a name is among its own forms."""
    homes: dict[str, tuple[str, Place]] = {}
    for _, entity in world.entities():
        for number, form in enumerate(entity.forms):
            place = entity.place("forms", number)
            if form.casefold() in homes:
                other, first = homes[form.casefold()]
                where = "here already" if other == entity.id else f"a form of {other!r}"
                message = f"the form {form!r} is {where}"
                related = ((first, "first listed here"),)
                yield Problem(place, "form-has-two-homes", message, "each form once, for one thing", "", related)
            homes.setdefault(form.casefold(), (entity.id, place))
            if "[[" in form or "]]" in form or "“" in form or "”" in form:
                message = f"the form {form!r} holds brackets or quotation marks"
                meant = re.sub(r"[\[\]“”]", "", form).strip()
                yield Problem(place, "bad-form", message, "the word as it stands in running text", meant)
