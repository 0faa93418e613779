"""A small builder in a process of its own: publishes one generation after another until it is killed.

Arguments: the target, the first generation, how many, and how many files each has. Every file holds its generation.
"""

import sys
from pathlib import Path

from kepu.model.datafile import DataFile
from kepu.publish.directory import StagedDirectory


def publish(target: Path, generation: str, files: int) -> None:
    """Publish one generation."""
    with StagedDirectory(target) as stage:
        stage.write(DataFile("index.html", generation.encode()))
        for number in range(files):
            stage.write(DataFile(f"pages/{number % 7}/{number}.html", generation.encode()))
        stage.commit()


if __name__ == "__main__":
    name, count, size = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    for turn in range(count):
        publish(Path(sys.argv[1]), f"{name}-{turn}", size)
        sys.stdout.write(f"{name}-{turn}\n")
        sys.stdout.flush()
