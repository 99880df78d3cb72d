"""A disk without room, and one that becomes read-only under a served desk: people are told so, nothing acknowledged is lost,
and work goes on when there is room again or the disk is whole.

full.py SAFETHIRD    needs file systems of its own, and so root; else it says what was not run."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from served_desk import Person, Served, text_of

program = os.path.realpath(sys.argv[1])
faults = []
held = 0


def expect(holds, fault):
    global held
    held += 1
    if not holds:
        faults.append(fault)


def mount(*arguments):
    return subprocess.run(["mount", *arguments], capture_output=True, text=True).returncode == 0


def fill(path):
    """Takes all the room that there is."""
    with open(path, "ab", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass


def sound(served, notes, case):
    """Every acknowledged note is a change on the disk, and the files and the log hold."""
    database = sqlite3.connect(f"file:{served.data}/desk.sqlite?mode=ro", uri=True, timeout=20)
    revision = database.execute("SELECT revision FROM client_case WHERE id = ?", [case]).fetchone()[0]
    changes = database.execute("SELECT COUNT(*) FROM change WHERE client_case = ?", [case]).fetchone()[0]
    expect(revision == changes == notes + 1, f"{changes} changes, number {revision}; acknowledged were {notes} notes")
    found = [row[0] for row in database.execute("PRAGMA integrity_check")]
    expect(found == ["ok"], f"integrity_check: {found[:3]}")
    database.close()
    verified = served.run("audit", "verify", str(served.data))
    expect(verified.returncode == 0, f"audit verify: {verified.stderr}")


def read_entries(served):
    database = sqlite3.connect(f"file:{served.data}/desk.sqlite?mode=ro", uri=True, timeout=20)
    count = database.execute("SELECT COUNT(*) FROM audit WHERE action = 'case-read'").fetchone()[0]
    database.close()
    return count


def refused(person, path, status, words, what):
    answer = person.post(path, text="refused " + "x" * 1_000)
    expect(answer[0] == status, f"{what}: a note answers {answer[0]}; expected {status}: {text_of(answer[2])[:300]}")
    expect(words in text_of(answer[2]), f"{what}: says {text_of(answer[2])[:300]}")


def without_room(folder):
    disk = pathlib.Path(folder) / "disk"
    disk.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)):
        return False
    served = Served(program, folder, disk / "data")
    try:
        served.start()
        person = Person(served)
        person.set_up(served.set_up_path())
        person.get("/desk/cases")
        case = person.post("/desk/cases", reference="2026-1", sender="USA")[1].split("/")[3]
        path = f"/desk/cases/{case}/notes"
        notes = 0
        for _ in range(5):
            notes += person.post(path, text="kept " + "x" * 1_000)[0] == 303
        expect(notes == 5, f"{notes} of 5 notes are taken while there is room")

        # All room but a little is taken; what fits still is taken, then no more.
        filler = disk / "filler"
        fill(filler)
        with open(filler, "r+b") as file:
            file.truncate(filler.stat().st_size - 64 * 1024)
        for _ in range(200):
            answer = person.post(path, text="last " + "x" * 1_000)
            if answer[0] != 303:
                break
            notes += 1
        expect(answer[0] == 507, f"full: answers {answer[0]}: {text_of(answer[2])[:300]}")
        fill(filler)
        refused(person, path, 507, "is full", "full")
        # There may be room for an entry of the log where there is none for a note.
        before = read_entries(served)
        status = person.get(f"/desk/cases/{case}")[0]
        expect((status, read_entries(served) - before) in [(507, 0), (200, 1)],
               f"full: a case answers {status}, with {read_entries(served) - before} entries in the log")
        erased = person.post(f"/desk/cases/{case}/erase", reference="2026-1")
        expect(erased[0] == 507, f"full: an erasure answers {erased[0]}")
        backup = served.run("backup", "--data", str(served.data), "--to", str(disk / "copies"))
        expect(backup.returncode == 1 and "room" in backup.stderr, f"full: backup says {backup.stderr}")
        left = list((disk / "copies").iterdir()) if (disk / "copies").exists() else []
        expect(not left, f"full: backup leaves {left}")
        sound(served, notes, case)

        filler.unlink()
        answer = person.post(path, text="room again")
        expect(answer[0] == 303, f"room again: a note answers {answer[0]}: {text_of(answer[2])[:300]}")
        notes += answer[0] == 303
        expect("room again" in person.get(f"/desk/cases/{case}")[2], "room again: the note is not shown")
        sound(served, notes, case)

        # The same after a restart in the middle of it.
        fill(filler)
        refused(person, path, 507, "is full", "full again")
        served.kill()
        filler.unlink()
        served.start()
        person = person.again()
        sound(served, notes, case)

        # A desk cannot be begun on a disk that is read-only, and is read there.
        served.end()
        expect(mount("-o", "remount,ro", str(disk)), "the disk cannot be made read-only")
        started = served.run(
            "serve", "--port", "0", "--data", str(served.data), "--master-key", str(served.key))
        expect(started.returncode == 1 and "may write to" in started.stderr, f"read-only: serve says {started.stderr}")
        verified = served.run("audit", "verify", str(served.data))
        expect(verified.returncode == 0, f"read-only: audit verify says {verified.stderr}")
        expect(mount("-o", "remount,rw", str(disk)), "the disk cannot be made writable")
        served.start()
        person = person.again()
        expect(person.get(f"/desk/cases/{case}")[0] == 200, "writable again: the case is not shown")
        sound(served, notes, case)
    finally:
        served.end()
        subprocess.run(["umount", "--lazy", str(disk)], capture_output=True)
    return True


def read_only(folder):
    """The disk fails while the desk is served: from then on nothing can be written, though files are open for writing. (A
    disk in use cannot be remounted as read-only; ext4 does so by itself after an error, and here because it is asked to.)"""
    disk, image = pathlib.Path(folder) / "failing", pathlib.Path(folder) / "image"
    disk.mkdir()
    with open(image, "wb") as file:
        file.truncate(48 * 1024 * 1024)
    if not shutil.which("mkfs.ext4") or subprocess.run(["mkfs.ext4", "-q", image], capture_output=True).returncode:
        return False
    if not mount("-o", "loop", str(image), str(disk)):
        return False
    served = Served(program, folder, disk / "data")
    try:
        served.start()
        person = Person(served)
        person.set_up(served.set_up_path())
        person.get("/desk/cases")
        case = person.post("/desk/cases", reference="2026-2", sender="USA")[1].split("/")[3]
        path = f"/desk/cases/{case}/notes"
        notes = 0
        for _ in range(5):
            notes += person.post(path, text="kept " + "x" * 1_000)[0] == 303
        expect(notes == 5, f"{notes} of 5 notes are taken while the disk is whole")
        expect(mount("-o", "remount,abort", str(disk)), "the disk cannot be made read-only")
        for attempt in range(3):
            refused(person, path, 503, "cannot write to its disk", f"read-only, attempt {attempt + 1}")
        # Nobody reads a case without an entry in the log.
        answer = person.get(f"/desk/cases/{case}")
        expect(answer[0] == 503, f"read-only: a case answers {answer[0]}: {text_of(answer[2])[:300]}")
        erased = person.post(f"/desk/cases/{case}/erase", reference="2026-2")
        expect(erased[0] == 503, f"read-only: an erasure answers {erased[0]}")
        served.end()
        # The disk is mended, as an operator would.
        expect(not subprocess.run(["umount", str(disk)], capture_output=True).returncode, "the disk is still in use")
        subprocess.run(["e2fsck", "-fy", image], capture_output=True)
        expect(mount("-o", "loop", str(image), str(disk)), "the mended disk cannot be used")
        served.start()
        person = person.again()
        sound(served, notes, case)
        shown = person.get(f"/desk/cases/{case}")[2]
        expect(shown.count("kept xxx") == notes, f"mended: shows {shown.count('kept xxx')} of {notes} notes")
        expect(person.post(path, text="goes on")[0] == 303, "mended: a note is not taken")
    finally:
        served.end()
        subprocess.run(["umount", "--lazy", str(disk)], capture_output=True)
    return True


tried = 0
with tempfile.TemporaryDirectory() as folder:
    for attempt, what in [(without_room, "a disk without room, which needs a tmpfs"),
                          (read_only, "a disk that becomes read-only, which needs ext4 in a file")]:
        if attempt(folder):
            tried += 1
        else:
            print(f"not run: {what} and so root")

for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
if tried:
    print(f"a full disk and a read-only one: {held} expectations hold")
