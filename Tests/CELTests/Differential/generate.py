#!/usr/bin/env python3
"""Expressions with the answers of Google's C++ engine, as a suite for cel-conformance.

    pip install cel-expr-python
    python3 generate.py typed --seed 1 --count 5000 > /tmp/random.json
    cel-conformance /tmp/random.json

Kinds: see KINDS. Most expressions are run both with the checker and without it.
"""
import argparse
import json
import random
import sys

import broken
import containers
import patterns
import sweeps
import texts
from engine import Engine, Unusable
from literals import VARIABLES
from typed import Gen


def typed(rng, count):
    for _ in range(count): yield Gen(rng).whole(rng.randint(1, 5)), [rng.random() < 0.5]


def sweep(rng, count):
    sources = list(dict.fromkeys(source for part in sweeps.SWEEPS for source in part()))
    rng.shuffle(sources)
    for source in sources[:count]: yield source, [True, False]


def of(generate):
    def sources(rng, count):
        for _ in range(count): yield generate(rng), [rng.random() < 0.3]
    return sources


KINDS = {
    "typed": typed, "sweep": sweep, "broken": of(broken.mutant), "mistyped": of(broken.mistyped), "patterns": of(patterns.match),
    "formats": of(texts.formatting), "times": of(texts.time), "literals": of(texts.literal_kind), "containers": containers.sources, "numbers": of(texts.number),
}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("kind", choices=KINDS)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=2000)
    arguments = arguments.parse_args()
    rng = random.Random(arguments.seed)
    engine = Engine(containers.VARIABLES, containers.CONTAINER) if arguments.kind == "containers" else Engine(VARIABLES)
    tests, unusable = [], 0
    for number, (source, modes) in enumerate(KINDS[arguments.kind](rng, arguments.count)):
        if len(source) > 3000: continue
        for unchecked in modes:
            # The C++ engine does not find dotted variables without its checker.
            if unchecked and "x.y" in source: continue
            try:
                tests.append(engine.case(f"{arguments.kind}/{arguments.seed}/{number}{'u' if unchecked else 'c'}", source, unchecked))
            except Unusable:
                unusable += 1
    print(f"{len(tests)} cases, {unusable} without an answer that Python can hold", file=sys.stderr)
    # Variables are written only where they are named, for the sake of size.
    for test in tests if arguments.kind != "containers" else []:
        used = [v for v in test["type_env"] if v["name"] in test["expr"]]
        test["type_env"] = used
        test["bindings"] = {v["name"]: test["bindings"][v["name"]] for v in used}
    json.dump({"tests": tests}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
