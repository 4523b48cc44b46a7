# The only module that knows mkdocs: generated pages, titles, contents lists, the theme's folder,
# and what happens before and after a build. Everything it decides is decided elsewhere.
from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from html import escape as html_escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from macros.editions.data_files import data_files
from macros.editions.imprint import imprint_of
from macros.hand_written import link_first_mentions
from macros.inspect import inspect_site
from macros.page_macros import Slots, WrongArgument, address_of, macros_for
from macros.pages import Page, Site, cards_html, menu_html
from macros.problem import Place, Problem, whole_file
from macros.project import Judged, judge_project
from macros.publishing import Publishing, Told
from macros.render.assets import assets
from macros.render.environment import TEMPLATES, render
from macros.render.headings import headings, plain_title
from macros.report import as_text
from macros.settings import ExplainerConfig
from macros.swap import refusal
from macros.views.sentence import Writer

STAYS = "the last good site stays."


def build_site(root: Path, told: Told | None = None) -> bool:
    """Build the project in `root`; whether everything was published.

    Args:
        root: The project's folder.
        told: Called with the name and size in bytes of each edition while it is made; without it only
            the site is built.
    """
    _prepare_logging(logging.WARNING)
    try:
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        next(each for each in config.plugins.values() if isinstance(each, ExplainerPlugin)).told = told
        build(config)
    except (MkDocsException, SystemExit) as stop:
        sys.stderr.write(f"{stop}\n")
        return False
    return True


def _prepare_logging(level: int) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(level)


class ExplainerPlugin(BasePlugin[ExplainerConfig]):  # type: ignore[no-untyped-call]
    """Makes the site from the data, and refuses to publish one that is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.judge: Callable[[Path, str, str], Judged] = judge_project
        """How the project is judged; a preview that has done so already puts its answer here."""
        self._serving = False
        self.told: Told | None = None
        """Hears of the editions; without it none are made."""
        self._publishing: Publishing | None = None
        self._site: Site | None = None
        """The site of the newest good data; while serving it outlives mistakes."""
        self._written: Mapping[str, str] = {"index.md": "\n"}
        """The hand-written pages that go with it, by path below docs/."""
        self._problems: tuple[Problem, ...] = ()
        self._raised: list[Problem] = []
        self._slots: dict[str, Slots] = {}
        self._writers: dict[str, Writer] = {}

    @property
    def raised(self) -> Sequence[Problem]:
        """What went wrong in macros while pages were read."""
        return tuple(self._raised)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether we serve; that this event exists also keeps one plugin for all builds."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and judge the project. A build stops at mistakes before anything is touched; a
        preview goes on with the last good data and shows the report on top."""
        self._root = Path(config.config_file_path).parent
        self._slots, self._raised, self._writers = {}, [], {}
        judged = self.judge(self._root, self.config.report, self.config.edit)
        self._problems = judged.problems
        if self._problems:
            self._tell("The data has mistakes:", self._problems, self._root)
            if not self._serving:
                raise Abort(f"Nothing was built; {STAYS}")
        else:
            self._site = judged.site
            self._written = _texts(Path(config.docs_dir))
        config.theme.dirs.insert(0, str(TEMPLATES / "theme"))
        config.theme["favicon"] = "assets/images/favicon.svg"
        config.nav = config.nav or self._menu()
        if not self._serving:
            self._build_beside(config)
        return config

    def _build_beside(self, config: MkDocsConfig) -> None:
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)
        assert self._site is not None
        try:
            imprint = imprint_of(self._site.world, config.site_name, self.config.version, os.environ)
            self._publishing = Publishing(Path(config.site_dir), imprint)
        except OSError as error:
            raise Abort(f"Nothing was built: {refusal(error)}; {STAYS}") from error
        except ValueError as error:
            raise Abort(f"Nothing was built: {error}; {STAYS}") from error
        config.site_dir = str(self._publishing.staging)

    def macros(self, page: Callable[[], MkDocsPage]) -> dict[str, Callable[..., str]]:
        """The macros for mkdocs-macros; what goes wrong in one is kept and stops the build later."""
        if self._site is None:
            return {}
        made = macros_for(self._site, lambda: page().file.src_uri, self._slots, self._writers)

        def guarded(macro: Callable[..., str]) -> Callable[..., str]:
            def call(*args: Any, **kwargs: Any) -> str:
                try:
                    return macro(*args, **kwargs)
                except WrongArgument as error:
                    self._raised += [problem.at(_place_of_call(page())) for problem in error.problems]
                except TypeError as error:
                    self._raised.append(Problem(_place_of_call(page()), "macro-argument", str(error)))
                return ""

            return call

        return {name: guarded(macro) for name, macro in made.items()}

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each generated page, and the data for download."""
        if self._problems:
            files = Files([each for each in files if not each.is_documentation_page()])
            for path, text in self._written.items():
                files.append(File.generated(config, path, content=text))
        if self._site is None:
            return files
        for page in self._site.pages.values():
            source = f'{{{{ generated("{page.address}") }}}}'
            files.append(File.generated(config, page.source, content=source))
        for path, content in {**data_files(self._site.world), **assets()}.items():
            files.append(File.generated(config, path, content=content))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put in the rendered HTML, the title and the contents list."""
        path = page.file.src_uri
        slots = self._slots.get(path, Slots())
        generated = self._generated(page)
        if generated is None and self._site is not None:
            writer = self._writers.setdefault(path, self._site.writer(address_of(path)))
            html = slots.fill(link_first_mentions(html, writer)) + cards_html(writer)
            if "description" not in page.meta:
                page.meta["summary"] = writer.summary
        elif generated is not None:
            html = slots.fill(html)
            page.title = plain_title(generated.menu)
            page.meta["full_title"] = generated.title
            page.meta["moved_to"] = generated.moved_to
            page.meta["summary"] = generated.summary
            if generated.spellings:
                # Search prints tags as HTML; quotes stay, so that a spelling with one is found.
                page.meta["tags"] = [html_escape(form, quote=False) for form in generated.spellings]
            if generated.own:
                # A page about one thing comes before a list that names it too.
                page.meta["search"] = {"boost": 3}
        if path in self._slots:
            page.toc = get_toc(headings(html))
        if self._problems:
            html = render("components/report/template", self._problems) + html
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Stop before anything is written if a macro went wrong while pages were read."""
        if self._raised:
            self._tell("Pages have mistakes:", self._raised, self._root)
            if not self._serving:
                raise Abort(f"Nothing was built; {STAYS}")
        env.globals["key_html"] = render("components/key/page", None)
        env.globals["search_script"] = next(
            file.src_uri
            for file in files
            if file.src_uri.startswith("assets/javascripts/bundle.") and file.src_uri.endswith(".js")
        )
        pages = [file.page for file in files.documentation_pages() if file.page and file.src_uri != "index.md"]
        titles = [(str(page.title), address_of(page.file.src_uri)) for page in pages if self._generated(page) is None]

        def menu(which: str, page: MkDocsPage | None, base: str) -> str:
            address = address_of(page.file.src_uri) if page else ""
            return menu_html(self._site, which, address, "" if page else base or "/", config.site_name, titles)

        env.globals["masthead_html"] = lambda page, base: menu("masthead", page, base)
        env.globals["foot_html"] = lambda page, base: menu("footer", page, base)
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Judge the built site, and put it in place only if nothing is wrong with it."""
        if self._serving or self._site is None:
            return
        staging, site = Path(config.site_dir), self._site
        problems = inspect_site(staging, site, self._written)
        if problems:
            self._tell("The built site has mistakes:", problems, staging)
            raise Abort(f"The site was not published; {STAYS}")
        if any(number for _, number in self._warnings.get_counts()):
            raise Abort(f"The build gave warnings, so the site was not published; {STAYS}")
        self._finish(lambda publishing: publishing.publish(site, self._root / "dist", self.told))

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half-built behind, and tell what the system refused as plainly as a mistake."""
        if self._publishing is not None:
            self._finish(Publishing.abandon)
        if isinstance(error, OSError):
            raise Abort(f"Nothing was published: {refusal(error)}; {STAYS}") from error

    def _finish(self, end: Callable[[Publishing], None]) -> None:
        publishing, self._publishing = self._publishing, None
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if publishing is not None:
            end(publishing)

    def _tell(self, heading: str, problems: Any, root: Path) -> None:
        # Not by the log: a preview with mistakes is no reason for mkdocs to end it.
        sys.stderr.write(f"{heading}\n\n{as_text(problems, root)}\n")

    def _generated(self, page: MkDocsPage) -> Page | None:
        return self._site.pages.get(address_of(page.file.src_uri)) if self._site is not None else None

    def _menu(self) -> list[Any]:
        made = [page.source for page in self._site.pages.values() if page.in_menu] if self._site else []
        first = [path for path in self._written if path == "index.md"]
        return [*first, *made, *(path for path in self._written if path not in first)]


def _place_of_call(page: MkDocsPage) -> Place:
    """The line of the page whose macro call is being worked out, found on the stack of its template."""
    frame = sys._getframe()
    while frame.f_back is not None and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    name = f"docs/{page.file.src_uri}"
    template = frame.f_globals.get("__jinja_template__")
    if template is None:
        return whole_file(name)
    lines = page.file.content_string.count("\n") - (page.markdown or "").count("\n")
    line = lines + template.get_corresponding_lineno(frame.f_lineno)
    return Place(name, line, 1, line, 2)


def _texts(docs: Path) -> Mapping[str, str]:
    """The hand-written pages by path below docs/, in order."""
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
