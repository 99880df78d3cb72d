"""What all engines share: the comparison with the reference answers, the clock, the line of JSON."""
import argparse
import gc
import json
import os
import pathlib
import resource
import statistics
import sys
import time

import numpy as np

from workload.facts import DESTINATIONS, FINDINGS

THREADS = 2
REPETITIONS = 5


class Peer:
    """An engine with the rows in its memory.

    `evaluate` is what is timed. It makes all findings, or returns their sum for each destination, or how often each
    finding comes at each destination, as `gives` says. `findings` returns all cells, one row a destination, or `None`
    where only counts can be compared.
    """
    name = ""
    version = ""
    threads = THREADS
    gives = "findings"             # what evaluate makes: findings, sums or counts; file where answers stay outside; bytes
    note = ""
    works_here = True              # its work shows in the processor time of this process or of one that it has waited for
    most_rows = None               # slower engines are given the first rows only

    def __init__(self, arguments): self.arguments = arguments
    def load(self, folder, rows): raise NotImplementedError
    def evaluate(self): raise NotImplementedError
    def findings(self): raise NotImplementedError
    def close(self): pass


def processor_time():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def expected_of(gives, reference):
    if gives == "sums":
        return reference.sum(axis=0, dtype=np.int64)
    return np.stack([np.bincount(reference[:, to], minlength=len(FINDINGS)) for to in range(len(DESTINATIONS))])


def compare(what, found, expected):
    found = np.asarray(found)
    if found.shape != expected.shape:
        sys.exit(f"{what}: found an answer of shape {found.shape}, expected {expected.shape}")
    different = int((found != expected).sum())
    if different:
        sys.exit(f"{what}: found {different} of {expected.size} that differ from the reference, expected none")


def arguments_of(name):
    parser = argparse.ArgumentParser(description=f"Measures {name or 'an engine'} on what generate.py wrote.")
    parser.add_argument("folder", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--portable", action="store_true", help="without instructions of this machine (C only)")
    parser.add_argument("--form", choices=["csv", "parquet"], default="csv", help="of the file (engines that read one)")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    return parser.parse_args()


def run(kind):
    arguments = arguments_of(kind.name)
    peer = kind(arguments)
    try:
        measure(peer, arguments)
    finally:
        peer.close()


def measure(peer, arguments):
    reference = np.load(arguments.folder / "reference.npy", mmap_mode="r")
    rows = min(len(reference), peer.most_rows or len(reference))
    reference = reference[:rows]

    peer.load(arguments.folder, rows)
    cells = peer.findings()
    if cells is not None:
        compare(f"{peer.name}, cells", cells, reference.T)
        del cells
    if peer.gives in ("sums", "counts"):
        compare(f"{peer.name}, {peer.gives}", peer.evaluate(), expected_of(peer.gives, reference))
    peer.evaluate()
    load = os.getloadavg()[0]
    seconds, processor = [], []
    gc.disable()
    for _ in range(arguments.repetitions):
        start, used = time.perf_counter(), processor_time()
        peer.evaluate()
        seconds.append(time.perf_counter() - start)
        processor.append(processor_time() - used)
    print(json.dumps({
        "engine": peer.name, "version": peer.version, "rows": rows, "seconds": statistics.median(seconds),
        "least": min(seconds), "processor": min(processor) if peer.works_here else None, "threads": peer.threads,
        "gives": peer.gives, "load": round(load, 2), "note": peer.note}))
