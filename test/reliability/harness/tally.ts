import type { Outcome } from './recovery.ts';

/** Counts the results of the cases of one part. */
export class Tally {
  readonly title: string;
  /** By scenario, then by kind or result. */
  readonly #rows = new Map<string, Map<string, number>>();
  readonly #kinds = new Set<string>();
  readonly #ends = new Set(['as before', 'released']);
  readonly #notes = new Map<string, number>();
  #others = 0;

  constructor(title: string) {
    this.title = title;
  }

  get others(): number {
    return this.#others;
  }

  add(scenario: string, kind: string, outcome: Outcome | null): void {
    const row = this.#rows.get(scenario) ?? new Map<string, number>();
    this.#rows.set(scenario, row);
    this.#kinds.add(kind);
    const raise = (counts: Map<string, number>, name: string): unknown =>
      counts.set(name, (counts.get(name) ?? 0) + 1);
    raise(row, outcome === null ? 'too late' : kind);
    if (outcome === null) return;
    raise(row, 'all');
    raise(row, outcome.kind);
    if (outcome.kind !== 'other') this.#ends.add(outcome.kind);
    if (outcome.kind === 'other') this.#others += 1;
    else for (const note of outcome.notes) raise(this.#notes, note);
  }

  /** The results of one scenario so far. */
  row(scenario: string): string {
    const counts = [...(this.#rows.get(scenario) ?? [])].map(([name, times]) => `${name} ${times}`);
    return `${scenario}: ${counts.join(', ')}`;
  }

  /** The figures as a Markdown table. */
  text(): string {
    const columns = [...this.#kinds, 'all', ...this.#ends, 'other', 'too late'];
    const rows = [...this.#rows].map(([name, row]) => [
      name,
      ...columns.map((column) => row.get(column) ?? 0),
    ]);
    const sums = columns.map((_, at) => rows.reduce((sum, row) => sum + Number(row[at + 1]), 0));
    const lines = [['', ...columns], ['---', ...columns.map(() => '--:')], ...rows, ['all', ...sums]];
    const table = lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
    const notes = [...this.#notes].map(([note, times]) => `- ${note}: ${times}`).join('\n');
    return `## ${this.title}\n\n${table}\n${notes === '' ? '' : `\n${notes}\n`}`;
  }
}
