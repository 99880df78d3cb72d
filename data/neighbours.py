#!/usr/bin/env python3
"""Writes `neighbours:` into register/states/*.yaml from the outlines in countries-110m.geojson.

Two States are neighbours here when their outlines have two or more corners in common, as borders on this map do. States
that the map draws as places only have none; the lists say what the map shows, and not whose a territory is.
"""
import json
import pathlib
import re

root = pathlib.Path(__file__).resolve().parent.parent


def corners(geometry):
    found = set()

    def walk(value):
        if value and isinstance(value[0], (int, float)):
            found.add((round(value[0] * 1000), round(value[1] * 1000)))
        else:
            for item in value:
                walk(item)

    for part in geometry.get("geometries", [geometry]):
        if part["type"] in ("Polygon", "MultiPolygon"):
            walk(part["coordinates"])
    return found


features = json.loads((root / "data/countries-110m.geojson").read_text())["features"]
outlines = {f["properties"]["alpha3"]: corners(f["geometry"]) for f in features}
written = 0
for file in sorted((root / "register/states").glob("*.yaml")):
    code = file.stem.upper()
    near = sorted(c for c, o in outlines.items() if c != code and len(o & outlines.get(code, set())) >= 2)
    text = re.sub(r"^neighbours:.*\n", "", file.read_text(), flags=re.M)
    if near:
        text = re.sub(r"^(state: .*\n)", lambda m: m[1] + f"neighbours: [{', '.join(near)}]\n", text, count=1, flags=re.M)
    file.write_text(text)
    written += bool(near)
print(f"{written} States have neighbours on the map")
