"""Our evaluator over columns in memory: an executable of the package measures itself.

It is called as `SurveyBenchmark DIR --register DIR --day DAY --to CODES --columns FILE --findings FILE`, with DIR as generate.py wrote it. It
writes the findings to FILE, ten bytes a person with the codes of `workload.facts.FINDINGS`, and prints a line of JSON:
{"engine", "rows", "seconds"}, the median of five.
"""
import json
import os
import pathlib
import subprocess
import tempfile

import numpy as np

from workload.facts import DAY, DESTINATIONS, FACTS

from .measurement import THREADS, arguments_of, compare

PACKAGE = pathlib.Path(__file__).resolve().parents[3]
PRODUCT = "SurveyBenchmark"


def main():
    arguments = arguments_of("SafeThird, columns in memory")
    build = ["swift", "build", "--package-path", str(PACKAGE), "-c", "release"]
    subprocess.run([*build, "--product", PRODUCT], check=True, stdout=subprocess.DEVNULL)
    bin_path = subprocess.run([*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    reference = np.load(arguments.folder / "reference.npy", mmap_mode="r")
    with tempfile.TemporaryDirectory() as folder:
        written = pathlib.Path(folder) / "findings"
        columns = pathlib.Path(folder) / "columns.json"
        columns.write_text(json.dumps({fact.name: fact.column for fact in FACTS}))
        answer = subprocess.run(
            [f"{bin_path}/{PRODUCT}", arguments.folder, "--register", PACKAGE / "Benchmarks" / "survey" / "register", "--day",
             str(np.datetime64(DAY, "D")), "--to", ",".join(DESTINATIONS), "--columns", columns, "--findings", written],
            check=True, capture_output=True, text=True)
        compare(PRODUCT, np.fromfile(written, np.uint8).reshape(-1, len(DESTINATIONS)), reference)
    line = json.loads(answer.stdout.strip().splitlines()[-1])
    print(json.dumps({"version": "", "least": line["seconds"], "processor": None, "threads": THREADS, "gives": "findings",
                      "load": round(os.getloadavg()[0], 2), "note": "", **line}))


if __name__ == "__main__":
    main()
