"""What a fault is: one exact change of one file, and the tests that ought to notice it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """`old` stands in `file` exactly once, and `new` takes its place. `likely` is run first."""

    name: str
    file: str
    old: str
    new: str
    likely: str

    def fits(self, tree: Path) -> bool:
        """Whether it can be planted: the text is where it was, and nowhere else in the file."""
        return (tree / self.file).read_text().count(self.old) == 1

    def plant(self, tree: Path) -> None:
        """Change the file."""
        file = tree / self.file
        file.write_text(file.read_text().replace(self.old, self.new))
