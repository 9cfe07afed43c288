// Loaded into a program by `node --import`. Writes the most memory that this process has had, in KB, to the file in
// BENCH_MEMORY. The system's figure for a process includes those that it started, and git may need more than relctl.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS));
});
