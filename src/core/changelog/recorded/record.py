"""Records how commitizen updates a changelog, for `update.recorded.test.ts`.

usage: record.py CZ > changelogs.json             (CZ: the `cz` of commitizen 4.19.3; needs git)
       record.py CZ formats > formats.json        (in other formats than Markdown)

Each case builds a repository step by step, with fixed authors and dates, and then runs one `cz bump --yes`. The recording
contains the history and the file before that command, the changelog that it printed, and the file after it.
"""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from cases import CASES
from format_cases import FORMAT_CASES

CZ = sys.argv[1]
ENV = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "PYTHONSAFEPATH": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@x.y",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@x.y",
}


class Repository:
    def __init__(self, folder, changelog):
        self.folder = folder
        self.changelog = changelog
        self.day = datetime(2024, 1, 1, 12)

    def run(self, *argv, input=None, check=True):
        date = self.day.strftime("%Y-%m-%dT%H:%M:%S+0000")
        env = {**ENV, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        done = subprocess.run(argv, cwd=self.folder, env=env, input=input, capture_output=True)
        if check and done.returncode != 0:
            raise RuntimeError(f"{argv}: {done.stdout.decode()}{done.stderr.decode()}")
        return done

    def read(self, name):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            return None
        with open(path, "rb") as file:
            return file.read().decode()

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(text.encode())

    def step(self, kind, value):
        if kind == "commit":
            self.run("git", "commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", "-", input=value.encode())
        elif kind == "changelog":
            self.write(self.changelog, value)
            self.run("git", "add", "-A")
            self.run("git", "commit", "-q", "-m", "docs: changelog")
        elif kind == "edit":
            found, replacement = value
            text = self.read(self.changelog)
            if found not in text:
                raise RuntimeError(f"{found!r} is not in {text!r}")
            self.write(self.changelog, text.replace(found, replacement, 1))
            self.run("git", "commit", "-qam", "docs: edit")
        elif kind == "bump":
            self.run(CZ, "bump", "--yes", *value)
        elif kind == "git":
            self.run("git", *value)
        self.day += timedelta(days=1)

    def history(self):
        log = self.run("git", "log", "--topo-order", "-z", "--format=%H%n%P%n%s%n%b").stdout.decode()
        commits = []
        for entry in filter(None, log.split("\0")):
            sha, parents, subject, body = entry.split("\n", 3)
            commits.append(
                {"sha": sha[:8], "parents": [p[:8] for p in parents.split()], "subject": subject, "body": body}
            )
        fields = "%(refname:short) %(objectname) %(*objectname) %(creatordate:format:%Y-%m-%d)"
        refs = self.run("git", "for-each-ref", "--sort=-creatordate", f"--format={fields}", "refs/tags")
        tags = []
        for line in refs.stdout.decode().splitlines():
            name, object, *peeled, date = line.split()
            tags.append({"name": name, "commit": (peeled or [object])[0][:8], "object": object[:8], "date": date})
        return {"commits": commits, "tags": tags, "before": self.read(self.changelog)}


def toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    return json.dumps(value)


def record(name, case):
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(folder, case.get("config", {}).get("changelog_file", "CHANGELOG.md"))
        repository.run("git", "init", "-q", "-b", "main")
        config = {"tag_format": "v$version", **case.get("config", {})}
        table = {"version_provider": "pep621", "update_changelog_on_bump": True, **config}
        repository.write(
            "pyproject.toml",
            f'[project]\nname = "p"\nversion = "{case.get("version", "1.0.0")}"\n[tool.commitizen]\n'
            + "".join(f"{key} = {toml(value)}\n" for key, value in table.items()),
        )
        repository.run("git", "add", "-A")
        repository.run("git", "commit", "-q", "-m", "chore: start")
        for kind, value in case["steps"]:
            repository.step(kind, value)
        found = repository.history()
        bump = [CZ, "bump", "--yes", *case.get("bump", [])]
        printed = repository.run(*bump, "--dry-run", check=False).stdout.decode()
        done = repository.run(*bump, check=False)
        tag = next(line for line in printed.splitlines() if line.startswith("tag to create: "))
        return {
            "name": name,
            "config": config,
            **found,
            "tag": tag.removeprefix("tag to create: ").split("No commits")[0],
            "exit": done.returncode,
            "printed": printed.split("\n\n", 1)[1][:-1] if done.returncode == 0 else None,
            "after": repository.read(repository.changelog),
        }


if __name__ == "__main__":
    version = subprocess.run([CZ, "version"], env=ENV, capture_output=True, text=True).stdout.strip()
    today = datetime.now().strftime("%Y-%m-%d")
    with ThreadPoolExecutor() as pool:
        cases = FORMAT_CASES if sys.argv[2:] == ["formats"] else CASES
        recorded = list(pool.map(lambda case: record(*case), cases.items()))
    json.dump({"commitizen": version, "today": today, "cases": recorded}, sys.stdout, ensure_ascii=False, indent=1)
