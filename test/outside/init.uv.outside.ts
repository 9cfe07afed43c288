import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Scratch } from '../support/scratch.ts';

test('from an empty folder to a release, with uv, ruff and pytest', async () => {
  const scratch = await Scratch.create({});
  const dir = join(scratch.root, 'my_app');
  const remote = join(scratch.root, 'remote.git');
  await mkdir(dir);
  const run = async (line: string): Promise<string> => {
    const ran = await scratch.run('sh', ['-c', line], dir);
    expect(ran, line).toMatchObject({ exit: 0 });
    return ran.stdout;
  };
  const relctl = `'${process.execPath}' '${scratch.program}'`;
  scratch.env['PYTHONDONTWRITEBYTECODE'] = '1';

  await run(`${relctl} init --yes --with layout --license MIT`);
  await run('uv sync');
  expect(await run('uv run pytest')).toContain('5 passed');
  await run('uv run pytest --cov');
  await run('uv run ruff check');
  await run('uv run ruff format --check');
  expect(await run('uv run my-app')).toBe('Hello, world!\n');
  expect(await run('MY_APP_FEATURE_LOUD_GREETING=yes uv run my-app')).toBe('HELLO, WORLD!\n');
  expect(await run(`${relctl} init`)).toContain('nothing to do');

  await run(
    `git init --quiet && ${relctl} hook install && git add --all && git commit --quiet -m 'feat: begin'`,
  );
  await run(
    `git init --quiet --bare '${remote}' && git remote add origin '${remote}' && git push --quiet origin main`,
  );
  // The result of pip-audit depends on the index. Everything else must pass.
  expect(await run(`${relctl} preflight`)).toMatch(
    /^4 checks; (?:could not check: security; passed: format, lint, test|passed: format, lint, test, security)$/m,
  );
  expect(await run(`${relctl} bump --yes`)).toContain('released v0.2.0');
  expect(await run('git status --porcelain')).toBe('');
  await run('uv lock --check');
  await run(`${relctl} audit`);
  expect(await run('git ls-remote --tags origin')).toContain('refs/tags/v0.2.0');

  await buildsAsInTheImage(scratch, dir);
  await run('uv build --wheel');
  expect(await readdir(join(dir, 'dist'))).toContain('my_app-0.2.0-py3-none-any.whl');
});

test('a project from uv init is set up, and keeps all its lines', async () => {
  const scratch = await Scratch.create(null);
  const uv = (...args: readonly string[]) => scratch.run('uv', args, scratch.dir);
  expect(
    await uv('init', '--package', '--name', 'my-app', '--no-workspace', '--vcs', 'none', '.'),
  ).toMatchObject({ exit: 0 });
  const text = await scratch.read('pyproject.toml');
  expect(await scratch.relctl('init', '--yes')).toMatchObject({ exit: 0 });
  expect((await scratch.read('pyproject.toml')).startsWith(text)).toBe(true);
  expect(await scratch.read('Dockerfile')).toContain('ENTRYPOINT ["my-app"]');
  for (const args of [
    ['sync'],
    ['lock', '--check'],
    ['run', 'ruff', 'check'],
    ['run', 'ruff', 'format', '--check'],
  ]) {
    expect(await uv(...args), args.join(' ')).toMatchObject({ exit: 0 });
  }
});

/** Runs the first stage of the Dockerfile in a folder with only the copied files, then the command of the image. */
async function buildsAsInTheImage(scratch: Scratch, dir: string): Promise<void> {
  const stage = join(scratch.root, 'stage');
  await mkdir(stage);
  const text = (await readFile(join(dir, 'Dockerfile'), 'utf8')).replaceAll('\\\n', ' ');
  const [first = '', second = ''] = text.split(/^FROM /m).slice(1);
  for (const line of first.split('\n')) {
    const [, words = ''] = /^COPY (?!--)(.+)$/.exec(line) ?? [];
    for (const source of words.split(' ').slice(0, -1))
      await cp(join(dir, source), join(stage, source), { recursive: true });
    const [, command] = /^RUN --mount=\S+ +(.+)$/.exec(line) ?? [];
    if (command !== undefined)
      expect(await scratch.run('sh', ['-c', command], stage), command).toMatchObject({ exit: 0 });
  }
  const [program = ''] = JSON.parse(/^ENTRYPOINT (.+)$/m.exec(second)?.[1] ?? '[]') as readonly string[];
  const ran = await scratch.run(join(stage, '.venv/bin', program), [], stage);
  expect(ran).toMatchObject({ exit: 0, stdout: 'Hello, world!\n' });
  expect(await readdir(join(stage, '.venv/bin'))).not.toContain('pytest');
}
