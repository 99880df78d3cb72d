"""The same rows as tables: with words, as a user has them, and with codes, as an engine likes them best."""
import numpy as np
import pyarrow as pa

from .facts import FACTS, STATES


def codes(fact, column):
    """An Arrow column of codes, null where not known; a set is a mask, with bit 0 for the first State."""
    unknown = column == column.dtype.type(fact.coding[1])
    if fact.type == "truth":
        return pa.array(column == 1, mask=unknown)
    array = pa.array(column, mask=unknown)
    return array.cast(pa.date32()) if fact.type == "date" else array


def written_set(mask):
    """A set as a survey reads it: separated by “;”, and “none” where it is known that there is none."""
    return ";".join(state for number, state in enumerate(STATES) if mask >> number & 1) or "none"


def words(fact, column):
    """An Arrow column as a user writes it; sets are one text."""
    unknown = column == column.dtype.type(fact.coding[1])
    if fact.type in ("truth", "date"):
        return codes(fact, column)
    if fact.type == "count":
        return pa.array(column.astype(np.int16), mask=unknown)
    if fact.type == "states":
        masks, places = np.unique(column, return_inverse=True)
        texts = [written_set(int(mask)) for mask in masks]
    else:
        texts, places = list(fact.words or STATES), column
    indices = pa.array(np.where(unknown, 0, places).astype(np.int32), mask=unknown)
    return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string()))


def coded_table(columns, first):
    """With `case_id`, since not every engine keeps the order of its rows."""
    count = len(columns[FACTS[0].column])
    return pa.table({
        "case_id": pa.array(np.arange(first, first + count, dtype=np.int32)),
        **{fact.column: codes(fact, columns[fact.column]) for fact in FACTS}})


def worded_table(columns):
    return pa.table({fact.name: words(fact, columns[fact.column]) for fact in FACTS})


def case(facts):
    """One row as the facts of a case file; `facts` maps columns to codes, None where nothing is known."""
    written = {}
    for fact in FACTS:
        value = facts[fact.column]
        if value is None:
            continue
        if fact.type == "truth": value = bool(value)
        elif fact.type == "date": value = str(np.datetime64(int(value), "D"))
        elif fact.type == "states": value = [state for number, state in enumerate(STATES) if value >> number & 1]
        elif fact.type != "count": value = (fact.words or STATES)[value]
        written[fact.name] = value
    return written


def row(columns, number):
    """Row `number` of coded columns, as codes with None where nothing is known."""
    values = {fact.column: int(columns[fact.column][number]) for fact in FACTS}
    return {fact.column: None if values[fact.column] == fact.coding[1] else values[fact.column] for fact in FACTS}
