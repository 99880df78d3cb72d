"""Times CEL engines on the same expressions and data, in turns, in one run.

    compare.py PROGRAM EXPRESSIONS [--counter LIBRARY] [--module FOLDER] [--page PAGE] [--rounds N]

Started by `run`, which installs the peers. Each engine gets the thinnest loop that its package allows:

- ours: a Swift loop over `Plan.evaluate(activation)`, in a process of its own that does nothing while others are timed
- ours in the situation of the peers: a Python loop over `celpython.evaluate(condition)`, a module made for this alone
- C++: a Python loop over `Expression.eval(activation)`, with the activation made once; the result is not converted
- Rust: a Python loop over `Program.execute(context)`, with the context made once

With --page the table replaces what stands between the two markers of that page.
"""
import argparse
import datetime
import gc
import importlib
import importlib.metadata
import itertools
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

import cel as rust
from cel_expr_python import cel as cpp

ROUND_NANOSECONDS = 4_000_000
TYPES = {
    "bool": cpp.Type.BOOL, "int": cpp.Type.INT, "double": cpp.Type.DOUBLE, "string": cpp.Type.STRING,
    "timestamp": cpp.Type.TIMESTAMP, "list(string)": cpp.Type.List(cpp.Type.STRING),
    "list(int)": cpp.Type.List(cpp.Type.INT), "map(string, string)": cpp.Type.Map(cpp.Type.STRING, cpp.Type.STRING),
}


class Case:
    """An expression with its facts, as Python values."""

    def __init__(self, file, entry):
        like = next((c for c in file["cases"] if c["title"] == entry.get("like")), {})
        self.title = entry["title"]
        self.expr = entry.get("expr", like.get("expr"))
        reads = entry.get("reads", like.get("reads"))
        self.types = {name: TYPES[file["facts"][name]["type"]] for name in reads}
        self.unknown = entry.get("unknown", [])
        self.facts = {}
        for name in reads:
            if name not in self.unknown:
                value = entry.get("with", {}).get(name, file["facts"][name]["value"])
                if file["facts"][name]["type"] == "timestamp":
                    value = datetime.datetime.fromisoformat(value)
                self.facts[name] = value


class Ours:
    """Our evaluator, in a process that measures on demand."""
    name = "Swift"

    def __init__(self, program, path, counter=None):
        self.process = subprocess.Popen(
            [program, path, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=dict(os.environ, LD_PRELOAD=counter) if counter else None)

    def ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline().strip()
        if not line:
            sys.exit(f"found no answer to “{words}” from the Swift program, expected one line")
        return line

    def answer(self, number): return json.loads(self.ask("answer", number))
    def evaluation(self, number, count): return float(self.ask("time", number, count))
    def compilation(self, number, count): return float(self.ask("compile", number, count))
    def explanation(self, number, count): return float(self.ask("explain", number, count))
    def allocations(self, number):
        counted = self.ask("allocations", number)
        return counted.removesuffix(".0")


class Peer:
    """An engine in this process: `call(argument)` is one evaluation, `raises` when its answer is an exception."""

    def __init__(self, cases):
        self.cases = cases
        self.ready = [self.prepare(case) for case in cases]
        self.raises = [isinstance(self.answer(n), dict) for n in range(len(cases))]

    def answer(self, number):
        call, argument = self.ready[number]
        try:
            return self.plain(call(argument))
        except Exception as error:
            return {"error": str(error).splitlines()[0]}

    def evaluation(self, number, count):
        call, argument = self.ready[number]
        gc.disable()
        try:
            return (raising if self.raises[number] else plain)(call, argument, count)
        finally:
            gc.enable()

    def compilation(self, number, count):
        case = self.cases[number]
        argument = self.ready[number][1]
        start = time.perf_counter_ns()
        for _ in range(count):
            try:
                self.compile(number, case)(argument)
            except Exception:
                pass
        return (time.perf_counter_ns() - start) / count


def plain(call, argument, count):
    rounds = itertools.repeat(None, count)
    start = time.perf_counter_ns()
    for _ in rounds:
        call(argument)
    return (time.perf_counter_ns() - start) / count


def raising(call, argument, count):
    rounds = itertools.repeat(None, count)
    start = time.perf_counter_ns()
    for _ in rounds:
        try:
            call(argument)
        except Exception:
            pass
    return (time.perf_counter_ns() - start) / count


class OursFromPython(Peer):
    """Our evaluator as a module of Python that hands over True, False or None."""
    name = "Swift, from Python"

    def __init__(self, cases, folder, path):
        sys.path.insert(0, folder)
        self.module = importlib.import_module("celpython")
        self.path = path
        super().__init__(cases)

    def prepare(self, case): return self.module.evaluate, self.module.condition(self.path, self.cases.index(case))
    def plain(self, value): return value


class Cpp(Peer):
    name = "C++"

    def prepare(self, case):
        self.environments = getattr(self, "environments", []) + [cpp.NewEnv(variables=case.types)]
        environment = self.environments[-1]
        return environment.compile(case.expr).eval, environment.Activation(case.facts)

    def compile(self, number, case): return self.environments[number].compile(case.expr).eval

    def plain(self, value):
        if value.type() == cpp.Type.ERROR:
            return {"error": str(value.value())}
        return value.plain_value()


class Rust(Peer):
    name = "Rust"

    def prepare(self, case): return rust.compile(case.expr).execute, rust.Context(case.facts)
    def compile(self, number, case): return rust.compile(case.expr).execute
    def plain(self, value): return value


def round_of(what, number):
    """A function that takes one round, of as many evaluations as fit into its length."""
    once = max(1.0, what(number, 20))
    count = max(20, int(ROUND_NANOSECONDS / once))
    return lambda: what(number, count)


def turns(engines, cases, rounds, what):
    """times[case][engine]: the time of each round. All engines take turns, each round over all cases."""
    takers = [[round_of(getattr(e, what), n) for e in engines] for n in range(len(cases))]
    times = [[[] for _ in engines] for _ in cases]
    for turn in range(rounds):
        for number in range(len(cases)):
            for place in range(len(engines)):
                place = (place + turn) % len(engines)
                times[number][place].append(takers[number][place]())
    return times


def agreement(ours, theirs):
    if ours == theirs and type(ours) is type(theirs):
        return "same"
    if isinstance(theirs, dict):
        return f"error: {theirs['error'].split('. ')[0]}"
    return f"differs: {json.dumps(theirs)}"


def number(nanoseconds, unit=1):
    value = nanoseconds / unit
    return f"{value:,.1f}" if value < 10 else f"{value:,.0f}"


def shown(times, unit=1): return f"{number(min(times), unit)} / {number(statistics.median(times), unit)}"


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?") \
        if pathlib.Path("/proc/cpuinfo").exists() else platform.processor()
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    versions = ", ".join(f"{n} {importlib.metadata.version(n)}" for n in ("cel-expr-python", "common-expression-language"))
    load = pathlib.Path("/proc/loadavg").read_text().split()[0] if pathlib.Path("/proc/loadavg").exists() else "?"
    return (
        f"Measured on {datetime.date.today()}; {model}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}; {swift}; "
        f"Python {platform.python_version()}; {versions}. Load average at the end of the run: {load}.")


def report(
        cases, engines, called, evaluations, explanations, compilations, answers, allocations, rounds):
    lines = [machine(), ""]
    lines += [f"Nanoseconds per evaluation, warm, one thread: least / median of {rounds} rounds.", ""]
    lines += ["| | expression | " + " | ".join(e.name for e in engines + called)
              + " | Swift, with proof | allocations (Swift) |"]
    lines += ["|---:|---|" + "---:|" * (len(engines + called) + 2)]
    for n, case in enumerate(cases):
        cells = [shown(times) for times in evaluations[n]]
        cells += [shown(explanations[n][0]), allocations[n]]
        lines.append(f"| {n + 1} | {case.title} | " + " | ".join(cells) + " |")
    floors = [min(times) for times in evaluations[0][:len(engines)]]
    lines += ["", "The least times of the peers less those of row 1, which are the price of a call through Python; ours are whole.", ""]
    lines += ["| | " + " | ".join(e.name for e in engines) + " | C++ : Swift | Rust : Swift |"]
    lines += ["|---:|" + "---:|" * (len(engines) + 2)]
    for n in range(1, len(cases)):
        rest = [max(0.0, min(times) - floor) for times, floor in zip(evaluations[n], floors)]
        whole = min(evaluations[n][0])
        lines.append(
            f"| {n + 1} | {number(whole)} | " + " | ".join(number(r) for r in rest[1:])
            + "".join(f" | {r / whole:.1f}" for r in rest[1:]) + " |")
    lines += ["", f"Microseconds from the text to the first answer: least / median of {len(compilations[0][0])} rounds.", ""]
    lines += ["| | " + " | ".join(e.name for e in engines) + " |", "|---:|" + "---:|" * len(engines)]
    for n in range(len(cases)):
        lines.append(f"| {n + 1} | " + " | ".join(shown(times, 1000) for times in compilations[n]) + " |")
    lines += ["", "Answers.", "", "| | Swift | C++ | Rust |", "|---:|---|---|---|"]
    for n in range(len(cases)):
        ours, *theirs = answers[n]
        text = f"unknown: {', '.join(ours['unknown'])}" if isinstance(ours, dict) else json.dumps(ours)
        lines.append(f"| {n + 1} | {text} | " + " | ".join(agreement(ours, t) for t in theirs) + " |")
    lines += ["", "Expressions.", ""]
    for n, case in enumerate(cases):
        lines.append(f"{n + 1}. `{case.expr}`" + (f" without {', '.join(case.unknown)}" if case.unknown else ""))
    return "\n".join(lines)


def write(page, text):
    path = pathlib.Path(page)
    begin, end = "<!-- measured: begin -->\n", "<!-- measured: end -->"
    before, rest = path.read_text().split(begin)
    after = rest.split(end)[1]
    path.write_text(before + begin + "\n" + text + "\n\n" + end + after)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("expressions")
    parser.add_argument("--counter", help="the library that counts our allocations, built from allocations.c")
    parser.add_argument("--module", help="the folder of celpython, built from celpython.c")
    parser.add_argument("--page")
    parser.add_argument("--rounds", type=int, default=61)
    arguments = parser.parse_args()
    file = json.loads(pathlib.Path(arguments.expressions).read_text())
    cases = [Case(file, entry) for entry in file["cases"]]
    counting = Ours(arguments.program, arguments.expressions, arguments.counter)
    allocations = [counting.allocations(n) for n in range(len(cases))]
    counting.process.kill()
    engines = [Ours(arguments.program, arguments.expressions), Cpp(cases), Rust(cases)]
    called = [OursFromPython(cases, arguments.module, arguments.expressions)] if arguments.module else []

    answers = [[engine.answer(n) for engine in engines] for n in range(len(cases))]
    for n, case in enumerate(cases):
        for engine in called:
            if engine.answer(n) != (answers[n][0] if isinstance(answers[n][0], bool) else None):
                sys.exit(f"found {engine.answer(n)} from Python, expected {answers[n][0]}: {case.title}")
    evaluations = turns(engines + called, cases, arguments.rounds, "evaluation")
    explanations = turns(engines[:1], cases, max(5, arguments.rounds // 4), "explanation")
    compilations = turns(engines, cases, max(5, arguments.rounds // 4), "compilation")
    text = report(
        cases, engines, called, evaluations, explanations, compilations, answers, allocations, arguments.rounds)
    print(text)
    if arguments.page:
        write(arguments.page, text)
    # A peer may lack unknowns; another answer than ours to a known question is a fault of one of us.
    wrong = [cases[n].title for n, all in enumerate(answers)
             if not cases[n].unknown and any(agreement(all[0], t) != "same" for t in all[1:])]
    if wrong:
        sys.exit(f"found different answers, expected the same: {'; '.join(wrong)}")


main()
