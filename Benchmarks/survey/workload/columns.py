"""Draws the columns into files, a piece at a time, so that memory does not grow with the number of rows.

Each column is drawn whole before the next one, from one generator. So the values are those of a generator that holds
all rows in memory (a test compares them where that one is there).
"""
import pathlib

import numpy as np

from .facts import FACTS, SEED, STATES, UNKNOWN

PIECE = 250_000


def pieces(count):
    return [slice(start, min(start + PIECE, count)) for start in range(0, count, PIECE)]


def path(folder, column):
    return pathlib.Path(folder) / "columns" / f"{column}.npy"


def read(folder, column, mode="r"):
    """A coded column; it stays in its file until it is touched."""
    return np.load(path(folder, column), mmap_mode=mode)


def draw(count, folder):
    """Writes a file a column; what is not known has the value that `Fact.coding` gives."""
    path(folder, "").parent.mkdir(parents=True, exist_ok=True)
    generator = np.random.default_rng(SEED)
    for fact in FACTS:
        file = np.lib.format.open_memmap(path(folder, fact.column), "w+", fact.coding[0], (count,))
        values(fact, generator, count, file)
        del file
    for fact in FACTS:
        file = read(folder, fact.column, "r+")
        for piece in pieces(count):
            unknown = generator.random(piece.stop - piece.start, dtype=np.float32) < UNKNOWN
            file[piece][unknown] = fact.coding[1]
        del file


def values(fact, generator, count, file):
    def each(draw_piece):
        for piece in pieces(count):
            file[piece] = draw_piece(piece.stop - piece.start)

    if fact.type == "choice" and fact.shares:
        each(lambda size: generator.choice(len(fact.words), size=size, p=fact.shares))
    elif fact.type in ("state", "choice"):
        each(lambda size: generator.integers(0, len(fact.words or STATES), size))
    elif fact.type == "truth":
        each(lambda size: generator.random(size, dtype=np.float32) < fact.share)
    elif fact.type == "date":
        each(lambda size: generator.integers(fact.span[0], fact.span[1] + 1, size, dtype=np.int32))
    elif fact.column == "sentence_months":
        # Six of ten have no sentence.
        each(lambda size: generator.random(size) < .6)
        for piece in pieces(count):
            months = generator.integers(1, fact.span[1] + 1, piece.stop - piece.start)
            file[piece] = np.where(file[piece] == 1, 0, months)
    elif fact.type == "count":
        each(lambda size: generator.integers(fact.span[0], fact.span[1] + 1, size))
    else:
        for state in range(len(STATES)):
            for piece in pieces(count):
                belongs = generator.random(piece.stop - piece.start, dtype=np.float32) < fact.share
                file[piece] |= belongs.astype(np.uint32) << np.uint32(state)
