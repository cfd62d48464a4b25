"""The options of formats on the command line: ``--for zotero``, ``--mods-version 3.7``.

What a format takes stands in its ``options``. A command adds them all to its own, but looks them
up only when one is used, or for the help: no format is loaded for nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import click

__all__ = ["BothCommand", "FormatCommand", "LintCommand", "ReadingCommand", "chosen"]

_CHOSEN: Final = "rusrec.options"


def chosen() -> dict[str, Any]:
    """Return the options of formats that the command was called with, by their Python names."""
    options: dict[str, Any] = click.get_current_context().meta.get(_CHOSEN, {})
    return options


class FormatCommand(click.Command):
    """A command that takes the options of formats besides its own."""

    ways: tuple[bool, ...] = (False,)
    """Whether the readers' (True), the writers' (False), or both."""
    linted: bool = False
    """Whether only those of formats that are linted."""
    found: Sequence[click.Option] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the command's own options, and where there are others those of the formats."""
        try:
            return super().parse_args(ctx, list(args))
        except click.NoSuchOption:
            if self.found:
                raise
            self.found = self._looked_up(ctx)
            return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters; to complete a line, those of the formats too."""
        if ctx.resilient_parsing and not self.found:
            self.found = self._looked_up(ctx)
        return [*super().get_params(ctx), *self.found]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's own options, and then those of the formats."""
        self.found = ()
        super().format_options(ctx, formatter)
        found = self._looked_up(ctx)
        rows = [row for option in found if (row := option.get_help_record(ctx))]
        if rows:
            with formatter.section("Options of formats (`rusrec formats NAME` has all of one)"):
                formatter.write_dl(rows)

    def _looked_up(self, ctx: click.Context) -> list[click.Option]:
        own = {name for param in super().get_params(ctx) for name in param.opts}
        return list(_options(self.ways, own, linted=self.linted))


class ReadingCommand(FormatCommand):
    """A command that takes the options of the readers."""

    ways = (True,)


class LintCommand(ReadingCommand):
    """A command that takes the options of the readers of formats that are linted."""

    linted = True


class BothCommand(FormatCommand):
    """A command that takes the options of readers and writers."""

    ways = (True, False)


def _options(ways: tuple[bool, ...], own: set[str], *, linted: bool) -> Iterator[click.Option]:
    """Yield an option for each name that some format has, unless it is one of the *own* names."""
    from rusrec.formats import Option, available, get, spelled

    by_name: dict[str, dict[str, Option]] = {}
    formats = [get(name) for name in available()]
    readers = {form.name for form in formats if form.read}
    for form in formats:
        if linted and not form.lint:
            continue
        for name, option in form.options.items():
            if option.typed and option.reading in ways:
                by_name.setdefault(name, {})[form.name] = option
    for name, forms in sorted(by_name.items()):
        if spelled(name) not in own:
            where = "all formats that are read" if forms.keys() == readers else ", ".join(forms)
            yield _option(name, spelled(name), forms, where)


def _option(name: str, typed: str, forms: Mapping[str, Any], where: str) -> click.Option:
    """Return the option *name* of the formats that *where* lists."""
    first = next(iter(forms.values()))
    same = all(option.help == first.help for option in forms.values())
    each = "; ".join(
        f"{form}: {', '.join(option.values) or option.help}" for form, option in forms.items()
    )
    values = dict.fromkeys(value for option in forms.values() for value in option.values)
    switch = not values and first.kind is bool
    return click.Option(
        [typed, f"format_{name}"],
        help=f"{first.help} ({where})" if same else each,
        is_flag=switch,
        default=None,
        type=None if switch else int if first.kind is int else str,
        metavar=None if switch else "|".join(values) or ("N" if first.kind is int else "TEXT"),
        expose_value=False,
        callback=_keep,
    )


def _keep(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    """Keep a value under the option's Python name."""
    if value is not None and option.name is not None:
        ctx.meta.setdefault(_CHOSEN, {})[option.name.removeprefix("format_")] = value
