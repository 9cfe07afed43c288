"""Records how commitizen reads single commit messages, for `render.recorded.test.ts`.

usage: PYTHON messages.py > messages.json     (PYTHON: with commitizen 4.19.3 installed; run inside a git repository)

The messages are random combinations of pieces that matter to its patterns. About half of the lines and paragraphs that
look like an entry are slightly wrong.
"""

import json
import random
import sys
from collections import defaultdict

from commitizen import changelog
from commitizen.__version__ import __version__
from commitizen.changelog_formats.markdown import Markdown
from commitizen.commands.bump import Bump
from commitizen.config.base_config import BaseConfig
from commitizen.cz.conventional_commits import ConventionalCommitsCz
from commitizen.git import GitCommit
from commitizen.tags import TagRules

COUNT = 600
TYPES = ["feat", "fix", "refactor", "perf", "docs", "chore", "BREAKING CHANGE", "BREAKING-CHANGE", "feature", "été"]
SCOPES = ["", "", "", "(a)", "()", "(a b)", "(a(b)", "(", "(a)(b)", "(x!)"]
COLONS = [": ", ": ", ": ", ":", ":\t", ":\u00a0", ":  ", " : ", ":\ufeff"]
PIECES = [*TYPES, "BREAKING", "²", "a\u0301", "_", "x", "foo bar", " ", "  ", ":", ": ", "!", "(", ")", "()", "(a)"]
PIECES += ["):", ")!:", "!:", "\t", "\u3000", "- ", "#1", "\U00010400", "\U0001f389"]
BREAKS = ["\n", "\n\n", "\n\n", "\n\n\n", "\n \n"]


def pick(pieces, most):
    return "".join(random.choice(pieces) for _ in range(random.randint(0, most)))


def entry():
    if random.random() < 0.3:
        return pick(PIECES, 6)
    head = random.choice(TYPES) + random.choice(SCOPES) + random.choice(["", "", "!"]) + random.choice(COLONS)
    return head + random.choice(["one", "two", ""]) + pick(PIECES, 2)


def body():
    if random.random() < 0.3:
        return pick([*PIECES, *BREAKS], 12)
    paragraphs = [entry() + random.choice(["", "", "\n" + entry()]) for _ in range(random.randint(0, 3))]
    return "\n\n".join(paragraphs)


def finder(major_version_zero):
    config = BaseConfig()
    config.settings.update({"name": "cz_conventional_commits", "major_version_zero": major_version_zero})
    arguments = defaultdict(lambda: None, {"major_version_zero": major_version_zero, "yes": True})
    return Bump(config, arguments)._find_increment


FIND, FIND_IN_ZERO = finder(False), finder(True)
RULES = ConventionalCommitsCz(BaseConfig())
ORDER = ["BREAKING CHANGE", "Feat", "Fix", "Refactor", "Perf"]


def section(commit):
    tree = changelog.generate_tree_from_commits(
        [commit],
        [],
        RULES.commit_parser,
        RULES.changelog_pattern,
        "v1",
        change_type_map=RULES.change_type_map,
        rules=TagRules(),
    )
    ordered = changelog.generate_ordered_changelog_tree(tree, ORDER)
    text = changelog.render_changelog(ordered, RULES.template_loader, Markdown(BaseConfig()).template)
    return text.lstrip("\n").split("\n", 1)[1]


if __name__ == "__main__":
    random.seed(COUNT)
    recorded = []
    while len(recorded) < COUNT:
        subject, text = entry().strip(), body()
        if subject == "":
            continue
        commit = GitCommit("0", subject, text)
        found = {"increment": FIND([commit]), "inZero": FIND_IN_ZERO([commit]), "section": section(commit)}
        recorded.append({"subject": subject, "body": text, **found})
    json.dump({"commitizen": __version__, "messages": recorded}, sys.stdout, indent=1)
