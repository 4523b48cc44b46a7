# The site as mkdocs would build it, a page at a time and only when it is asked for. Every page goes
# through mkdocs' own steps, so that its bytes are those of a whole build.
from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands import build as steps
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros.editions.imprint import EPOCH, imprint_of
from macros.plugin import ExplainerPlugin
from macros.preview.mistakes import Mistaken
from macros.project import Judged, judge_project
from macros.render.environment import environment
from macros.render.words import word_pattern, words
from macros.report import as_text

SEARCH_INDEX = "search/search_index.json"
_GIVEN = {name: value for name, value in os.environ.items() if name == EPOCH}
"""The time that whoever started the preview asked for."""


class LazySite:
    """The site of one state of the project."""

    _started = False
    """Whether the plugins of this process know that they serve; mkdocs says so once."""

    def __init__(self, root: Path, folder: Path, judged: Judged | None = None) -> None:
        """Judge the project and make ready for its pages.

        Args:
            root: The project folder.
            folder: Where pages are written, a folder of the preview's own.
            judged: What is known of the data if it has not changed since; else it is judged now.

        Raises:
            Mistaken: If the data, the hand-written pages or mkdocs.yml have mistakes.
            Exception: Whatever a template or a module raises.
        """
        self._folder = folder
        with _heard("mkdocs.yml"):
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
            plugin = config.plugins["explainer"]
            assert isinstance(plugin, ExplainerPlugin)
            self.judged = judged or judge_project(root, plugin.config.report, plugin.config.edit)
            if self.judged.problems:
                raise Mistaken(as_text(self.judged.problems, root))
            before = dict(vars(plugin))
            try:
                self._begin(config, plugin, root)
            except BaseException:
                # The last good site goes on with the plugin as it was.
                vars(plugin).update(before)
                raise

    def _begin(self, config: MkDocsConfig, plugin: ExplainerPlugin, root: Path) -> None:
        if not LazySite._started:
            config.plugins.on_startup(command="serve", dirty=False)
            LazySite._started = True
        plugin.judge = lambda _root, _report, _edit: self.judged
        # The time in the site's map is the data's, as in a build.
        imprint = imprint_of(self.judged.site.world, config.site_name, plugin.config.version, _GIVEN)
        os.environ[EPOCH] = imprint.epoch
        self._config = config = config.plugins.on_config(config)
        self._search = _Search(config)
        config.plugins.on_pre_build(config=config)
        self._files = get_files(config)
        env = config.theme.get_env()
        env.bytecode_cache = _COMPILED
        _THEME_NAMES.serve(env)
        self._files.add_files_from_theme(env, config)
        self._files = config.plugins.on_files(self._files, config=config)
        set_exclusions(self._files, config)
        nav = get_navigation(self._files, config)
        self._nav = config.plugins.on_nav(nav, config=config, files=self._files)
        self._documents = list(self._files.documentation_pages(inclusion=InclusionLevel.is_included))
        self._read: set[str] = set()
        for file in self._documents:
            if file.page is None:
                Page(None, file, config)
            if file.generated_by is None:
                # Other pages may show the titles of these.
                self._populate(file)
        if plugin.raised:
            raise Mistaken(as_text(plugin.raised, root))
        self._env = config.plugins.on_env(env, config=config, files=self._files)
        self._by_path = {
            file.dest_uri: file for file in self._files if file.inclusion.value > InclusionLevel.DRAFT.value
        }
        self._written: set[str] = set()

    @property
    def mount(self) -> str:
        """The path under which the site stands, with slashes around it."""
        return urlsplit(self._config.site_url or "/").path.rstrip("/") + "/"

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of all pages, in order."""
        return tuple(file.dest_uri for file in self._documents)

    def content(self, path: str) -> bytes | None:
        """What stands at a path below the site's root, or None.

        Raises:
            Mistaken: If mkdocs warns of something in the page, which ends a real build.
            Exception: Whatever a template or a module raises.
        """
        file = self._by_path.get(path)
        if file is not None and file.page is not None and file.is_documentation_page():
            self._build(file)
        elif file is not None:
            return file.content_bytes
        elif path.removesuffix(".gz") in self._config.theme.static_templates:
            template = path.removesuffix(".gz")
            steps._build_theme_template(template, self._env, self._files, self._config, self._nav)
        elif path == SEARCH_INDEX:
            for each in self._documents:
                self._build(each)
            self._search.write(self._documents)
        try:
            return (self._folder / path).read_bytes() if self._folder in (self._folder / path).parents else None
        except OSError:
            return None

    def _populate(self, file: File) -> None:
        if file.src_uri not in self._read:
            assert file.page is not None
            with _heard(f"docs/{file.src_uri}"):
                steps._populate_page(file.page, self._config, self._files)
            self._read.add(file.src_uri)

    def _build(self, file: File) -> None:
        if file.src_uri in self._written:
            return
        self._populate(file)
        assert file.page is not None
        with _heard(f"docs/{file.src_uri}"):
            steps._build_page(file.page, self._config, self._documents, self._nav, self._env)
        self._written.add(file.src_uri)


class _Search:
    """Stands in for the search plugin's index, which takes as long as the rest of a page: pages are
    only noted, and put into the index in the order of a build when it is asked for."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        found = [config.plugins[name] for name in ("search", "material/search") if name in config.plugins]
        self._plugin: Any = next((each for each in found if hasattr(each, "search_index")), None)
        self._noted: dict[str, str | None] = {}
        if self._plugin is not None:
            self._index = self._plugin.search_index
            self._plugin.search_index = self

    def add_entry_from_context(self, page: Page) -> None:
        self._noted[page.file.src_uri] = page.content

    def write(self, files: list[File]) -> None:
        """Write the index of these files' pages."""
        if self._plugin is None:
            return
        self._index.entries.clear()
        for file in files:
            assert file.page is not None
            shown, file.page.content = file.page.content, self._noted[file.src_uri]
            self._index.add_entry_from_context(file.page)
            file.page.content = shown
        self._plugin.search_index = self._index
        self._plugin.on_post_build(config=self._config)
        self._plugin.search_index = self


class _Compiled(BytecodeCache):
    """Compiled templates of the theme, kept while their text stays the same."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _ThemeNames:
    """The names of the theme's files. There are thousands; listing them takes as long as ten pages,
    and none comes or goes while only the project changes."""

    def __init__(self) -> None:
        self._names: list[str] | None = None

    def forget(self) -> None:
        self._names = None

    def serve(self, env: Environment) -> None:
        """Make a theme's environment list the names that are known."""
        listing = env.list_templates

        def known(extensions: Any = None, filter_func: Any = None) -> list[str]:
            if self._names is None:
                self._names = listing(extensions, filter_func)
            return list(self._names)

        env.list_templates = known  # type: ignore[method-assign]


_THEME_NAMES = _ThemeNames()


def forget() -> None:
    """Read words and the theme anew: something of the engine that is not Python has changed."""
    words.cache_clear()
    word_pattern.cache_clear()
    environment.cache_clear()
    _THEME_NAMES.forget()


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _heard(file: str) -> Iterator[None]:
    """Makes a mistake of what mkdocs warns of, as a build does; `file` is where it stands."""
    ear = _Ear()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(ear)
    try:
        yield
    except (Exception, SystemExit) as error:
        if isinstance(error, SystemExit) and isinstance(error.__context__, Exception):
            raise error.__context__ from None  # the macros plugin ends the process at what a macro raises
        if not isinstance(error, (MkDocsException, SystemExit)):
            raise
        raise Mistaken("".join(f"{file}: {said}\n" for said in (*ear.said, str(error)) if said)) from error
    finally:
        logger.removeHandler(ear)
    if ear.said:
        raise Mistaken("".join(f"{file}: {said}\n" for said in ear.said))
