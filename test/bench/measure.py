"""Runs commands in turns and prints the medians of CPU and wall time.

Reads JSON from stdin: {"rounds": N, "commands": [{"name", "argv", "cwd"}]}. Node can't ask the system what its
child processes have used, so this is Python. It needs no package.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time

plan = json.load(sys.stdin)
figures = {command["name"]: [] for command in plan["commands"]}
for _ in range(plan["rounds"]):
    for command in plan["commands"]:
        read, write = os.pipe()
        begin = time.monotonic()
        child = os.fork()
        if child == 0:
            code = subprocess.run(
                command["argv"],
                cwd=command["cwd"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            ).returncode
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            os.write(write, json.dumps([code, used.ru_utime + used.ru_stime]).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answer:
            code, cpu = json.load(answer)
        os.waitpid(child, 0)
        figures[command["name"]].append((cpu * 1000, (time.monotonic() - begin) * 1000, code))

print(
    json.dumps(
        {
            name: {
                "cpu": statistics.median(row[0] for row in rows),
                "wall": statistics.median(row[1] for row in rows),
                "exit": rows[-1][2],
            }
            for name, rows in figures.items()
        }
    )
)
