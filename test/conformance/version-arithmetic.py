"""Asks commitizen for next versions and writes a sample of its answers next to this file.

    /path/to/python-with-commitizen test/conformance/version-arithmetic.py [--all FILE]

All combinations of the arguments of a bump are over 100,000 rows. version-arithmetic.json contains the rows of
version-table.txt, which were chosen by hand, and a fixed sample of the others, one row per line. `--all FILE` writes all
rows to FILE instead. An empty cell is None. A row without a next version is one in which commitizen fails with an exception.
"""

import itertools
import json
import pathlib
import random
import sys

from commitizen.__version__ import __version__
from commitizen.version_schemes import InvalidVersion, Pep440, SemVer, SemVer2

SCHEMES = {"pep440": Pep440, "semver": SemVer, "semver2": SemVer2}
CURRENT = """
    0.0.0 0.1.0 0.4.2 1.0.0 1.2.3 1.2.0 1.0.3 2019.1.5 10.20.30
    1 1.2 1.2.3.4 1.2.3.4.5 v1.2.3 1!1.2.3 0!1.2.3 01.02.03
    1.3.0a0 1.3.0b1 1.3.0rc2 1.3.1a0 1.3.1rc0 2.0.1a0 2.1.0b0 2.0.0a3 2.0.0rc9 1.2a1 1a1 1.2.3.4a0 1.2.3.0a4
    1.2.3-alpha.1 1.2.3-a1 1.2.3-rc1 1.0.0c3 1.0.0PREVIEW2 1.3.0-beta
    1.3.0.dev1 1.3.1.dev0 2.0.0.dev3 1.3.0a0.dev1 1.3.0-rc.1.dev.2 1.2.3a1.post2 1.2.3a1.post2.dev3
    1.2.3.post1 1.2.3-1 1.2.3.post1.dev2
    1.2.3+old 1.3.0a1+abc 4.5.1+0.1.0 4.5.1+0.1 4.5.1a0+0.1.0 4.5.1.post2.dev1+1.2.3.4 4.5.1+1.0a2 1!4.5.1+7
""".split()
INCREMENTS = [None, "PATCH", "MINOR", "MAJOR"]
PHASES = [None, "alpha", "beta", "rc"]
OFFSETS = [0, 1, 5]
DEVRELEASES = [None, 0, 2]
MODES = ["linear", "exact"]
LOCAL_AND_METADATA = [
    ("local", None),
    ("local", "build.5"),
    (None, "build.5"),
    (None, "A_b-001"),
    (None, "bad meta"),
    (None, "-1"),
]
SAMPLE = 1500
TABLE = pathlib.Path(__file__).with_name("version-table.txt")


def questions():
    bump = [SCHEMES, CURRENT, INCREMENTS, PHASES]
    for scheme, current, increment, phase, offset, dev, mode in itertools.product(*bump, OFFSETS, DEVRELEASES, MODES):
        yield scheme, current, increment, phase, offset, dev, None, None, mode
    for scheme, current, increment, phase, dev, mode, (local, metadata) in itertools.product(
        *bump, [None, 2], MODES, LOCAL_AND_METADATA
    ):
        yield scheme, current, increment, phase, 0, dev, local, metadata, mode
    for scheme, current, increment, phase in itertools.product(*bump):
        yield scheme, current, increment, phase, -3, -1, None, None, "linear"


def table():
    for line in TABLE.read_text().splitlines():
        current, increment, phase, offset, dev, local, metadata, mode = (cell or None for cell in line.split("|"))
        for scheme in SCHEMES:
            yield scheme, current, increment, phase, int(offset), dev and int(dev), local, metadata, mode


def answer(scheme, current, increment, phase, offset, dev, local, metadata, mode):
    try:
        return str(
            SCHEMES[scheme](current).bump(
                increment,
                prerelease=phase,
                prerelease_offset=offset,
                devrelease=dev,
                is_local_version=local is not None,
                build_metadata=metadata,
                exact_increment=mode == "exact",
            )
        )
    except InvalidVersion:
        return None


def write(path, rows):
    texts = ("|".join("" if value is None else str(value) for value in (*row, answer(*row))) for row in rows)
    lines = ",\n".join("    " + json.dumps(text) for text in texts)
    columns = "scheme|current|increment|phase|offset|devrelease|local|buildMetadata|mode|next"
    path.write_text(
        f'{{\n  "commitizen": {json.dumps(__version__)},\n  "columns": {json.dumps(columns)},\n'
        f'  "rows": [\n{lines}\n  ]\n}}\n'
    )


if sys.argv[1:2] == ["--all"]:
    write(pathlib.Path(sys.argv[2]), list(questions()))
else:
    sample = random.Random(4).sample(list(questions()), SAMPLE)
    write(pathlib.Path(__file__).with_suffix(".json"), [*table(), *sample])
