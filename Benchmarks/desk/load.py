"""Ten people at work at a desk with many cases: load.py SAFETHIRD [CASES] [SECONDS]

Each has a session and a connection of their own, and after each answer waits up to PAUSE seconds (default 1), as people
read. Prints half of the times, the 99th percentile and the longest of each thing they do; then the same of those requests
alone that met a round of the watch, which runs because the register changed. Environment: PEOPLE (10), PAUSE (1)."""

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
sys.path.insert(0, str(root / "Tests/Python"))
from served_desk import Person, Served, text_of  # noqa: E402

program = os.path.realpath(sys.argv[1])
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 60
PEOPLE = int(os.environ.get("PEOPLE", 10))
PAUSE = float(os.environ.get("PAUSE", 1))
WATCHED = "Rwanda, Libya, El Salvador, Honduras, Uganda, Panama, Costa Rica, Guatemala, South Sudan, Eswatini"
# Cases differ, as those of people do: each of these is the model of as many.
MODELS = [
    [("person.nationality", dict(answer=nationality)), ("person.final_order", dict(do=order)),
     ("person.order_kind", dict(answer="240")), ("person.order_countries", dict(answer=nationality)),
     ("person.represented", dict(do=represented)), ("custody.held", dict(do=held))]
    for nationality, order, represented, held in [
        ("Laos", "yes", "yes", "yes"), ("Cuba", "yes", "no", "yes"), ("Venezuela", "unknown", "yes", "no"),
        ("Vietnam", "yes", "unknown", "yes"), ("Mexico", "no", "yes", "no"), ("Iraq", "yes", "yes", "unknown"),
        ("Haiti", "unknown", "no", "yes"), ("Afghanistan", "yes", "no", "no")]]

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


def model_case(person, reference, facts):
    """One of which many are copies."""
    answer = taken(person.post("/desk/cases", reference=reference, sender="USA"), "a case")
    path = answer[1].removesuffix("/interview")
    for fact, fields in facts:
        taken(person.post(f"{path}/facts", asked=fact, source="letter", **fields), fact)
    taken(person.post(f"{path}/watched", to=WATCHED), "destinations")


def work(person, is_over, times):
    """What somebody does all day, the reading more often than the writing."""
    def timed(what, act):
        started = time.perf_counter()
        answer = taken(act(), what)
        times.setdefault(what, []).append((started, time.perf_counter()))
        time.sleep(random.uniform(0, PAUSE))
        return answer
    while not is_over():
        page = timed("list", lambda: person.get("/desk/cases"))[2]
        wanted = f"2026-{100_000 + random.randrange(cases)}"
        page = timed("search by reference", lambda: person.get(f"/desk/cases?find={wanted}"))[2]
        path = re.search(r'href="(/desk/cases/[^"/?]+)">' + wanted, page)[1]
        timed("open a case", lambda: person.get(path))
        timed("record a fact", lambda: person.post(
            f"{path}/facts", asked="person.asylum_sought", do=random.choice(["yes", "no"]), source="call"))


def together(people, is_over, title, during=lambda: (0, float("inf"))):
    """Prints the times of the requests that met the span of time that `during` tells once all have ended."""
    times, faults = {}, []

    def run(person):
        try:
            work(person, is_over, times)
        except Exception as error:
            faults.append(repr(error))
    threads = [threading.Thread(target=run, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    begin, end = during()
    print(f"\n{title}; load average {' '.join(f'{part:.1f}' for part in os.getloadavg())}\n")
    print("| | requests | half within | 99 % within | longest |\n|---|---:|---:|---:|---:|")
    for what, spans in times.items():
        found = sorted((ended - started) * 1_000 for started, ended in spans if started < end and ended > begin)
        if found:
            print(f"| {what} | {len(found)} | {found[len(found) // 2]:.0f} ms | {found[len(found) * 99 // 100]:.0f} ms "
                  f"| {found[-1]:.0f} ms |")
    for fault in faults[:3]:
        print(fault)
    sys.stdout.flush()
    return not faults


def after(length):
    until = time.time() + length
    return lambda: time.time() >= until


class Round:
    """The next round of the watch, as the program tells when it ends and how long it took."""

    def __init__(self, served, patience=300):
        self.served, self.span = served, None
        self.before, self.until = len(self.told()), time.perf_counter() + patience

    def told(self):
        return re.findall(r"watch: \d+ cases in (\d+) ms", self.served.errors())

    def is_over(self):
        if self.span is None and len(self.told()) > self.before:
            now = time.perf_counter()
            self.span = (now - int(self.told()[-1]) / 1_000, now)
        return self.span is not None or time.perf_counter() > self.until


with tempfile.TemporaryDirectory() as folder:
    register = pathlib.Path(folder) / "register"
    shutil.copytree(root / "register", register)
    served = Served(program, folder, options=["--register", str(register)])
    served.start()
    owner = Person(served)
    _, codes = owner.set_up(served.set_up_path())
    owner.get("/desk/cases")
    for index, facts in enumerate(MODELS):
        model_case(owner, f"model-{index}", facts)
    time.sleep(2)
    served.end()
    for index in range(len(MODELS)):
        first, end = (cases * place // len(MODELS) for place in (index, index + 1))
        subprocess.run([sys.executable, root / "Benchmarks/desk/fill.py", served.data, served.key, str(end - first),
                        f"model-{index}", str(first)], check=True)
    served.start()
    try:
        people = []
        for code in codes[:PEOPLE]:
            person = Person(served)
            person.sign_in(code)
            people.append(person)
        together(people, after(5), "warming up")
        sound = together(people, after(seconds), f"{cases} cases, {PEOPLE} people")
        watched = Round(served)
        (register / "norms/usa/benchmark-order.yaml").write_text(NORM)
        sound &= together(people, watched.is_over, "what met the round of the watch", lambda: watched.span or (0, 0))
        if watched.span:
            print(f"the round took {watched.span[1] - watched.span[0]:.1f} s")
        else:
            print("the round did not end")
            sound = False
        print(served.errors()[-600:])
    finally:
        served.end()
    sys.exit(0 if sound else 1)
