// Loaded before relctl (`node --import`): writes which files the program loaded, as a JSON list, when the process ends.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { cache } = createRequire(import.meta.url);

process.on('exit', () => {
  const files = Object.keys(cache).filter((file) => !file.endsWith('.json'));
  writeFileSync(process.env.LOADED, JSON.stringify(files));
});
