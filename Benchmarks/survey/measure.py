"""Runs the engines one after another on the same rows and prints one table.

usage: run N [--engines NAME,…] [--quiet] [--save FILE]

Started by `run`, which installs what is needed. Every engine is a process of its own; its answers are compared with the
reference before it is timed. The names of engines are in engines.py; without --engines all are run.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import time

import generate
from engines import ENGINES, FROM_FILES, IN_MEMORY

HERE = pathlib.Path(__file__).resolve().parent
QUIET_SECONDS = 600


def rows_in(folder, count, with_csv):
    """Draws the rows, unless they are there from an earlier run of the same sources."""
    # The last file that is written says that all were.
    done = folder / "complete"
    sources = max(path.stat().st_mtime for path in [HERE / "generate.py", *(HERE / "workload").glob("*.py")])
    text = f"{count} {'with' if with_csv else 'without'} csv\n"
    if done.exists() and done.stat().st_mtime > sources and done.read_text() in (text, f"{count} with csv\n"):
        return
    print(f"drawing {count:,} rows into {folder} …", file=sys.stderr)
    generate.generate(count, folder, with_csv)
    done.write_text(text)


def busy():
    """The share of the processors that is at work, over a second."""
    def read():
        fields = [int(field) for field in pathlib.Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
        return sum(fields), fields[3] + fields[4]
    total, idle = read()
    time.sleep(1)
    later, later_idle = read()
    return 1 - (later_idle - idle) / max(1, later - total)


def wait_until_quiet():
    begin = time.monotonic()
    while busy() > 0.05:
        if time.monotonic() - begin > QUIET_SECONDS:
            print(f"found others at work for {QUIET_SECONDS} s; measured all the same", file=sys.stderr)
            return


def measured(name, folder):
    """The line of an engine, or why there is none, and whether that is a fault."""
    module, *options = ENGINES[name]
    answer = subprocess.run(
        [sys.executable, "-m", module, folder, *options], cwd=HERE, capture_output=True, text=True)
    if answer.returncode == 0:
        return json.loads(answer.stdout.strip().splitlines()[-1]), None, False
    lines = answer.stderr.strip().splitlines() or ["found no answer"]
    reason = next((line for line in lines if line.startswith("not run: ")), lines[-1])
    return None, reason.removeprefix("not run: "), not reason.startswith("not run: ")


def machine():
    info = pathlib.Path("/proc/cpuinfo")
    model = next((line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")),
                 platform.processor()) if info.exists() else platform.processor()
    return f"{datetime.date.today()}; {model}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}"


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(lines, compared_with):
    yield "| engine | version | rows | threads | makes | seconds | ns a person | × ours | processor ns a person | load |"
    yield "|---|---|---:|---:|---|---:|---:|---:|---:|---:|"
    ours = next((line["seconds"] / line["rows"] for name, line in lines if name == compared_with), None)
    for _, line in lines:
        a_person = line["seconds"] / line["rows"]
        times = f"{a_person / ours:.2f}" if ours else "–"
        note = f" ({line['note']})" if line["note"] else ""
        processor = "–" if line["processor"] is None else number(line["processor"] / line["rows"] * 1e9)
        yield (f"| {line['engine']}{note} | {line['version']} | {line['rows']:,} | {line['threads']} | {line['gives']} | "
               f"{line['seconds']:.4f} | {number(a_person * 1e9)} | {times} | {processor} | {line['load']} |")


def report(results, missing):
    begin = f"Measured on {machine()}; load average at the end {os.getloadavg()[0]:.2f}. Median of five, warm."
    print(begin)
    for title, engines, compared_with in (
            ("Columns in memory", IN_MEMORY, "safethird"), ("From a file to counts", FROM_FILES, "safethird-csv")):
        lines = [(name, line) for name, line in results if name in engines]
        if lines:
            print(f"\n{title}: 10 destinations.\n")
            print("\n".join(table(lines, compared_with)))
    for name, reason in missing:
        print(f"\n{name}: not run: {reason}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("--engines", default=",".join(ENGINES), metavar="NAME,…")
    parser.add_argument("--quiet", action="store_true", help="wait before each engine until nobody else is at work")
    parser.add_argument("--save", type=pathlib.Path, metavar="FILE", help="also write the lines of JSON")
    arguments = parser.parse_args()
    names = arguments.engines.split(",")
    unknown = [name for name in names if name not in ENGINES]
    if unknown:
        sys.exit(f"found the engine {unknown[0]}; expected one of {', '.join(ENGINES)}")
    folder = HERE / ".build" / f"rows-{arguments.count}"
    rows_in(folder, arguments.count, with_csv=any(name in FROM_FILES for name in names))
    results, missing, faults = [], [], 0
    for name in names:
        if arguments.quiet: wait_until_quiet()
        line, reason, is_fault = measured(name, folder)
        faults += is_fault
        if line:
            results.append((name, line))
            print(f"{name}: {line['seconds']:.4f} s", file=sys.stderr)
        else:
            missing.append((name, reason))
            print(f"{name}: {reason}", file=sys.stderr)
    report(results, missing)
    if arguments.save:
        arguments.save.write_text("".join(json.dumps({"name": name, **line}) + "\n" for name, line in results))
    if faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
