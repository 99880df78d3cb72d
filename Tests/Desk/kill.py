"""Kills the desk at random moments while people write, and looks whether everything that was acknowledged is there.

kill.py SAFETHIRD [KILLS]    each kill is SIGKILL

SEED=N repeats what each of the people chooses and how long they are left at work. What a kill meets still differs from run
to run: how far each of them has come by then is a matter of the machine."""

import http.client
import os
import pathlib
import random
import re
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.request

from served_desk import Person, Served, text_of

program = os.path.realpath(sys.argv[1])
kills = int(sys.argv[2]) if len(sys.argv) > 2 else 10
seed = int(os.environ.get("SEED", random.randrange(1_000_000)))
CLIENTS = 4


class Case:
    def __init__(self, reference):
        self.reference, self.id = reference, None
        self.notes, self.documents, self.changes = set(), {}, 1
        # Asked for and never answered: it may be there or not.
        self.unsure = False
        self.erased = self.erasure_unsure = False


class Writer:
    """One of the people at work, with cases of their own, so that what must be there is known exactly."""

    def __init__(self, number):
        self.number, self.cases, self.acknowledged, self.count = number, [], 0, 0
        self.faults = []
        # One each: threads that share one would draw from it in another order in each run.
        self.random = random.Random(f"{seed}-{number}")

    def work(self, person, killed):
        """Until the server is killed; then, and only then, an answer may stay away. One that comes must be right."""
        while not killed.is_set():
            try:
                self.one(person)
            except (OSError, http.client.HTTPException) as error:
                if not killed.is_set():
                    self.faults.append(f"writer {self.number}: {error!r} although the server was not killed")
                return
            except Exception as error:
                self.faults.append(f"writer {self.number}: {error}")
                return

    def one(self, person):
        living = [case for case in self.cases if case.id and not case.erased and not case.erasure_unsure]
        chance = self.random.random()
        self.count += 1
        if len(living) < 3 or chance < 0.15:
            case = Case(f"{self.number}-{self.count}")
            self.cases.append(case)
            case.unsure = True
            path = self.acknowledge(person.post("/desk/cases", reference=case.reference, sender="USA"), 303)
            case.id = re.match(r"/desk/cases/([^/]+)/interview", path)[1]
            case.unsure = False
            return
        case = self.random.choice(living)
        path = f"/desk/cases/{case.id}"
        if chance < 0.25:
            case.erasure_unsure = True
            self.acknowledge(person.post(f"{path}/erase", reference=case.reference), 303)
            case.erased = True
            return
        case.unsure = True
        if chance < 0.6:
            note = f"note {self.number}-{self.count}"
            self.changed(case, person.post(f"{path}/notes", text=note))
            case.notes.add(note)
        elif chance < 0.75:
            content = b"%PDF-1.4 " + self.random.randbytes(self.random.randrange(100, 300_000))
            name = f"document-{self.number}-{self.count}.pdf"
            self.changed(case, person.upload(f"{path}/documents", name, content))
            case.documents[name] = content
        else:
            answer = person.post(
                f"{path}/facts", asked="person.final_order", do=self.random.choice(["yes", "no", "unknown"]),
                source=f"call {self.count}")
            self.changed(case, answer)
        case.unsure = False

    def changed(self, case, answer):
        """The number of the change is in the address to which it leads."""
        case.changes = int(re.search(r"changed=(\d+)", self.acknowledge(answer, 303))[1])

    def acknowledge(self, answer, expected):
        status, path, page = answer
        if status != expected:
            raise RuntimeError(f"answers {status}: {text_of(page)[:200]}")
        self.acknowledged += 1
        return path


class Examination:
    """What is on the disk after a kill, held against what was acknowledged."""

    def __init__(self, served, writers):
        self.served, self.writers, self.faults = served, writers, []

    def expect(self, holds, fault):
        if not holds:
            self.faults.append(fault)

    def files(self):
        database = sqlite3.connect(self.served.data / "desk.sqlite", timeout=20)
        database.execute("ATTACH DATABASE ? AS keys", [str(self.served.data / "keys.sqlite")])
        database.execute("BEGIN")
        for name in ["main", "keys"]:
            found = [row[0] for row in database.execute(f"PRAGMA {name}.integrity_check")]
            self.expect(found == ["ok"], f"integrity_check of {name}: {found[:3]}")
        self.expect(not database.execute("PRAGMA foreign_key_check").fetchall(), "foreign_key_check finds rows")
        self.halves(database)
        cases = {row[0]: row[1:] for row in database.execute("SELECT reference, id, revision FROM client_case")}
        changes = set(database.execute(
            "SELECT subject, CAST(detail AS INTEGER) FROM audit WHERE action = 'case-changed'"))
        others = set(database.execute("SELECT subject, action FROM audit"))
        for writer in self.writers:
            for case in writer.cases:
                self.case(case, cases.get(case.reference), changes, others)
        database.close()

    def halves(self, database):
        """Nothing that belongs together is there in part."""
        for words, sql in {
            "a case whose changes are not as many as its number says": """
                SELECT c.id FROM client_case AS c WHERE c.revision <>
                  (SELECT COUNT(*) FROM change WHERE client_case = c.id)""",
            "a case whose changes and entries of the log differ": """
                SELECT c.id FROM client_case AS c WHERE c.revision <> (SELECT COUNT(*) FROM audit
                  WHERE subject = c.id AND action IN ('case-created', 'case-changed'))""",
            "a case without its key": "SELECT id FROM client_case WHERE id NOT IN (SELECT id FROM keys.case_key)",
            "an erased case with its key": "SELECT id FROM keys.erased_key WHERE id IN (SELECT id FROM keys.case_key)",
            "an erased case": "SELECT id FROM client_case WHERE id IN (SELECT id FROM keys.erased_key)",
            "an erasure without its entry of the log": """
                SELECT id FROM keys.erased_key
                WHERE id NOT IN (SELECT subject FROM audit WHERE action = 'case-erased')""",
        }.items():
            found = database.execute(sql).fetchall()
            self.expect(not found, f"{words}: {found[:3]}")

    def case(self, case, row, changes, log):
        if case.erased:
            self.expect(row is None, f"{case.reference} was erased and is there again")
            self.expect((case.id, "case-erased") in log, f"{case.reference}: its erasure is not in the log")
        elif row is None:
            # Its opening or its erasure was under way when the server was killed.
            self.expect(case.erasure_unsure or case.id is None, f"{case.reference} was acknowledged and is gone")
            case.erased = case.erased or case.erasure_unsure
        else:
            case.id, revision = row
            case.erasure_unsure = False
            self.expect((case.id, "case-created") in log, f"{case.reference}: its opening is not in the log")
            self.expect(
                revision == case.changes or (case.unsure and revision == case.changes + 1),
                f"{case.reference} has {revision} changes; acknowledged were {case.changes}")
            for number in range(2, case.changes + 1):
                self.expect((case.id, number) in changes, f"{case.reference}: change {number} is not in the log")
            case.changes, case.unsure = revision, False

    def log(self):
        verified = self.served.run("audit", "verify", str(self.served.data))
        self.expect(verified.returncode == 0, f"audit verify: {verified.stderr}")

    def pages(self, person, cases):
        """What the desk itself shows: every note, and every document to the byte."""
        for case in cases:
            status, _, page = person.get(f"/desk/cases/{case.id}")
            self.expect(status == (404 if case.erased else 200), f"{case.reference}: the page answers {status}")
            if case.erased:
                continue
            for note in case.notes:
                self.expect(note + "<" in page or note + "\n" in page, f"{case.reference}: “{note}” is not there")
            for name, content in case.documents.items():
                found = re.search(rf'href="([^"]+/documents/[^"]+)"[^>]*>\s*{re.escape(name)}', page)
                if not found:
                    self.faults.append(f"{case.reference}: {name} is not there")
                    continue
                self.expect(download(person, found[1]) == content, f"{case.reference}: {name} has other bytes")


def download(person, path):
    request = urllib.request.Request(
        f"http://{person.served.host}:{person.served.port}{path}", headers={"Cookie": f"safethird={person.cookie}"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def main():
    moments = random.Random(seed)
    started = time.time()
    with tempfile.TemporaryDirectory() as folder:
        served = Served(program, folder)
        served.start()
        owner = Person(served)
        try:
            _, codes = owner.set_up(served.set_up_path())
            people = []
            for index in range(CLIENTS):
                person = Person(served)
                person.sign_in(codes[index])
                people.append(person)
            writers = [Writer(number) for number in range(1, CLIENTS + 1)]
            faults = []
            for kill in range(1, kills + 1):
                killed = threading.Event()
                people = [person.again() for person in people]
                threads = [
                    threading.Thread(target=writer.work, args=(person, killed))
                    for writer, person in zip(writers, people)]
                for thread in threads:
                    thread.start()
                time.sleep(moments.uniform(0.05, 1.2))
                killed.set()
                served.kill()
                for thread in threads:
                    thread.join()
                served.start()
                examination = Examination(served, writers)
                examination.files()
                examination.log()
                recent = [case for writer in writers for case in writer.cases[-2:] if case.id]
                examination.pages(people[0].again(), recent if kill < kills else [
                    case for writer in writers for case in writer.cases if case.id])
                faults += [f"after kill {kill}: {fault}" for fault in examination.faults]
                faults += [fault for writer in writers for fault in writer.faults]
                if faults or kill % 20 == 0:
                    print(f"{kill} kills, {sum(writer.acknowledged for writer in writers)} acknowledged", flush=True)
                if faults:
                    break
        finally:
            served.end()
    for fault in faults[:20]:
        print(fault)
    if faults:
        print(f"repeat with SEED={seed}")
        sys.exit(1)
    cases = [case for writer in writers for case in writer.cases]
    print(
        f"nothing lost: {kills} kills, {sum(writer.acknowledged for writer in writers)} acknowledged writes, "
        f"{len(cases)} cases, {sum(case.erased for case in cases)} erased, "
        f"{sum(len(case.documents) for case in cases)} documents, {time.time() - started:.0f} s, SEED={seed}")


if __name__ == "__main__":
    main()
