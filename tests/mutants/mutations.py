"""Small mistakes that somebody could make in a source, one at a time."""

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OTHER = {"min": "max", "max": "min", "any": "all", "all": "any"}
_TOLD = frozenset({"step", "Rule", "dataclass"})
"""Calls that only word or declare something: their numbers are no arithmetic."""


class Mutation(NamedTuple):
    """One mistake: at which node of the walk, which of its mistakes, what it is, and its line."""

    node: int
    place: int
    what: str
    line: int


def mutations(source: str) -> list[Mutation]:
    """Return every mistake that is tried in *source*."""
    return [
        Mutation(at, place, what, _line(node))
        for at, node in enumerate(_walk(ast.parse(source)))
        for place, (what, _) in enumerate(_mistakes(node))
    ]


def _line(node: ast.AST) -> int:
    """Return the line of a node; a comprehension has none of its own."""
    told = node.target if isinstance(node, ast.comprehension) else node
    line: int = getattr(told, "lineno", 0)
    return line


def mutated(source: str, mutation: Mutation) -> str:
    """Return *source* with one mistake in it, without its comments."""
    tree = ast.parse(source)
    node = list(_walk(tree))[mutation.node]
    _, wrong = list(_mistakes(node))[mutation.place]
    return ast.unparse(ast.fix_missing_locations(_Instead(node, wrong).visit(tree)))


class _Instead(ast.NodeTransformer):
    def __init__(self, right: ast.AST, wrong: ast.AST) -> None:
        self._right, self._wrong = right, wrong

    def visit(self, node: ast.AST) -> ast.AST:
        return self._wrong if node is self._right else self.generic_visit(node)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    if _only_told(node):
        return
    yield node
    for inner in ast.iter_child_nodes(node):
        yield from _walk(inner)


def _only_told(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _TOLD
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.ImportFrom() | ast.arguments():
            return True
        case _:
            return False


def _mistakes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp(op=op, values=values):
            yield "and for or", _but(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
            yield from (
                (f"without operand {at + 1}", _but(node, values=[*values[:at], *values[at + 1 :]]))
                for at in range(len(values))
            )
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield "without its sign", operand
        case ast.Constant(value=bool(value)):
            yield "turned", _but(node, value=not value)
        case ast.Constant(value=int(value)):
            yield "one more", _but(node, value=value + 1)
            yield "one less", _but(node, value=value - 1)
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            yield "minus for plus", _but(node, op=ast.Sub() if isinstance(op, ast.Add) else ast.Add())
        case ast.If(test=test) | ast.IfExp(test=test):
            yield "if not", _but(node, test=ast.UnaryOp(ast.Not(), test))
            yield "always", _but(node, test=ast.Constant(value=True))
            yield "never", _but(node, test=ast.Constant(value=False))
        case ast.Continue():
            yield "break", ast.Break()
        case _:
            yield from _collected(node)


def _compared(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for at, op in enumerate(node.ops):
        if (turned := _TURNED.get(type(op))) is not None:
            yield (
                f"{turned.__name__} for {type(op).__name__}",
                _but(node, ops=[*node.ops[:at], turned(), *node.ops[at + 1 :]]),
            )


def _collected(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.comprehension(ifs=kept):
            yield from (
                (f"without filter {at + 1}", _but(node, ifs=[*kept[:at], *kept[at + 1 :]])) for at in range(len(kept))
            )
        case ast.Call(func=ast.Name(id="sorted"), args=[first, *_]):
            yield "not sorted", ast.Call(ast.Name("list"), [first], [])
        case ast.Call(func=ast.Name(id=name)) if name in _OTHER:
            yield f"{_OTHER[name]} for {name}", _but(node, func=ast.Name(_OTHER[name]))
        case ast.Set(elts=elements) if len(elements) > 1:
            yield from (
                (f"without element {at + 1}", _but(node, elts=[*elements[:at], *elements[at + 1 :]]))
                for at in range(len(elements))
            )


def _but(node: ast.AST, **fields: object) -> ast.AST:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other
