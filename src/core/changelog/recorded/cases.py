"""The repositories that `record.py` builds: name → steps. Cases can override the configuration (default:
`tag_format = "v$version"`), the first version (1.0.0) and the arguments of the recorded bump."""


def commit(message):
    return ("commit", message)


def changelog(text):
    return ("changelog", text)


def edit(found, replacement):
    return ("edit", (found, replacement))


def bump(*args):
    return ("bump", args)


def git(*args):
    return ("git", args)


def on(text, *steps, **case):
    """A changelog written by hand above v1.0.0, then two changes."""
    history = [commit("feat: one"), git("tag", "v1.0.0"), changelog(text), *steps]
    return {"steps": [*history, commit("feat: two"), commit("fix(x): three")], **case}


FIRST = [commit("feat: one"), bump("--increment", "MINOR")]  # v1.1.0
ALPHA = [commit("feat(api): two"), bump("-pr", "alpha")]
ALPHAS = [*ALPHA, commit("fix: three"), bump("-pr", "alpha")]
V1 = "## v1.0.0 (2024-01-02)\n\n### Feat\n\n- one\n"
SEMVER = {"version_scheme": "semver"}
MERGE = {"changelog_merge_prerelease": True}
START = {"changelog_start_rev": "start", "ignored_tag_formats": ["start"]}

SECTIONS = {
    "no file, no tag": {"steps": [commit("feat: one"), commit("fix: two")]},
    "no file, one tag": {"steps": [commit("feat: one"), git("tag", "v1.0.0"), commit("fix: two")]},
    "release after release": {
        "steps": [
            *FIRST,
            commit("fix: two"),
            commit("docs: x"),
            commit("perf(db): y\n\nBREAKING CHANGE: gone\nreally\n\nfix: more"),
        ]
    },
    "whole history": {
        "steps": [
            *FIRST,
            commit("feat: two"),
            bump(),
            commit("fix: three"),
            bump(),
            git("rm", "-q", "CHANGELOG.md"),
            commit("perf: four\n\nfix: five\n\nRefs: #1"),
        ]
    },
    "nothing for the changelog": {"steps": [*FIRST, commit("foo(bar)!: c")]},
    "untyped": {"steps": [*FIRST, commit("feat: b"), commit("chore!: c"), commit("docs!: d")]},
    "untyped only": {"steps": [*FIRST, commit("chore!: c")]},
    "empty message": {"steps": [*FIRST, commit("feat:\n\nbody text")]},
    "order and map": {
        "steps": [
            *FIRST,
            commit("feat: a"),
            commit("fix: b"),
            commit("perf: c"),
            commit("refactor: d"),
            commit("fix: e\n\nBREAKING CHANGE: f"),
        ],
        "config": {"change_type_order": ["Perf", "New"], "change_type_map": {"feat": "New", "fix": "Bugs"}},
    },
    "paragraphs": {"steps": [*FIRST, commit("fix: a\nsecond\n\nfeat: b  \n\n\n\nperf(): c\n  \nrefactor(x y): d")]},
    "crlf in a body": {"steps": [*FIRST, commit("fix: a\r\n\r\nfeat: b\r\n\r\nBREAKING CHANGE: c")]},
    "merge commits": {
        "steps": [
            *FIRST,
            git("checkout", "-qb", "side"),
            commit("feat: side"),
            git("checkout", "-q", "main"),
            commit("fix: main"),
            git("merge", "-q", "--no-ff", "side", "-m", "Merge pull request #1 from x\n\nfeat: title of pr"),
        ]
    },
    "manual version": {"steps": [*FIRST, commit("docs: x")], "bump": ["3.0.0"]},
    "head tagged": {"steps": FIRST, "bump": ["--increment", "PATCH"]},
    "head tagged with another": {"steps": [*FIRST, commit("fix: two"), git("tag", "v1.1.1a0")]},
    "tag in between": {"steps": [*FIRST, commit("fix: two"), git("tag", "v1.1.1a0"), commit("fix: three")]},
    "foreign tag in between": {"steps": [*FIRST, commit("fix: two"), git("tag", "nightly"), commit("fix: three")]},
    "two tags on one commit": {
        "steps": [
            *FIRST,
            commit("fix: two"),
            git("tag", "v1.1.1a0"),
            git("tag", "-a", "v1.1.1a1", "-m", "x"),
            commit("fix: three"),
        ]
    },
    "annotated tags": {
        "steps": [commit("feat: one"), git("tag", "-a", "v1.0.0", "-m", "x"), commit("fix: two"), commit("fix: three")]
    },
    "legacy tags": {
        "steps": [commit("feat: one"), git("tag", "1.0.0"), commit("fix: two")],
        "config": {"legacy_tag_formats": ["$version"]},
    },
    "start revision": {
        "steps": [
            commit("feat: one"),
            git("tag", "v1.0.0"),
            commit("fix: two"),
            git("tag", "start"),
            commit("feat: three"),
        ],
        "config": START,
    },
    "start revision later than the heading": on(V1, commit("feat: early"), git("tag", "start"), config=START),
    "start revision, title only": on("# T\n", commit("feat: early"), git("tag", "start"), config=START),
}

for name, character in {"a form feed": "\x0c", "a line separator": "\u2028", "a carriage return": "\r"}.items():
    body = f"docs: a\n\nq{character}fix: q{character * 2}perf: z\n\nfix: p{character}q\n\nx"
    SECTIONS[f"{name} in a body"] = {"steps": [*FIRST, commit(body)]}
SECTIONS["a form feed in a subject"] = {"steps": [*FIRST, commit("fix: a\x0cb\n\nfeat: x")]}

FILES = {
    "empty file": on(""),
    "blank file": on("\n\n"),
    "title only": on("# Changelog\n"),
    "title and blank line": on("# Changelog\n\n"),
    "title without newline": on("# Changelog"),
    "prose only": on("# Changelog\n\nSome words.\nMore 1.0.0 words."),
    "title and release": on("# Changelog\n\n" + V1),
    "release first": on(V1),
    "no final newline": on(V1[:-1]),
    "no blank line above the release": on("# Changelog\nAll notable changes.\n" + V1),
    "version in prose": on("# Changelog\n\nSince v0.5.0.\n\n" + V1),
    "two releases": on("# Changelog\n\n" + V1 + "\n## v0.9.0\n\n- old\n"),
    "text at the end": on(V1 + "\n## Thanks\n\nAll.\n"),
    "crlf": on("# Changelog\r\n\r\n" + V1.replace("\n", "\r\n")),
    "crlf, unreleased": on("# Changelog\r\n\r\n## Unreleased\r\n\r\n- stale\r\n\r\n" + V1.replace("\n", "\r\n")),
    "crlf, title only": on("# Changelog\r\n"),
    "byte order mark": on("\ufeff# Changelog\n\n" + V1),
    "byte order mark, release first": on("\ufeff" + V1),
}

HEADINGS = {
    "foreign style": on("# Changelog\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- one\n"),
    "legacy format": on(
        "# Changelog\n\n## [1.0.0] - 2024-01-02\n\n### Added\n\n- one\n", config={"legacy_tag_formats": ["$version"]}
    ),
    "link": on("# Changelog\n\n## [v1.0.0](https://x/v1.0.0) (2024-01-02)\n\n- one\n"),
    "emphasis": on("# L\n\n## **v1.0.0**, *2024.01.02*\n\n- one\n"),
    "underlined": on("Changelog\n=========\n\nv1.0.0\n------\n\n- one\n"),
    "words": on("# Changelog\n\n## Release v1.0.0: the first\n\n- one\n"),
    "upper case": on("# Changelog\n\n## V1.0.0\n\n- one\n"),
    "indented": on("# L\n\n  ## v1.0.0\n\n- one\n"),
    "glued": on("# L\n\n## project-v1.0.0\n\n- one\n"),
    "seven hashes": on("# L\n\n####### v1.0.0\n\n- one\n"),
    "no space": on("# L\n\n##v1.0.0\n\n- one\n"),
    "closing hashes": on("# L\n\n## v1.0.0 ##\n\n- one\n"),
    "date first": on("# L\n\n## 2024-01-02 v1.0.0\n\n- one\n"),
    "two numbers": on("# L\n\n## v1.0\n\n- one\n"),
    "version with a word": on("# L\n\n## v1.0.0-first\n\n- one\n"),
    "other spelling": {
        "steps": [
            commit("feat: one"),
            git("tag", "v1.1.0rc1"),
            changelog("# L\n\n## v1.1.0-rc.1\n\n- one\n"),
            commit("fix: two"),
        ],
        "version": "1.1.0rc1",
    },
    "default format, v": {
        "steps": [commit("feat: one"), git("tag", "1.0.0"), changelog("## v1.0.0\n\n- one\n"), commit("fix: two")],
        "config": {"tag_format": "$version"},
    },
    "upper-case tag format": {
        "steps": [
            commit("feat: one"),
            git("tag", "Release-1.0.0"),
            changelog("## Release-1.0.0\n\n- one\n"),
            commit("fix: two"),
        ],
        "config": {"tag_format": "Release-$version"},
    },
    "similar tag": {
        "steps": [
            commit("feat: one"),
            git("tag", "v1.10.1"),
            commit("fix: two"),
            git("tag", "v1.10.11"),
            changelog("## v1.10.10\n\n- x\n"),
            commit("fix: three"),
        ],
        "version": "1.10.11",
    },
    "without tag": on("# Changelog\n\n## v0.9.0\n\n- one\n"),
    "without any tag": {"steps": [commit("feat: one"), changelog("# T\n\n## v0.9.0\n\n- x\n"), commit("fix: two")]},
    "title with a version": on("# Changelog for v0.5.0 project\n\n" + V1),
    "in fenced code": on("# Changelog\n\n```\n## v0.0.1\n```\n\n" + V1),
    "upcoming version": on("# L\n\n## v1.1.0\n\n- stale\n\n" + V1),
}

UNRELEASED = {
    "unreleased": on("# Changelog\n\n## Unreleased\n\n### Feat\n\n- stale\n\n" + V1),
    "empty unreleased": on("## Unreleased\n\n" + V1),
    "unreleased without blank lines": on("## Unreleased\n### Feat\n- stale\n" + V1),
    "unreleased in brackets": on(
        "# Changelog\n\n## [Unreleased]\n\n## [v1.0.0] - 2024-01-02\n\n### Added\n\n- one\n\n[unreleased]: http://x\n"
    ),
    "unreleased, deep": on("# Log\n\n### Unreleased\n\n- x\n\n### v1.0.0\n\n- one\n"),
    "unreleased, no release": on("# Changelog\n\n## Unreleased\n\n### Feat\n\n- stale\n"),
    "unreleased, no release, no newline": on("# Changelog\n\n## Unreleased\n\n- stale"),
    "long entry in unreleased": on("# T\n\n## Unreleased\n- stale\ntext\n" + V1),
    "unreleased with a version": on("# L\n\n## v1.1.0 (unreleased)\n\n- stale\n\n" + V1),
    "unreleased with the only version": on("# L\n\n## v1.0.0 (unreleased)\n\n- stale\n"),
    "old release named in unreleased": on("# L\n\n## Unreleased\n\n### Upgrade from v1.0.0\n\nDo.\n\n" + V1),
    "prose in unreleased": on(
        "# Changelog\n\n## Unreleased\n\nBy hand.\n\n### Feat\n\n- stale\n\n### Migration\n\nDo this.\n\n- and that\n\n"
        + V1
    ),
    "notes below unreleased": on("## Unreleased\n\n- stale\n\n## Notes\n\nkeep me\n\n" + V1),
    "two notes below unreleased": on("## Unreleased\n\n- stale\n\n## Notes\n\nkeep me\n\n## More\n\nkeep too\n\n" + V1),
    "notes below unreleased, no release": on("## Unreleased\n\n- stale\n\n## Notes\n\nkeep me\n"),
    "title below unreleased": on("## Unreleased\n\n- stale\n\n# Old\n\n" + V1),
    "title that says unreleased": on("# Changelog of unreleased and released changes\n\nIntro.\n\n" + V1),
}

CYCLES = {
    "alpha": {"steps": [*FIRST, commit("feat: two")], "bump": ["-pr", "alpha"]},
    "second alpha": {"steps": [*FIRST, *ALPHA, commit("fix: three")], "bump": ["-pr", "alpha"]},
    "final": {"steps": [*FIRST, *ALPHAS, commit("perf: four")]},
    "final, semver": {"steps": [*FIRST, *ALPHAS, commit("perf: four")], "config": SEMVER},
    "final, nothing new": {"steps": [*FIRST, *ALPHAS]},
    "final, docs only": {"steps": [*FIRST, *ALPHAS, commit("docs: x")]},
    "hotfix": {
        "steps": [*FIRST, git("branch", "hot"), *ALPHA, git("checkout", "-q", "hot"), commit("fix: hot")],
        "bump": ["--increment", "PATCH"],
        "config": SEMVER,
    },
    "merged hotfix": {
        "steps": [
            *FIRST,
            git("branch", "hot"),
            *ALPHA,
            git("checkout", "-q", "hot"),
            commit("fix: hot"),
            bump("--increment", "PATCH"),
            git("checkout", "-q", "main"),
            git("merge", "-q", "-s", "ours", "--no-ff", "hot", "-m", "Merge branch 'hot'"),
            commit("feat: later"),
        ],
        "config": SEMVER,
    },
}

MERGED = {
    "alpha": {"steps": [*FIRST, *ALPHA, commit("fix: three")], "bump": ["-pr", "alpha"]},
    "alpha, no file": {
        "steps": [*FIRST, *ALPHA, git("rm", "-q", "CHANGELOG.md"), commit("fix: two")],
        "bump": ["-pr", "alpha"],
    },
    "final": {"steps": [*FIRST, *ALPHAS, commit("perf: four")]},
    "final, nothing new": {"steps": [*FIRST, *ALPHAS]},
    "final, two finals below": {"steps": [*FIRST, commit("fix: q"), bump(), *ALPHAS]},
    "final, no alphas": {"steps": [*FIRST, commit("fix: two")]},
    "final, no file": {
        "steps": [
            commit("feat: one"),
            git("tag", "v1.0.0"),
            commit("feat: two"),
            git("tag", "v1.1.0a0"),
            commit("fix: three"),
        ]
    },
    "only alphas": {"steps": [*ALPHAS, commit("perf: four")]},
    "only alphas, intro": {"steps": [*ALPHAS, edit("## v", "# Changelog\n\nIntro.\n\n## v"), commit("perf: four")]},
    "only alphas, start revision": {
        "steps": [git("tag", "start"), *ALPHA, git("tag", "-f", "start"), commit("fix: three"), bump("-pr", "alpha")],
        "config": START,
    },
    "title and alphas": {"steps": [*FIRST, *ALPHA, edit("## v", "# Changelog\n\n## v"), commit("perf: four")]},
    "title only": {"steps": [*FIRST, *ALPHA, changelog("# T\n"), commit("fix: two")]},
    "only unreleased": {"steps": [*FIRST, *ALPHA, changelog("# T\n\n## Unreleased\n\n- stale\n"), commit("fix: two")]},
    "unreleased above alphas": {
        "steps": [*FIRST, *ALPHAS, edit("## v", "## Unreleased\n\n- stale\n\n## v"), commit("perf: four")]
    },
    "unreleased above final": {
        "steps": [*FIRST, edit("## v", "## Unreleased\n\n- stale\n\n## v"), commit("perf: four")]
    },
    "prose in an alpha": {
        "steps": [
            *FIRST,
            *ALPHAS,
            edit("## v1.2.0a0 (", "## Between\n\nwords\n\n## v1.2.0a0 ("),
            edit("**: two", "**: two\n\nBy hand."),
            commit("perf: four"),
        ]
    },
    "final not in the file": {"steps": [*FIRST, *ALPHAS, edit("## v1.1.0", "## Before"), commit("fix: two")]},
    "start revision": {
        "steps": [git("tag", "start"), *FIRST, *ALPHA, git("tag", "-f", "start"), commit("fix: three")],
        "config": START,
    },
    "head tagged with a prerelease": {"steps": [*FIRST, commit("fix: two"), git("tag", "v1.1.1a0")]},
    "head tagged with a final": {"steps": [*FIRST, commit("fix: two"), git("tag", "v1.1.1")], "bump": ["1.1.2"]},
}

CASES = {
    **{f"section: {name}": case for name, case in SECTIONS.items()},
    **{f"file: {name}": case for name, case in FILES.items()},
    **{f"heading: {name}": case for name, case in HEADINGS.items()},
    **{f"unreleased: {name}": case for name, case in UNRELEASED.items()},
    **{f"cycle: {name}": case for name, case in CYCLES.items()},
    **{f"merged: {name}": {**case, "config": {**MERGE, **case.get("config", {})}} for name, case in MERGED.items()},
}
