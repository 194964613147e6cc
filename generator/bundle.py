"""Bundles the files of a platform's spec into one document. Components keep their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Finding, SpecError
from generator.source import JsonPath, Source, read_source

SECTIONS = {"schemas": "schemas", "parameters.yaml": "parameters", "responses.yaml": "responses"}
"""The section of `components` by the name of a file or folder."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A platform's spec as one document, with the source file of each component."""

    document: dict[str, Any]
    entry: Source
    sources: dict[Path, Source]
    origins: dict[tuple[str, str], Path]

    def finding(self, path: JsonPath, message: str) -> Finding:
        """Return a finding for the node at `path` of the document, with its source file and line."""
        match path:
            case ("components", str(section), str(name), *rest) if (section, name) in self.origins:
                origin = self.origins[section, name]
                if origin != self.entry.file:
                    return self.sources[origin].finding((name, *rest), message)
            case ("paths" | "webhooks" as section, str(name), *rest):
                item = self.entry.data[section][name]
                file, _, name = str(item.get("$ref", "") if isinstance(item, dict) else "").partition("#/")
                if file:
                    return self.sources[(self.entry.file.parent / file).resolve()].finding((name, *rest), message)
        return self.entry.finding(path, message)


def bundle(entry: Path) -> Bundle:
    """Bundle `entry` (an `openapi.yaml`) and all files that it refers to into one document.

    Raises:
        SpecError: a file or a reference cannot be resolved, or two files define a component of the same name.
    """
    bundler = _Bundler(entry)
    document = bundler.run()
    return Bundle(document, bundler.sources[bundler.entry], bundler.sources, bundler.origins)


class _Bundler:
    def __init__(self, entry: Path) -> None:
        self.entry = entry.resolve()
        self.root = self.entry.parent
        self.sources: dict[Path, Source] = {}
        self.components: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS.values()}
        self.origins: dict[tuple[str, str], Path] = {}
        self.inlining: list[tuple[Path, str]] = []
        self.findings: list[Finding] = []

    def run(self) -> dict[str, Any]:
        source = self.read(self.entry)
        if not isinstance(source.data, dict):
            raise SpecError([source.finding((), "an OpenAPI document must be a mapping")])
        own = source.data.get("components", {})
        if not isinstance(own, dict) or not all(isinstance(members, dict) for members in own.values()):
            raise SpecError([source.finding(("components",), "components and their sections must be mappings")])
        self.origins = {(section, name): self.entry for section, members in own.items() for name in members}
        document: dict[str, Any] = self.copy(source, source.data, ())
        if self.findings:
            raise SpecError(sorted(set(self.findings)))
        components = document.setdefault("components", {})
        for section, members in self.components.items():
            if members:
                components[section] = {**components.get(section, {}), **dict(sorted(members.items()))}
        document["components"] = dict(sorted(components.items()))
        return document

    def read(self, file: Path) -> Source:
        if file not in self.sources:
            self.sources[file] = read_source(file)
        return self.sources[file]

    def copy(self, source: Source, value: Any, path: JsonPath) -> Any:
        if isinstance(value, list):
            return [self.copy(source, item, (*path, index)) for index, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        # An example may hold a member called $ref; nothing of ours does, and tools would follow it.
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return {key: self.copy(source, item, (*path, key)) for key, item in value.items()}
        target = self.resolve(source, reference, (*path, "$ref"))
        if target is None:
            return value
        if not isinstance(target, str):
            if len(value) > 1:
                self.findings.append(source.finding(path, f"{reference}: a $ref to a path item must stand alone"))
            return target
        others = {key: self.copy(source, item, (*path, key)) for key, item in value.items() if key != "$ref"}
        return {"$ref": target, **others}

    def resolve(self, source: Source, reference: str, path: JsonPath) -> Any:
        """Resolve a reference.

        Returns:
            For a component, its `$ref` in the bundle; for a path item, the item; None after an error.
        """
        name, _, pointer = reference.partition("#/")
        file = (source.file.parent / name).resolve() if name else source.file
        if not pointer or (not name and source.file == self.entry):
            if name:
                self.findings.append(source.finding(path, f"{reference}: not a component (file.yaml#/Name)"))
                return None
            return self.inner(source, reference, path)
        try:
            target = self.read(file)
        except SpecError as error:
            if file in self.sources or file.exists():
                self.findings.extend(error.findings)
            else:
                self.findings.append(source.finding(path, f"{reference}: the file does not exist"))
            return None
        if not isinstance(target.data, dict) or pointer not in target.data:
            self.findings.append(source.finding(path, f"{reference}: {file.name} has no {pointer!r}"))
            return None
        section = SECTIONS.get(file.name) or SECTIONS.get(file.parent.name)
        if section is None:
            return self.inline(source, reference, path, target, pointer)
        self.adopt(source, path, section, pointer, target)
        return f"#/components/{section}/{pointer}"

    def inline(self, source: Source, reference: str, path: JsonPath, target: Source, name: str) -> Any:
        if (target.file, name) in self.inlining:
            self.findings.append(source.finding(path, f"{reference}: the reference is circular"))
            return None
        self.inlining.append((target.file, name))
        found = self.copy(target, target.data[name], (name,))
        self.inlining.pop()
        return found

    def inner(self, source: Source, reference: str, path: JsonPath) -> str | None:
        found: Any = source.data
        for part in reference.removeprefix("#/").split("/"):
            found = found.get(part) if isinstance(found, dict) else None
        if found is None:
            self.findings.append(source.finding(path, f"{reference}: the member does not exist"))
            return None
        return reference

    def adopt(self, source: Source, path: JsonPath, section: str, name: str, target: Source) -> None:
        origin = self.origins.setdefault((section, name), target.file)
        if origin != target.file:
            message = f"{name} is defined in {origin.name} and in {target.file.name}; names must be unique"
            self.findings.append(source.finding(path, message))
        elif name not in self.components[section]:
            self.components[section][name] = {}  # so that a component may refer to itself
            self.components[section][name] = self.copy(target, target.data[name], (name,))
