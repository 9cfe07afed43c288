interface LayoutText {
  readonly text: string;
  readonly reason: string;
}

/** The files of a new project by path, formatted like `ruff format` does, for any project name. */
export function layoutTexts(name: string, module: string): Readonly<Record<string, LayoutText>> {
  const home = `src/${module}`;
  const prefix = `${module.toUpperCase()}_`;
  return {
    [`${home}/__init__.py`]: { text: `"""${name}."""\n`, reason: 'the package' },
    [`${home}/main.py`]: { text: MAIN.replaceAll('my_app', module), reason: 'a small entry point' },
    [`${home}/config.py`]: {
      text: CONFIG.replaceAll('MY_APP_', prefix),
      reason: 'settings and feature flags, from the environment',
    },
    [`${home}/core/__init__.py`]: {
      text: CORE,
      reason: 'the logic, without input and output',
    },
    'tests/test_main.py': {
      text: TEST_MAIN.replaceAll('my_app', module),
      reason: 'a test of the entry point',
    },
    'tests/test_config.py': { text: TEST_CONFIG.replaceAll('my_app', module), reason: 'a test of the flags' },
    'README.md': { text: readme(name, prefix), reason: 'how to run and release it' },
  };
}

const MAIN = `"""The entry point: reads the settings, calls the core and prints the result."""

from my_app.config import load_settings
from my_app.core import greeting


def main() -> None:
    settings = load_settings()
    print(greeting(settings.name, loud=settings.features.loud_greeting))


if __name__ == "__main__":
    main()
`;

const CONFIG = `"""Settings and feature flags. All of them are read from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

PREFIX = "MY_APP_"
ON = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True)
class Features:
    """Features that are merged but not enabled for everyone yet.

    A flag is off by default. To enable it, set its variable, for example:
    MY_APP_FEATURE_LOUD_GREETING=1
    """

    loud_greeting: bool = False


@dataclass(frozen=True)
class Settings:
    """Values that differ between the environments of the program."""

    features: Features
    name: str = "world"


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Reads the settings once. Pass them to the code that needs them."""
    return Settings(
        name=environ.get(f"{PREFIX}NAME", Settings.name),
        features=Features(loud_greeting=is_on("LOUD_GREETING", environ)),
    )


def is_on(flag: str, environ: Mapping[str, str]) -> bool:
    value = environ.get(f"{PREFIX}FEATURE_{flag}", "")
    return value.strip().lower() in ON
`;

const CORE = `"""The logic of the program. It neither reads the environment nor prints."""


def greeting(name: str, *, loud: bool) -> str:
    text = f"Hello, {name}!"
    return text.upper() if loud else text
`;

const TEST_MAIN = `import pytest

from my_app.config import PREFIX
from my_app.main import main


def test_it_greets(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{PREFIX}NAME", "Ada")
    monkeypatch.delenv(f"{PREFIX}FEATURE_LOUD_GREETING", raising=False)
    main()
    assert capsys.readouterr().out == "Hello, Ada!\\n"
`;

const TEST_CONFIG = `import pytest

from my_app.config import PREFIX, load_settings
from my_app.core import greeting


def test_a_flag_is_off_by_default() -> None:
    assert not load_settings({}).features.loud_greeting


@pytest.mark.parametrize("value", ["1", "true", " ON "])
def test_a_flag_can_be_enabled(value: str) -> None:
    settings = load_settings({f"{PREFIX}FEATURE_LOUD_GREETING": value})
    assert settings.features.loud_greeting
    assert greeting(settings.name, loud=True) == "HELLO, WORLD!"
`;

function readme(name: string, prefix: string): string {
  return `# ${name}

\`\`\`sh
uv sync              # installs the project and the tools of the checks
uv run ${name}
uv run pytest
\`\`\`

Settings and feature flags come from the environment: \`${prefix}NAME=Ada\`, \`${prefix}FEATURE_LOUD_GREETING=1\`.

## Change and release it

\`\`\`sh
git switch --create feat/louder
git commit -m "feat: a louder greeting"   # relctl checks the message
relctl preflight                          # format, lint, tests, dependencies
relctl bump --dry-run                     # on main: shows the release, changes nothing
relctl bump
\`\`\`
`;
}
