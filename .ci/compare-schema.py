#!/usr/bin/env python3
"""Compares the protocol's JSON Schemas in protocol/json-schema with those of another daemon.

    .ci/compare-schema.py FOLDER        FOLDER as made by `codex app-server generate-json-schema --experimental --out FOLDER`

Compared are methods, members, required sets, values of enums, cases of unions, types and nullability; not descriptions, titles,
defaults, formats of numbers and names of types. Every difference must be in the table under "Differences" in docs/protocol.md, and every
row there must still be one: anything else is printed and is exit status 1.
"""

import fnmatch
import json
import pathlib
import re
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
BUNDLE = "codex_app_server_protocol.schemas.json"
UNIONS = ["ClientRequest", "ClientNotification", "ServerRequest", "ServerNotification"]


class Bundle:
    """All definitions of one side."""

    def __init__(self, folder):
        self.document = json.loads((folder / BUNDLE).read_text())

    def resolve(self, schema):
        """Follows references and wrappers to the schema that says something; also gives its last name."""
        name = None
        while isinstance(schema, dict):
            if "$ref" in schema:
                name = schema["$ref"].split("/")[-1]
                target = self.document
                for part in schema["$ref"].lstrip("#/").split("/"):
                    target = target[part]
                schema = target
            elif list(schema.get("allOf", [])) and len(schema["allOf"]) == 1:
                schema = schema["allOf"][0]
            else:
                break
        return schema, name

    def methods(self, union):
        found = {}
        for case in self.document["definitions"][union]["oneOf"]:
            found[case["properties"]["method"]["enum"][0]] = case["properties"].get("params", {"type": "null"})
        return found

    def results(self):
        """References to the types of all results."""
        found = {}
        for place, definitions in (("", self.document["definitions"]), ("v2/", self.document["definitions"]["v2"])):
            found.update({name: {"$ref": f"#/definitions/{place}{name}"} for name in definitions
                          if name.endswith("Response") and name != "JSONRPCResponse"})
        return found


class Shape:
    """One schema without its wrappings: nullable or not, and what else it may be."""

    def __init__(self, bundle, schema):
        self.nullable = False
        self.kinds = set()
        self.values = set()
        self.members = {}
        self.required = set()
        self.items = None
        self.cases = {}
        self.name = None
        self._add(bundle, schema)

    def _add(self, bundle, schema):
        schema, name = bundle.resolve(schema)
        self.name = self.name or name
        if schema is True or schema == {} or not set(schema) - {"description", "default", "title", "$schema", "definitions"}:
            self.kinds.add("any")
            return
        alternatives = schema.get("oneOf") or schema.get("anyOf")
        if alternatives:
            shared = {key: schema[key] for key in ("properties", "required") if key in schema}
            for item in alternatives:
                if shared and "properties" in item:
                    item = {
                        "type": "object",
                        "properties": {**shared.get("properties", {}), **item["properties"]},
                        "required": sorted(set(shared.get("required", [])) | set(item.get("required", []))),
                        **({"oneOf": item["oneOf"]} if "oneOf" in item else {}),
                        **({"anyOf": item["anyOf"]} if "anyOf" in item else {}),
                    }
                self._add(bundle, item)
            return
        types = schema.get("type", [])
        for kind in [types] if isinstance(types, str) else types:
            if kind == "null":
                self.nullable = True
            elif kind == "object":
                self._add_object(bundle, schema)
            elif kind == "array":
                self.kinds.add("array")
                self.items = schema.get("items", True)
            elif kind == "string" and "enum" in schema:
                self.kinds.add("enum")
                self.values |= set(schema["enum"])
            else:
                self.kinds.add(kind)

    def _add_object(self, bundle, schema):
        members = schema.get("properties", {})
        tags = [name for name, member in members.items()
                if isinstance(member, dict) and len(member.get("enum", [])) == 1 and name in schema.get("required", [])]
        if tags:
            tag = f"{tags[0]}={members[tags[0]]['enum'][0]}"
            self.kinds.add("union")
            known = self.cases.get(tag)
            if known is None:
                self.cases[tag] = schema
            else:
                # Two forms of one case: what both require is required.
                self.cases[tag] = {
                    "type": "object",
                    "properties": {**known["properties"], **members},
                    "required": sorted(set(known.get("required", [])) & set(schema.get("required", []))),
                }
        elif schema.get("additionalProperties") is False and len(members) == 1:
            self.kinds.add("union")
            self.cases[next(iter(members))] = schema
        elif "additionalProperties" in schema and not members:
            self.kinds.add("map")
            self.items = schema["additionalProperties"]
        else:
            self.required = self.required & set(schema.get("required", [])) if "object" in self.kinds else set(schema.get("required", []))
            self.kinds.add("object")
            self.members.update(members)


class Comparison:
    def __init__(self, theirs, ours):
        self.theirs, self.ours = theirs, ours
        self.seen = set()
        self.differences = {}

    def note(self, place, text):
        self.differences[f"{place}: {text}"] = place

    def schemas(self, place, theirs, ours):
        a, b = Shape(self.theirs, theirs), Shape(self.ours, ours)
        if a.name:
            if (a.name, b.name) in self.seen:
                return
            if b.name:
                self.seen.add((a.name, b.name))
            place = a.name
        self.shapes(place, a, b)

    def shapes(self, place, a, b):
        if a.nullable != b.nullable and "any" not in b.kinds | a.kinds:
            self.note(place, f"null is {'missing' if a.nullable else 'extra'}")
        if a.kinds != b.kinds:
            self.note(place, f"is {'|'.join(sorted(b.kinds))} and not {'|'.join(sorted(a.kinds))}")
        self.sets(place, "value", a.values, b.values)
        self.sets(place, "case", set(a.cases), set(b.cases))
        for name in sorted(set(a.cases) & set(b.cases)):
            self.members(f"{place}[{name}]", a.cases[name].get("properties", {}), set(a.cases[name].get("required", [])),
                         b.cases[name].get("properties", {}), set(b.cases[name].get("required", [])))
        if "object" in a.kinds and "object" in b.kinds:
            self.members(place, a.members, a.required, b.members, b.required)
        if a.items is not None and b.items is not None:
            self.schemas(place + "[]", a.items, b.items)

    def members(self, place, theirs, theirs_required, ours, ours_required):
        self.sets(place, "member", set(theirs), set(ours))
        for name in sorted(set(theirs) & set(ours)):
            if (name in theirs_required) != (name in ours_required):
                self.note(f"{place}.{name}", "is " + ("not required" if name in theirs_required else "required"))
            self.schemas(f"{place}.{name}", theirs[name], ours[name])

    def sets(self, place, what, theirs, ours):
        for name in sorted(theirs - ours):
            self.note(f"{place}.{name}", f"{what} is missing")
        for name in sorted(ours - theirs):
            self.note(f"{place}.{name}", f"{what} is extra")


def compare(theirs, ours):
    comparison = Comparison(theirs, ours)
    for union in UNIONS:
        a, b = theirs.methods(union), ours.methods(union)
        comparison.sets(union, "method", set(a), set(b))
        for method in sorted(set(a) & set(b)):
            comparison.schemas(f"{union}/{method}", a[method], b[method])
    a, b = theirs.results(), ours.results()
    comparison.sets("Response", "type", set(a), set(b))
    for name in sorted(set(a) & set(b)):
        comparison.schemas(name, a[name], b[name])
    return comparison.differences


def argued():
    """The rows of the table: patterns of places."""
    text = (REPOSITORY / "docs/protocol.md").read_text()
    section = re.search(r"^## Differences\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return re.findall(r"^\| `([^`]+)` \|", section[1], re.M) if section else []


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    differences = compare(Bundle(pathlib.Path(sys.argv[1])), Bundle(REPOSITORY / "protocol/json-schema"))
    patterns = argued()
    used = set()
    bad = 0
    for text, place in differences.items():
        matching = [pattern for pattern in patterns if fnmatch.fnmatchcase(place, pattern.replace("[", "[[]"))]
        used.update(matching)
        if not matching:
            bad += 1
            print(text)
    for pattern in patterns:
        if pattern not in used:
            bad += 1
            print(f"docs/protocol.md argues for {pattern}, which is no difference")
    print(f"{len(differences)} differences, {bad} of them without an argument")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
