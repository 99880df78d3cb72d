#!/usr/bin/env python3
"""Writes geodesics.csv beside this file: lon1, lat1, lon2, lat2, metres, by geographiclib (pip install geographiclib).

The kinds of pairs: ordinary, short, nearly antipodal, polar, equatorial, meridional, across 180°, coincident, and those
that GeographicLib lists as once troublesome.
"""
import pathlib, random
from geographiclib.geodesic import Geodesic

random.seed(20251124)
pairs = []
any_lon, any_lat = lambda: random.uniform(-180, 180), lambda: random.uniform(-90, 90)
for _ in range(120):
    pairs.append(("ordinary", any_lon(), any_lat(), any_lon(), any_lat()))
for size in (1e-9, 1e-7, 1e-5, 1e-3, 1e-1, 1):
    for _ in range(8):
        x, y = any_lon(), random.uniform(-88, 88)
        pairs.append(("short", x, y, x + random.uniform(-size, size), y + random.uniform(-size, size)))
for size in (1e-8, 1e-5, 1e-3, 0.1, 0.3, 0.6, 1, 2):
    for _ in range(10):
        x, y = any_lon(), random.uniform(-89, 89)
        pairs.append(("antipodal", x, y, x + 180 + random.uniform(-size, size), max(-90, min(90, -y + random.uniform(-size, size)))))
for _ in range(10):
    pairs.append(("equatorial", any_lon(), 0, any_lon(), 0))
for gap in (179, 179.3, 179.39, 179.3966, 179.4, 179.5, 179.9, 179.999999, 180):
    pairs.append(("equatorial", -30, 0, -30 + gap, 0))
for _ in range(10):
    pairs.append(("polar", any_lon(), 90, any_lon(), any_lat()))
    pairs.append(("polar", any_lon(), any_lat(), any_lon(), -90))
pairs += [("polar", 0, 90, 0, -90), ("polar", 0, 90, 77, 90), ("polar", 10, -90, 77, 90)]
for _ in range(10):
    x = any_lon()
    pairs.append(("meridional", x, any_lat(), x, any_lat()))
    pairs.append(("meridional", x, any_lat(), x + 180, any_lat()))
for _ in range(10):
    pairs.append(("across 180", random.uniform(170, 180), any_lat(), random.uniform(-180, -170), any_lat()))
for x, y in ((0, 0), (13.4, 52.5), (180, 10), (20, 90), (20, -90), (-70, 20.001)):
    pairs.append(("coincident", x, y, x, y))
pairs.append(("coincident", 180, 10, -180, 10))
for a, b, c, d in (
    (88.202499451857, 0, -88.202499451857, 179.981022032992859592), (89.262080389218, 0, -89.262080389218, 179.992207982775375662),
    (89.333123580033, 0, -89.333123580032997687, 179.99295812360148422), (56.320923501171, 0, -56.320923501171, 179.664747671772880215),
    (52.784459512564, 0, -52.784459512563990912, 179.634407464943777557), (48.522876735459, 0, -48.52287673545898293, 179.599720456223079643),
    (41.793310205064, 0, -41.793310205063990912, 179.5), (5, 0.00000000000001, 10, 180), (0, 0, 0.5, 179.5), (0, 0, 0.5, 179.7),
    (37.757540000000006, -144.49061, 37.75754, -144.49061), (36.493349428792, 0, 36.49334942879201, 0.0000008),
):
    pairs.append(("troublesome", b, a, d, c))
out = ["kind,lon1,lat1,lon2,lat2,metres"]
for kind, a, b, c, d in pairs:
    out.append(",".join([kind, *(repr(float(v)) for v in (a, b, c, d)), repr(Geodesic.WGS84.Inverse(b, a, d, c)["s12"])]))
pathlib.Path(__file__).with_name("geodesics.csv").write_text("\n".join(out) + "\n")
print(len(pairs))
