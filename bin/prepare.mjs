// npm runs this before it packs relctl, and when it installs relctl from the repository, where nothing is built yet.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

// After `npm ci`, developers build when they need to.
if (process.env['npm_command'] !== 'ci') {
  // `npm install -g` of a repository, as the pre-commit framework runs it, does not install what the build needs.
  if (!existsSync(new URL('../node_modules/rolldown', import.meta.url))) npm('ci', '--include=dev');
  npm('run', 'build');
}

/** @param {string[]} args */
function npm(...args) {
  // npm passes its own `-g` and its target folder on in the environment. They must not affect these calls.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(global|location|.*prefix)$/i.test(name),
  );
  execFileSync('npm', args, { cwd: root, env: Object.fromEntries(inherited), stdio: 'inherit' });
}
