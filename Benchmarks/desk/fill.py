"""Fills a desk with copies of one of its cases: fill.py DATA MASTER-KEY CASES MODEL FIRST. MODEL is the reference of that
case; the copies are called 2026-100000 and so on, from the number FIRST. The desk must not be served meanwhile.

It seals as docs/guide/sealing.md says, byte by byte, with another implementation of the same standards."""

import base64
import os
import pathlib
import sqlite3
import sys
import time

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

TEXT, KEY = b"\x01", b"\x02"


def opened(key, kind, sealed, context):
    assert sealed[:1] == kind, "another kind of seal"
    return AESGCM(key).decrypt(sealed[1:13], sealed[13:], kind + context.encode())


def seal(key, kind, plain, context):
    nonce = os.urandom(12)
    return kind + nonce + AESGCM(key).encrypt(nonce, plain, kind + context.encode())


def main():
    data, key_file, wanted = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    reference, first = sys.argv[4], int(sys.argv[5])
    master = base64.b64decode(open(key_file).read().split()[0])
    database = sqlite3.connect(data / "desk.sqlite", isolation_level=None)
    database.execute("ATTACH DATABASE ? AS keys", [str(data / "keys.sqlite")])
    database.execute("PRAGMA foreign_keys = ON")
    organisation, wrapped = database.execute("SELECT id, wrapped_key FROM organisation").fetchone()
    organisation_key = opened(master, KEY, wrapped, f"organisation/{organisation}/key")
    model = database.execute(
        "SELECT id, content, facts, created, changed, closed, revision FROM client_case WHERE reference = ?",
        [reference]).fetchone()
    case, content, facts, created, changed, closed, revision = model
    wrapped = database.execute("SELECT wrapped FROM keys.case_key WHERE id = ?", [case]).fetchone()[0]
    key = opened(organisation_key, KEY, wrapped, f"case/{case}/key")
    content = opened(key, TEXT, content, f"case/{case}/content/{revision}")
    facts = opened(key, TEXT, facts, f"case/{case}/facts/{revision}")
    found = database.execute("SELECT sealed FROM outlook WHERE client_case = ?", [case]).fetchone()
    outlook = opened(key, TEXT, found[0], f"case/{case}/outlook") if found else None
    started = time.time()
    database.execute("BEGIN IMMEDIATE")
    for number in range(first, first + wanted):
        id = base64.b32encode(os.urandom(16)).decode().rstrip("=").lower()
        named = f"2026-{100_000 + number}"
        key = os.urandom(32)
        own = content.replace(reference.encode(), named.encode())
        database.execute("INSERT INTO keys.case_key VALUES (?, ?, ?, ?)",
                         [id, organisation, seal(organisation_key, KEY, key, f"case/{id}/key"), created])
        database.execute(
            """INSERT INTO client_case (id, organisation, reference, folded, closed, created, changed, revision, content,
               facts) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)""",
            [id, organisation, named, named.lower(), closed, created + number, created + number,
             seal(key, TEXT, own, f"case/{id}/content/1"), seal(key, TEXT, facts, f"case/{id}/facts/1")])
        if outlook:
            database.execute("INSERT INTO outlook VALUES (?, ?)", [id, seal(key, TEXT, outlook, f"case/{id}/outlook")])
        # The history is what a list and a case do not read; one change, as of a case that was taken in.
        database.execute("INSERT INTO change VALUES (?, 1, ?, NULL, ?)",
                         [id, created, seal(key, TEXT, b'{"replacements":[]}', f"case/{id}/change/1")])
    database.execute("COMMIT")
    database.close()
    print(f"{wanted} cases in {time.time() - started:.0f} s")


main()
