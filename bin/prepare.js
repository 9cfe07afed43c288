// Run by npm where relctl is packed, or installed from its repository: nothing is built there yet.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

// After `npm ci`, a developer builds when they need it.
if (process.env['npm_command'] !== 'ci') {
  // `npm install -g` of a repository, as the pre-commit framework does it, leaves out what the build needs.
  if (!existsSync(new URL('../node_modules/typescript', import.meta.url))) npm('ci', '--include=dev');
  npm('run', 'build');
}

/** @param {string[]} args */
function npm(...args) {
  // The `-g` of the npm that runs this stands in the environment, and where that installs to.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(global|location|.*prefix)$/i.test(name),
  );
  execFileSync('npm', args, { cwd: root, env: Object.fromEntries(inherited), stdio: 'inherit' });
}
