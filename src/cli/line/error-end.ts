import { RelctlError } from '../../core/error/error.ts';
import { exitCodesIn } from '../../core/error/exit-names.ts';
import { visible, visibleLine } from '../../core/text/visible.ts';
import { errorJson, errorText } from '../../report/error.ts';
import { paintFor } from '../terminal/paint.ts';
import { printJson } from '../terminal/print.ts';
import { showSources } from '../terminal/source-stack.ts';

/** What the raw arguments say about errors. They are not parsed, because the parser itself may have failed. */
export class ErrorEnd {
  readonly #argv: readonly string[];

  constructor(argv: readonly string[]) {
    this.#argv = argv;
  }

  /** Parity: the warning comes first, whether the command fails or not. */
  warnOfUnknownCodes(): void {
    for (const entry of exitCodesIn(this.#noRaise()).unknown)
      process.stderr.write(`warning: --no-raise: '${visibleLine(entry)}' is not an exit code\n`);
  }

  /** The only place where an error becomes text (or JSON) and an exit code. */
  report(error: Error): void {
    if (!(error instanceof RelctlError) || this.#argv.includes('--debug')) showSources(error);
    if (this.#argv.includes('--json')) printJson(errorJson(error));
    process.stderr.write(`${errorText(error, paintFor(process.stderr))}\n`);
    if (this.#argv.includes('--debug') && error instanceof RelctlError)
      process.stderr.write(`${visible(trace(error))}\n`);
    this.endWith(error);
  }

  /** Sets the exit code of an error whose message is not printed. */
  endWith(error: Error): void {
    const exit = error instanceof RelctlError ? error.exit : 70;
    const { codes } = exitCodesIn(this.#noRaise());
    // Parity: errors of the argument parser come before --no-raise takes effect.
    process.exitCode = codes.includes(exit) && exit !== 13 ? 0 : exit;
  }

  #noRaise(): string {
    const at = this.#argv.findIndex((word) => word === '--no-raise' || word.startsWith('--no-raise='));
    if (at === -1) return '';
    const [, value] = (this.#argv[at] ?? '').split('=');
    return value ?? this.#argv[at + 1] ?? '';
  }
}

function trace(error: Error): string {
  const cause =
    error.cause instanceof Error ? `\ncaused by: ${error.cause.stack ?? error.cause.message}` : '';
  return `${error.stack ?? ''}${cause}`;
}
