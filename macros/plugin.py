# The only module that knows mkdocs: generated pages, titles, contents lists, the theme's folder,
# and what happens before and after a build. Everything it decides is decided elsewhere.
from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from macros.editions.data_files import data_files
from macros.inspect import inspect_site
from macros.page_macros import WrongArgument, address_of, macros_for
from macros.page_sources import new_slots
from macros.pages import Site
from macros.problem import Problem, whole_file
from macros.project import judge_project
from macros.render.environment import TEMPLATES, render
from macros.render.headings import headings, plain_title
from macros.report import as_text
from macros.swap import beside, swap_in

log = logging.getLogger("mkdocs.plugins.explainer")


def build_site(root: Path) -> bool:
    """Build the project in `root`, with every warning an error; whether it was published."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    _log_to_stderr()
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (MkDocsException, SystemExit) as stop:
        if str(stop) not in ("0", "1"):
            log.error("%s", stop)
        return False
    return True


def serve_site(root: Path, address: str) -> None:
    """Serve a preview of the project in `root` until it is interrupted."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    _log_to_stderr()
    serve(str(root / "mkdocs.yml"), dev_addr=address)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


class ExplainerConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: everything is in the data."""


class ExplainerPlugin(BasePlugin[ExplainerConfig]):  # type: ignore[no-untyped-call]
    """Makes the site from the data, and refuses to publish one that is wrong."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether we serve; that this event exists also keeps one plugin for all builds."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and judge the project. A build stops at mistakes before anything is touched; a
        preview goes on with the last good data and shows the report on top."""
        self._serving = getattr(self, "_serving", False)
        self._root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        judged = judge_project(self._root)
        self._problems: tuple[Problem, ...] = judged.problems
        self._slots = new_slots()
        self._raised: list[Problem] = []
        if self._problems:
            log.error("The data has mistakes:\n\n%s", as_text(self._problems, self._root))
            if not self._serving:
                raise Abort("Nothing was built; the last good site stays.")
        else:
            self._good_site: Site | None = judged.site
            self._good_pages: dict[str, str] | None = None
        self._site: Site | None = getattr(self, "_good_site", None)
        templates = str(TEMPLATES / "theme")
        if templates not in config.theme.dirs:
            config.theme.dirs.insert(0, templates)
        config.nav = self._menu(config)
        if not self._serving:
            self._warnings = CountHandler()
            self._warnings.setLevel(logging.WARNING)
            logging.getLogger("mkdocs").addHandler(self._warnings)
            self._target = Path(config.site_dir)
            config.site_dir = str(beside(self._target))
        return config

    def macros(self, page: Callable[[], str]) -> dict[str, Callable[..., str]]:
        """The macros for mkdocs-macros; what goes wrong in one is kept and stops the build later."""
        if self._site is None:
            return {}
        made = macros_for(self._site, page, self._slots)

        def guarded(macro: Callable[..., str]) -> Callable[..., str]:
            def call(*args: Any, **kwargs: Any) -> str:
                try:
                    return macro(*args, **kwargs)
                except (WrongArgument, TypeError) as error:
                    place = whole_file(f"docs/{page()}")
                    for problem in getattr(error, "problems", None) or [Problem(place, "macro-argument", str(error))]:
                        self._raised.append(
                            Problem(place, problem.code, problem.message, problem.expected, problem.meant)
                        )
                    return ""

            return call

        return {name: guarded(macro) for name, macro in made.items()}

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each generated page, and the data for download."""
        if self._problems:
            files = self._last_good(files, config)
        if self._site is None:
            return files
        for page in self._site.pages.values():
            source = f'{{{{ generated("{page.address}") }}}}'
            files.append(File.generated(config, page.source, content=source))
        for path, content in data_files(self._site.world).items():
            files.append(File.generated(config, path, content=content))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put in the rendered HTML, the title and the contents list."""
        html = self._slots[page.file.src_uri].fill(html)
        generated = self._generated(page)
        if generated is not None:
            page.title = plain_title(generated.menu)
            page.meta["full_title"] = generated.title
        if generated is not None or 'data-claim="' in html:
            page.toc = get_toc(headings(html))
        if self._problems:
            html = render("components/report/template", self._problems) + html
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Stop before anything is written if a macro went wrong while pages were read."""
        if self._raised:
            log.error("Pages have mistakes:\n\n%s", as_text(self._raised, self._root))
            if not self._serving:
                raise Abort("Nothing was built; the last good site stays.")
        env.globals["key_html"] = render("components/key/page", None)
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Judge the built site, and put it in place only if nothing is wrong with it."""
        if self._serving or self._site is None:
            return
        staging = Path(config.site_dir)
        problems = inspect_site(staging, self._site, self._about_the_site)
        counted = sum(number for _, number in self._warnings.get_counts())
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        config.site_dir = str(self._target)
        if problems:
            log.error("The built site has mistakes:\n\n%s", as_text(problems, staging))
            raise Abort("The site was not published; the last good site stays.")
        if not (config.strict and counted):
            swap_in(staging, self._target)

    def _generated(self, page: MkDocsPage) -> Any:
        if self._site is None or page.file.generated_by is None:
            return None
        return self._site.pages.get(address_of(page.file.src_uri))

    def _menu(self, config: MkDocsConfig) -> list[Any] | None:
        if self._site is None or (config.nav is not None and not getattr(self, "_own_menu", False)):
            return config.nav
        self._own_menu = True
        written = sorted(path.relative_to(config.docs_dir).as_posix() for path in Path(config.docs_dir).rglob("*.md"))
        first = [path for path in written if path == "index.md"]
        made = [page.source for page in self._site.pages.values() if page.in_menu]
        return [*first, *made, *(path for path in written if path not in first)]

    def _last_good(self, files: Files, config: MkDocsConfig) -> Files:
        kept = Files([each for each in files if not each.is_documentation_page()])
        for path, text in (getattr(self, "_good_pages", None) or {"index.md": "\n"}).items():
            kept.append(File.generated(config, path, content=text))
        return kept

    @property
    def _about_the_site(self) -> frozenset[str]:
        return frozenset(
            path.relative_to(self._root / "docs").as_posix() for path in (self._root / "docs").rglob("*.md")
        )
