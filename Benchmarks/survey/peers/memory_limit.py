"""The limit that memory sets: the bytes of all columns are read once, a byte for each finding is written, nothing else."""
from . import native
from .measurement import THREADS, Peer, run


class Memory(Peer):
    name = "memory limit"
    gives = "bytes"

    def load(self, folder, rows):
        self.library = native.build()
        self.table = native.Table(folder, rows)
        self.note = f"{self.table.bytes_a_row:.1f} bytes a person"

    def evaluate(self):
        self.table.call(self.library.touch, THREADS)

    def findings(self): return None


if __name__ == "__main__":
    run(Memory)
