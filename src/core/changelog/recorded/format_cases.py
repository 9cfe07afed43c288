"""The repositories for changelogs in AsciiDoc, reStructuredText and Textile, as in `cases.py`."""

from cases import ALPHA, ALPHAS, MERGE, changelog, commit, git


def underlined(level, text):
    return f"{text}\n{'=-~'[level - 1] * len(text)}"


TITLES = {
    "adoc": lambda level, text: f"{'=' * level} {text}",
    "rst": underlined,
    "textile": lambda level, text: f"h{level}. {text}",
}
BULLETS = {"adoc": "*", "rst": "-", "textile": "-"}


def cases_of(suffix, title, bullet):
    config = {"changelog_file": f"CHANGELOG.{suffix}"}
    top, unreleased, release = title(1, "Changelog"), title(2, "Unreleased"), title(2, "v1.0.0 (2024-01-02)")
    hand = f"{release}\n\n{title(3, 'Feat')}\n\n{bullet} hand\n"
    stale = f"{unreleased}\n\n{title(3, 'Fix')}\n\n{bullet} stale\n"
    texts = {
        "release": f"{top}\n\nIntro.\n\n{hand}",
        "title only": f"{top}\n\nIntro of 1.0.0.\n",
        "unreleased": f"{top}\n\n{stale}\n{hand}",
        "unreleased alone": f"{top}\n\n{stale}",
        "prose in unreleased": f"{top}\n\n{unreleased}\n\nBy hand.\n\n{hand}",
        "notes below unreleased": f"{top}\n\n{stale}\n{title(2, 'Notes')}\n\nkeep\n\n{hand}",
        "two versions in a title": f"{title(2, 'v0.9.0 and v1.0.0')}\n\n{bullet} hand\n",
        "two versions in a title, the other way": f"{title(2, 'v1.0.0 after v0.9.0')}\n\n{bullet} hand\n",
        "no line end": f"{top}\n\n{hand.rstrip()}",
        "indented": f"  {release.replace(chr(10), chr(10) + '  ')}\n\n{bullet} hand\n",
    }
    new = [commit("feat: two"), commit("fix(x): three\n\nBREAKING CHANGE: gone\nline")]
    start = [commit("feat: one"), git("tag", "v1.0.0")]
    cases = {
        name: {"steps": [*start, changelog(text), *new], "config": config} for name, text in texts.items()
    }
    return {
        "no file": {"steps": [*start, *new, commit("chore!: four")], "config": config},
        "alphas": {"steps": [*start, *ALPHAS, commit("perf: four")], "config": config},
        "merged": {"steps": [*start, *ALPHA, commit("fix: three")], "config": {**config, **MERGE}},
        **cases,
    }


FORMAT_CASES = {
    f"{suffix}: {name}": case
    for suffix, title in TITLES.items()
    for name, case in cases_of(suffix, title, BULLETS[suffix]).items()
}
