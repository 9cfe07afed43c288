"""The real commitizen, imported once. Each line on stdin is a run, which is executed in a fork.

A line is JSON: args, cwd, env, stdin (text or null), stdout and stderr (files to append to). The answer is the exit code.
"""

import json
import os
import sys
import time

from commitizen.cli import main


def run(request):
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(request[name], os.O_WRONLY | os.O_APPEND), number)
    reading, writing = os.pipe()
    os.write(writing, (request["stdin"] or "").encode())
    os.close(writing)
    os.dup2(reading, 0)
    sys.stdin = open(0, closefd=False)
    # Otherwise the output of hooks would come before the lines that announce them.
    sys.stdout = open(1, "w", buffering=1, closefd=False)
    sys.stderr = open(2, "w", closefd=False)
    sys.argv = ["cz", *request["args"]]
    return ending_of(lambda: sys.exit(main()))


def ending_of(action):
    """The exit code that a Python process would end with."""
    try:
        action()
    except SystemExit as ending:
        code = ending.code
        if code is None or isinstance(code, int):
            return (code or 0) & 255
        print(code, file=sys.stderr)
        return 1
    except BaseException:
        raised = sys.exc_info()
        return hooked(raised)
    return 0


def hooked(raised):
    """The exit code after the program's own exception hook, which ends the process itself."""
    try:
        sys.excepthook(*raised)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0 if ending.code is None else 1
    return 1


for line in sys.stdin:
    request = json.loads(line)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = run(request)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
