"""Ten people at work at a desk with many cases: load.py SAFETHIRD [CASES] [SECONDS]

Each has a session and a connection of their own, and after each answer waits up to PAUSE seconds (default 1), as people
read. Prints half of the times, the 99th percentile and the longest of each thing they do; then the same while a round of
the watch runs, because the register changed. Environment: PEOPLE (10), PAUSE (1)."""

import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "Tests/Desk"))
from served import Person, Served, text_of  # noqa: E402

program = os.path.realpath(sys.argv[1])
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 60
PEOPLE = int(os.environ.get("PEOPLE", 10))
PAUSE = float(os.environ.get("PAUSE", 1))
WATCHED = "Rwanda, Libya, El Salvador, Honduras, Uganda, Panama, Costa Rica, Guatemala, South Sudan, Eswatini"
FACTS = [("person.nationality", dict(answer="Laos")), ("person.final_order", dict(do="yes")),
         ("person.order_kind", dict(answer="240")), ("person.order_countries", dict(answer="Laos")),
         ("person.represented", dict(do="yes")), ("custody.held", dict(do="yes"))]

# What is dropped into the register: a norm that changes the findings of every case.
NORM = f"""
norm: usa/benchmark-order
title: An order of this morning
kind: court-order
cite: Benchmark
sender: USA
basis: text-read
force: [{{from: {time.strftime("%Y-%m-%d", time.gmtime())}}}]
rules:
  - id: no-libya
    effect: bar
    when: destination.code == 'LBY'
    says: No removal to Libya.
    sources: [order]
sources:
  order: {{publisher: A court, title: An order, published: {time.strftime("%Y-%m-%d", time.gmtime())}, url: "https://example.org/order"}}
"""


def taken(answer, what):
    if answer[0] not in (200, 303):
        raise RuntimeError(f"{what} answers {answer[0]}: {text_of(answer[2])[:300]}")
    return answer


def one_case(person):
    """The case of which all others are copies."""
    path = taken(person.post("/desk/cases", reference="the model", sender="USA"), "a case")[1].removesuffix("/interview")
    for fact, fields in FACTS:
        taken(person.post(f"{path}/facts", asked=fact, source="letter", **fields), fact)
    taken(person.post(f"{path}/watched", to=WATCHED), "destinations")


def work(person, until, times):
    """What somebody does all day, the reading more often than the writing."""
    def timed(what, act):
        started = time.perf_counter()
        answer = taken(act(), what)
        times.setdefault(what, []).append((time.perf_counter() - started) * 1_000)
        time.sleep(random.uniform(0, PAUSE))
        return answer
    while time.time() < until:
        page = timed("list", lambda: person.get("/desk/cases"))[2]
        wanted = f"2026-{100_000 + random.randrange(cases)}"
        page = timed("search by reference", lambda: person.get(f"/desk/cases?find={wanted}"))[2]
        path = re.search(r'href="(/desk/cases/[^"/?]+)">' + wanted, page)[1]
        timed("open a case", lambda: person.get(path))
        timed("record a fact", lambda: person.post(
            f"{path}/facts", asked="person.asylum_sought", do=random.choice(["yes", "no"]), source="call"))


def together(people, length, title):
    until, times, faults = time.time() + length, {}, []

    def run(person):
        try:
            work(person, until, times)
        except Exception as error:
            faults.append(repr(error))
    threads = [threading.Thread(target=run, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"\n{title}; load average {' '.join(f'{part:.1f}' for part in os.getloadavg())}\n")
    print("| | requests | half within | 99 % within | longest |\n|---|---:|---:|---:|---:|")
    for what, found in times.items():
        found.sort()
        print(f"| {what} | {len(found)} | {found[len(found) // 2]:.0f} ms | {found[len(found) * 99 // 100]:.0f} ms "
              f"| {found[-1]:.0f} ms |")
    for fault in faults[:3]:
        print(fault)
    sys.stdout.flush()
    return not faults


with tempfile.TemporaryDirectory() as folder:
    register = pathlib.Path(folder) / "register"
    shutil.copytree(root / "register", register)
    served = Served(program, folder)
    served.options = ["--register", str(register)]
    served.start()
    owner = Person(served)
    _, codes = owner.set_up(served.set_up_path())
    owner.get("/desk/cases")
    one_case(owner)
    time.sleep(2)
    served.end()
    subprocess.run([sys.executable, root / "Benchmarks/desk/fill.py", served.data, served.key, str(cases)], check=True)
    served.start()
    try:
        people = []
        for code in codes[:PEOPLE]:
            person = Person(served)
            person.sign_in(code)
            people.append(person)
        together(people, 5, "warming up")
        sound = together(people, seconds, f"{cases} cases, {PEOPLE} people")
        (register / "norms/usa/benchmark-order.yaml").write_text(NORM)
        time.sleep(1)
        sound &= together(people, seconds / 2, "the same while a round of the watch runs")
        print((served.folder / "errors").read_text()[-600:])
    finally:
        served.end()
    sys.exit(0 if sound else 1)
