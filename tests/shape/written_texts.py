"""The texts that stand in one file of code, followed from where a text is handed on to where it is written.

Keep out: who hands texts on, and what is asked of them (sentences.py).
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

# Who hands a text on, by file (empty: any file) and name: the positions and names of the arguments that people read.
Way = int | str
Ways = dict[tuple[str, str], set[Way]]
WORDS = re.compile(r"[A-Za-z`}][,;:]? [a-z{(]|[a-z] [A-Za-z]")


@dataclass(frozen=True)
class Place:
    """Where an expression stands, the ways that texts take, and what was looked at on the way to it."""

    function: ast.FunctionDef | None
    ways: Ways
    seen: frozenset[ast.AST] = frozenset()


@dataclass
class Module:
    """One file of code, and what its names stand for."""

    path: str
    tree: ast.Module
    inside: dict[ast.AST, ast.FunctionDef | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._enclose(self.tree, None)
        self.functions = {node.name: node for node in self.inside if isinstance(node, ast.FunctionDef)}

    def _enclose(self, node: ast.AST, function: ast.FunctionDef | None) -> None:
        for child in ast.iter_child_nodes(node):
            self.inside[child] = function
            self._enclose(child, child if isinstance(child, ast.FunctionDef) else function)

    def sentences(self, ways: Ways, told: Sequence[str]) -> Iterator[str]:
        """The texts that this file hands on, and all in the functions and tables `told`.

        A function that hands on its own parameter becomes a way of its own.
        """
        for node, function in self.inside.items():
            if isinstance(node, ast.Call):
                for text in self._handed_on(node, ways):
                    for one, is_part in self._written(text, Place(function, ways)):
                        if one.strip("{} ") and (not is_part or WORDS.search(one)):
                            yield one
        for name in told:
            yield from self._all_texts(name)

    def _handed_on(self, call: ast.Call, ways: Ways) -> list[ast.expr]:
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name == "map" and getattr(call.args[0], "id", "") == "told":
            return [call.args[1]]
        places = ways.get(("", name), set()) | ways.get((self.path, name), set())
        texts = [argument for number, argument in enumerate(call.args) if number in places]
        return texts + [one.value for one in call.keywords if one.arg in places]

    def _all_texts(self, name: str) -> Iterator[str]:
        for node, function in self.inside.items():
            target = getattr(getattr(node, "target", None), "id", None)
            if (isinstance(node, ast.FunctionDef) and node.name == name) or (target == name and function is None):
                parts = {part for one in ast.walk(node) if isinstance(one, ast.JoinedStr) for part in one.values}
                parts |= {one.value for one in getattr(node, "body", [])[:1] if isinstance(one, ast.Expr)}
                for one in ast.walk(node):
                    if isinstance(one, ast.Constant | ast.JoinedStr) and one not in parts:
                        written = self._written(one, Place(None, defaultdict(set)))
                        yield from (text for text, _ in written if WORDS.search(text))

    def _written(self, text: ast.expr, at: Place) -> Iterator[tuple[str, bool]]:
        """The texts that an expression can be; True with those that are a value within another text."""
        if text in at.seen:
            return
        at = Place(at.function, at.ways, at.seen | {text})
        match text:
            case ast.Constant(value=str(said)):
                yield said, False
            case ast.JoinedStr():
                yield from self._joined(text, at)
            case ast.BinOp(op=ast.Add()):
                halves = [list(self._written(half, at)) for half in (text.left, text.right)]
                yield from ((one[0] + other[0], one[1]) for one, other in product(*halves))
            case ast.Name():
                yield from self._named(text.id, at)
            case ast.Call(func=ast.Name(id=called)) if called in self.functions:
                yield from self._returned(self.functions[called], at)
            case _:
                yield from self._branches(text, at)

    def _returned(self, function: ast.FunctionDef, at: Place) -> Iterator[tuple[str, bool]]:
        for node, owner in self.inside.items():
            if isinstance(node, ast.Return) and owner is function and node.value:
                yield from self._written(node.value, Place(owner, at.ways, at.seen))

    def _branches(self, text: ast.expr, at: Place) -> Iterator[tuple[str, bool]]:
        """The texts among which an expression chooses: branches, alternatives, entries of a table."""
        parts: Sequence[ast.expr] = ()
        match text:
            case ast.IfExp():
                parts = (text.body, text.orelse)
            case ast.BoolOp():
                parts = text.values
            case ast.Tuple() | ast.List():
                parts = text.elts
            case ast.Subscript(value=ast.Name(id=table)):
                parts = self._entries(table)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=table))):
                parts = (*self._entries(table), *text.args)
        for part in parts:
            yield from self._written(part, at)

    def _joined(self, text: ast.JoinedStr, at: Place) -> Iterator[tuple[str, bool]]:
        pieces: list[list[str]] = []
        for value in text.values:
            if isinstance(value, ast.Constant):
                pieces.append([str(value.value)])
            elif isinstance(value, ast.FormattedValue):
                inner = [one for one, _ in self._written(value.value, at)]
                is_inline = "" in inner or (isinstance(value.value, ast.IfExp) and len(inner) > 1)
                pieces.append(inner if is_inline else ["{}"])
                yield from ((one, True) for one in inner if not is_inline)
        yield from (("".join(parts), False) for parts in product(*pieces))

    def _named(self, name: str, at: Place) -> Iterator[tuple[str, bool]]:
        """What a name was assigned; a parameter makes its function one that hands texts on."""
        function = at.function
        parameters = [one.arg for one in (*function.args.args, *function.args.kwonlyargs)] if function else []
        if function and name in parameters:
            place = parameters.index(name) - (parameters[0] in ("self", "cls"))
            at.ways[self.path if function.name.startswith("_") else "", function.name] |= {name, place}
        for node, owner in self.inside.items():
            if owner in (function, None) and isinstance(node, ast.Assign | ast.AnnAssign):
                for value in _assigned(node, name):
                    yield from self._written(value, Place(owner, at.ways, at.seen))

    def _entries(self, table: str) -> list[ast.expr]:
        """The values of a dictionary of this file."""
        found = []
        for node, owner in self.inside.items():
            if owner is None and isinstance(node, ast.Assign | ast.AnnAssign):
                for value in _assigned(node, table):
                    found += value.values if isinstance(value, ast.Dict) else []
        return found


def _assigned(node: ast.Assign | ast.AnnAssign, name: str) -> Iterator[ast.expr]:
    """What an assignment gives a name, be it one of several."""
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        if isinstance(target, ast.Name) and target.id == name and node.value:
            yield node.value
        elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=False)
            yield from (value for one, value in pairs if isinstance(one, ast.Name) and one.id == name)
