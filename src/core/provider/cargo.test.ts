import { describe, expect, test } from 'vitest';
import { cargo } from './cargo.ts';

const LOCK = `# made by cargo
version = 3

[[package]]
name = "a"
version = "0.9.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "00"

[[package]]
name = "a"
version = "1.0.0"
dependencies = [
 "b 1.0.0",
]

[[package]]
name = "b"
version = "1.0.0"

[[package]]
name = "c"
version = "1.0.0"
`;

type Files = Readonly<Record<string, string>>;

/** The names of the packages in the lock that change to 1.1.0. */
function followers(files: Files, folder = ''): readonly string[] {
  const place = { folder, configFile: `${folder}.cz.toml` };
  const texts = new Map(Object.entries(files).map(([path, text]) => [folder + path, text]));
  const lock = cargo.write('1.1.0', { place, texts, tagged: null }).get(`${folder}Cargo.lock`) ?? '';
  const followed = ['a', 'b', 'c'].filter((name) => lock.includes(`name = "${name}"\nversion = "1.1.0"`));
  const expected = followed.reduce(
    (text, name) =>
      text.replace(`name = "${name}"\nversion = "1.0.0"`, `name = "${name}"\nversion = "1.1.0"`),
    LOCK,
  );
  expect(lock).toBe(expected);
  return followed;
}

const member = (name: string, version = 'version.workspace = true'): string =>
  `[package]\nname = "${name}"\n${version}\n`;
const workspace = (more: string): string => `[workspace]\n${more}\n[workspace.package]\nversion = "1.0.0"\n`;

describe('Cargo.lock', () => {
  test('is refused if it is not valid', () => {
    const texts = new Map([
      ['Cargo.toml', '[package]\nname = "x"\nversion = "1.0.0"\n'],
      ['Cargo.lock', '<<<<<<< HEAD\n'],
    ]);
    const place = { configFile: 'Cargo.toml', folder: '' };
    expect(() => cargo.write('1.1.0', { place, texts, tagged: null })).toThrow(
      'Cargo.lock:1: not valid TOML',
    );
  });

  test.each<[string, Files, readonly string[]]>([
    ['a package', { 'Cargo.toml': member('a', 'version = "1.0.0"') }, ['a']],
    ['a package that the lock does not contain', { 'Cargo.toml': member('z', 'version = "1.0.0"') }, []],
    [
      'the members of a virtual workspace that inherit the version',
      {
        'Cargo.toml': workspace('members = ["crates/*"]'),
        'crates/x/Cargo.toml': member('a'),
        'crates/y/Cargo.toml': member('b', 'version = "1.0.0"'),
        'crates/z/Cargo.toml': member('c', 'version = { workspace = true }'),
      },
      ['a', 'c'],
    ],
    [
      'without excluded members, and without packages that are not members',
      {
        'Cargo.toml': workspace('members = ["crates/*", "./b/"]\nexclude = ["crates/x*"]'),
        'crates/xa/Cargo.toml': member('a'),
        'crates/deep/c/Cargo.toml': member('c'),
        'b/Cargo.toml': member('b'),
      },
      ['b'],
    ],
    [
      'a root package that inherits the version, and its members',
      {
        'Cargo.toml': workspace('members = ["b"]') + member('a'),
        'b/Cargo.toml': member('b'),
      },
      ['a', 'b'],
    ],
    [
      'not a root package with its own version',
      { 'Cargo.toml': workspace('members = []') + member('a', 'version = "1.0.0"') },
      [],
    ],
    ['a workspace without members', { 'Cargo.toml': workspace('') }, []],
    [
      'a member without a version',
      { 'Cargo.toml': workspace('members = ["b"]'), 'b/Cargo.toml': '[package]\nname = "b"\n' },
      [],
    ],
  ])('%s', (_, files, names) => {
    expect(followers({ ...files, 'Cargo.lock': LOCK })).toEqual(names);
    expect(followers({ ...files, 'Cargo.lock': LOCK }, 'rust/')).toEqual(names);
  });

  test('is not created', () => {
    const texts = new Map([['Cargo.toml', member('a', 'version = "1.0.0"')]]);
    const place = { folder: '', configFile: 'cz.toml' };
    expect([...cargo.write('1.1.0', { place, texts, tagged: null }).keys()]).toEqual(['Cargo.toml']);
  });

  test('a member that is not valid is refused, with its name', () => {
    expect(() =>
      followers({
        'Cargo.toml': workspace('members = ["b"]'),
        'b/Cargo.toml': '[package',
        'Cargo.lock': LOCK,
      }),
    ).toThrow(expect.objectContaining({ code: 'VERSION_FILE_INVALID', exit: 1 }));
  });
});
