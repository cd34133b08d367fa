"""What may be supposed where no column says it; a person sees it, and can change it."""

from dataclasses import replace

from coordinator.compliance.choices import Model, Role
from coordinator.exchange.words import read_cell
from coordinator.records import MoaFields
from coordinator.records.declaration import Kind
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.headings import Supposed, vocabulary
from coordinator.services.wizard.scheme import (
    Always,
    Copied,
    FromColumn,
    Part,
    Scheme,
    Source,
    Target,
    inherited,
    questions,
)

_ROLE = {Model.JEM: Role.DIO, Model.WSO: Role.WSO, Model.TFM: Role.TFO}


def supposing(scheme: Scheme, finder: Finder) -> Scheme:
    """Return *scheme* with a source for what is supposed, where it has none."""
    for one in vocabulary().supposed:
        for part in [part for part in scheme.parts if part.kind == one.kind]:
            target = Target(part, one.name)
            if target not in scheme.sources and (source := _supposed(scheme, part, one)) is not None:
                scheme = replace(scheme, sources={**scheme.sources, target: source})
    return _with_roles(_with_the_only_one(scheme, finder), finder)


def _supposed(scheme: Scheme, part: Part, one: Supposed) -> Source | None:
    if one.value:
        given = _field(part, one.given) in scheme.sources
        return Always(read_cell(Target(part, one.name).field, one.value)) if given else None
    same = scheme.sources.get(_field(part, one.same))
    return Copied(same.place) if isinstance(same, FromColumn | Copied) else None


def _field(part: Part, told: str) -> Target:
    """Return the field ``kind.name``, of the record *part* if it is of that kind."""
    kind, _, name = told.partition(".")
    return Target(part if part.kind == kind else Part(kind), name)


def _with_the_only_one(scheme: Scheme, finder: Finder) -> Scheme:
    """Return *scheme* with references that can mean one record only, because there are no others of its kind."""
    for target in [*questions(scheme)]:
        keys = finder.all(target.field.refers_to) if target.field.kind is Kind.REFERENCE else []
        if len(keys) == 1:
            scheme = scheme.giving(target, Always(keys[0]))
    return scheme


def _with_roles(scheme: Scheme, finder: Finder) -> Scheme:
    """Return *scheme* with the role that the chosen agreement has for its officers."""
    for part in [part for part in scheme.parts if part.kind == "participation"]:
        source = scheme.sources.get(Target(part, "moa"))
        heir = inherited(scheme, part).get("moa")
        if isinstance(heir, Target):
            source = scheme.sources.get(heir)
        if isinstance(source, Always) and Target(part, "role") not in scheme.sources:
            models = dict(finder.look.rows(MoaFields, ("code", "model")))
            role = _ROLE.get(models[source.value]) if source.value in models else None
            scheme = scheme.giving(Target(part, "role"), Always(role)) if role else scheme
    return scheme
