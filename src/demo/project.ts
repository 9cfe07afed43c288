/** One commit of the history that a scenario starts with. */
export interface PastCommit {
  /** The age of the commit. */
  readonly hoursAgo: number;
  readonly message: string;
  /** The full text of each file, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The release tag of the commit; null: none. */
  readonly tag: string | null;
}

/** A project of `uv init --package my_app`, released as 1.1.0. All commits and tags are pushed. */
export const PAST: readonly PastCommit[] = [
  {
    hoursAgo: 24 * 40,
    message: 'chore: initial commit',
    files: { ...versioned('1.0.0'), 'src/my_app/__init__.py': module('Orders, for people who sell things.') },
    tag: 'v1.0.0',
  },
  feature(24 * 15, 'feat: list the open orders', 'orders', 'The open orders.'),
  feature(24 * 12, 'fix(orders): do not count canceled orders', 'orders', 'The orders that count.'),
  {
    hoursAgo: 24 * 9,
    message: 'bump: version 1.0.0 → 1.1.0',
    files: { ...versioned('1.1.0'), 'CHANGELOG.md': changelog() },
    tag: 'v1.1.0',
  },
  feature(24 * 7, 'feat(search): find an order by its number', 'search', 'Finds orders.'),
  feature(24 * 5, 'feat: export orders as CSV', 'export', 'Orders as CSV.'),
  feature(24 * 4, 'feat(login): sign in with a passkey', 'login', 'Passkeys.'),
  feature(24 * 2, 'feat: remind customers of unpaid orders', 'reminder', 'Reminders.'),
  feature(3, 'feat(api): page through long lists', 'api', 'Pages of results.'),
];

function feature(hoursAgo: number, message: string, name: string, says: string): PastCommit {
  return { hoursAgo, message, files: { [`src/my_app/${name}.py`]: module(says) }, tag: null };
}

function module(says: string): string {
  return `"""${says}"""\n`;
}

function versioned(version: string): Readonly<Record<string, string>> {
  return { 'pyproject.toml': pyproject(version), 'uv.lock': lock(version) };
}

function pyproject(version: string): string {
  return `[project]
name = "my_app"
version = "${version}"  # relctl writes this line
requires-python = ">=3.11"
dependencies = []

[build-system]
requires = ["uv_build"]
build-backend = "uv_build"

[tool.commitizen]
tag_format = "v$version"
version_scheme = "semver"
version_provider = "pep621"
update_changelog_on_bump = true
major_version_zero = true
`;
}

function lock(version: string): string {
  return `version = 1
revision = 3
requires-python = ">=3.11"

[[package]]
name = "my-app"
version = "${version}"
source = { editable = "." }
`;
}

function changelog(): string {
  return `## v1.1.0 (${day(24 * 9)})

### Feat

- list the open orders

### Fix

- **orders**: do not count canceled orders
`;
}

function day(hoursAgo: number): string {
  return new Date(Date.now() - hoursAgo * 3_600_000).toISOString().slice(0, 10);
}
