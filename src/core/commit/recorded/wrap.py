"""Writes wrap.json: lines, a limit for each, and the result of Python's textwrap.fill.

    python3 wrap.py > wrap.json && npx prettier --write wrap.json
"""

import json
import random
import textwrap

PIECES = ["a", "bc", "def", "x1", "9", "漢字", "é", "😀", "-", "--", "---", " ", "  ", "\t", "\x0b", "\u00a0", "\u0301"]
PIECES += [".", ",", "!", "?", "(", ")", '"', "'", "_", "/", "&", ":", "—", "½", "²"]
PIECES += ["longwordlongword", "well-known", "--opt", "a-b"]

random.seed(7)
rows = []
while len(rows) < 400:
    line = "".join(random.choice(PIECES) for _ in range(random.randint(1, 14)))
    if line.strip():
        limit = random.choice([1, 2, 3, 5, 8, 10, 12, 20])
        rows.append([limit, line, textwrap.fill(line, limit)])
print(json.dumps(rows))
