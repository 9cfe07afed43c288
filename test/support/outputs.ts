import { closeSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** Two files for the output of a process that runs many commands. Its hooks append to them too. */
export class Outputs {
  readonly paths: Readonly<Record<'stdout' | 'stderr', string>>;
  readonly fd: Readonly<Record<'stdout' | 'stderr', number>>;

  constructor(folder: string, name: string) {
    this.paths = { stdout: join(folder, `${name}.out`), stderr: join(folder, `${name}.err`) };
    this.fd = { stdout: openSync(this.paths.stdout, 'a'), stderr: openSync(this.paths.stderr, 'a') };
  }

  clear(): void {
    truncateSync(this.paths.stdout);
    truncateSync(this.paths.stderr);
  }

  read(): { readonly stdout: string; readonly stderr: string } {
    return {
      stdout: readFileSync(this.paths.stdout, 'utf8'),
      stderr: readFileSync(this.paths.stderr, 'utf8'),
    };
  }

  close(): void {
    closeSync(this.fd.stdout);
    closeSync(this.fd.stderr);
  }
}
