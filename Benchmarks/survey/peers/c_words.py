"""C made for exactly these rules: 64 rows to a word, two words a truth, shared conditions once; AVX-512 where it is there."""
import subprocess

import numpy as np

from . import native
from .measurement import THREADS, Peer, run


class C(Peer):
    def load(self, folder, rows):
        self.library = native.build(portable=self.arguments.portable)
        self.table = native.Table(folder, rows)
        self.name = f"C, {self.library.form().decode()}, made for these rules"
        self.version = subprocess.run(["cc", "-dumpfullversion"], capture_output=True, text=True).stdout.strip()

    def evaluate(self):
        self.table.call(self.library.survey, THREADS)

    def findings(self):
        self.evaluate()
        return np.stack([column[:self.table.rows] for column in self.table.findings])


if __name__ == "__main__":
    run(C)
