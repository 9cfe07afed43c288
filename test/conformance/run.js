// Runs a TypeScript script of this folder: `node test/conformance/run.js fuzz --seed 1`.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [script = '', ...args] = process.argv.slice(2);
const path = fileURLToPath(new URL(`${script}.ts`, import.meta.url));
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
// A worker of a library may still hold the process.
process.exit(await module.main(args));
