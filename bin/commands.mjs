// The commands, as oclif reads them to make its manifest.
import { createRequire } from 'node:module';

const { oclifCommands } = createRequire(import.meta.url)('../dist/oclif.cjs');
export default await oclifCommands();
