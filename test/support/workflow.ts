import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RELCTL, temporaryFolder } from './scratch.ts';
import type { Ran, Scratch } from './scratch.ts';

type Values = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly env?: Values;
  readonly run?: string;
}

interface Workflow {
  readonly env: Values;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

/** The result of a job: its last script, and the outputs of its steps as `steps.ID.outputs.NAME`. */
export interface JobRan {
  readonly last: Ran;
  readonly outputs: Values;
}

/**
 * Runs the scripts of a GitHub Actions workflow as the runner does. uv and docker are replaced with programs that record their
 * calls, and npx runs the built relctl. Actions are not run. The test provides the checkout.
 */
export class WorkflowRunner {
  readonly #workflow: Workflow;
  readonly #executed = new Set<string>();
  readonly #folder: string;

  private constructor(text: string, folder: string) {
    this.#workflow = parse(text) as Workflow;
    this.#folder = folder;
  }

  static async create(text: string): Promise<WorkflowRunner> {
    const runner = new WorkflowRunner(text, await temporaryFolder());
    await mkdir(join(runner.#folder, 'bin'));
    for (const [name, script] of Object.entries(STAND_INS)) {
      const path = join(runner.#folder, 'bin', name);
      await writeFile(path, `#!/bin/bash\necho "${name} $*" >> "$RUNNER_LOG"\n${script}\n`);
      await chmod(path, 0o755);
    }
    return runner;
  }

  /** The scripts that no job has run yet. */
  get unexecuted(): readonly string[] {
    const all = Object.values(this.#workflow.jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? ''));
    return all.filter((run) => run !== '' && !this.#executed.has(run));
  }

  /** The calls of uv, docker and npx since the last request, one per line. */
  async calls(): Promise<readonly string[]> {
    const text = await readFile(this.#log, 'utf8').catch(() => '');
    await writeFile(this.#log, '');
    return text.split('\n').filter((line) => line !== '');
  }

  /** The images in the registry. */
  async registryHas(...names: readonly string[]): Promise<void> {
    await writeFile(join(this.#folder, 'registry'), names.map((name) => `${name}\n`).join(''));
  }

  /**
   * Runs the scripts of a job in a checkout until one fails.
   *
   * @param context the values of expressions, by their path
   * @param env other variables that the runner sets
   */
  async run(job: string, checkout: Scratch, context: Values, env: Values): Promise<JobRan> {
    const outputs: Record<string, string> = {};
    let last: Ran = { exit: 0, stdout: '', stderr: '' };
    for (const step of this.#workflow.jobs[job]?.steps ?? []) {
      const known = { ...context, ...outputs };
      if (step.run === undefined || !isTrue(step.if ?? '', known)) continue;
      this.#executed.add(step.run);
      const output = join(this.#folder, 'output');
      await writeFile(output, '');
      const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluated(value, known)]);
      Object.assign(checkout.env, this.#environment(checkout), env, Object.fromEntries(own));
      last = await checkout.run('bash', await this.#script(step.run), checkout.dir);
      for (const [name] of own) if (name !== undefined) Reflect.deleteProperty(checkout.env, name);
      if (last.exit !== 0) break;
      for (const [name, value] of readOutputs(await readFile(output, 'utf8')))
        outputs[`steps.${step.id ?? ''}.outputs.${name}`] = value;
    }
    return { last, outputs };
  }

  /** Runs the lines of a GitLab job as one script for `sh -e`, without any `GITHUB_…` variables. */
  async runLines(lines: readonly string[], checkout: Scratch, env: Values): Promise<Ran> {
    const file = join(this.#folder, 'lines.sh');
    await writeFile(file, lines.join('\n'));
    Object.assign(checkout.env, this.#environment(checkout), env);
    for (const name of Object.keys(checkout.env))
      if (name.startsWith('GITHUB_')) Reflect.deleteProperty(checkout.env, name);
    return checkout.run('sh', ['-e', file], checkout.dir);
  }

  get #log(): string {
    return join(this.#folder, 'log');
  }

  /** Runs a script like `shell: bash`. */
  async #script(text: string): Promise<readonly string[]> {
    const file = join(this.#folder, 'script.sh');
    await writeFile(file, text);
    return ['--noprofile', '--norc', '-eo', 'pipefail', file];
  }

  #environment({ env }: Scratch): Values {
    const path = join(this.#folder, 'bin');
    return {
      ...this.#workflow.env,
      PATH: env['PATH']?.startsWith(path) === true ? env['PATH'] : `${path}:${env['PATH'] ?? ''}`,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'ada',
      GITHUB_REPOSITORY: 'ada/my_app',
      GITHUB_OUTPUT: join(this.#folder, 'output'),
      GITHUB_ENV: join(this.#folder, 'env'),
      RUNNER_TEMP: this.#folder,
      RUNNER_LOG: this.#log,
      RUNNER_REGISTRY: join(this.#folder, 'registry'),
      RUNNER_RELCTL: RELCTL,
      RUNNER_NODE: process.execPath,
    };
  }
}

const STAND_INS = {
  uv: '',
  npx: 'shift 2; exec "$RUNNER_NODE" "$RUNNER_RELCTL" "$@"',
  docker: `case "$1 $2" in
  "buildx build") [[ "$*" =~ dest=([^,]+) ]] && mkdir -p "\${BASH_REMATCH[1]}" ;;
  "login "*) echo "password $(cat)" >> "$RUNNER_LOG" ;;
  "manifest inspect")
    grep -qxF -- "$3" "$RUNNER_REGISTRY" && exit 0
    if grep -qxF broken "$RUNNER_REGISTRY"; then echo 'received unexpected HTTP status: 503' >&2
    else echo "no such manifest: $3" >&2; fi
    exit 1 ;;
esac`,
} as const;

/** Reads `NAME=VALUE`, or `NAME<<END`, lines, `END`. */
function readOutputs(text: string): readonly (readonly [string, string])[] {
  const found = text.matchAll(/^(\w+)(?:=(.*)|<<(.+)\n([^]*?)\n?^\3)$/gm);
  return [...found].map(([, name = '', plain, , long = '']) => [name, plain ?? long]);
}

/** Evaluates the expressions of the workflow: comparisons and "and". */
function isTrue(condition: string, context: Values): boolean {
  if (condition === '') return true;
  return condition.split(' && ').every((part) => {
    const [, path = '', sign = '', expected = ''] = /^(\S+) (==|!=) '(.*)'$/.exec(part) ?? [];
    if (sign === '') throw new Error(`an expression that no test knows: ${part}`);
    return (valueOf(path, context) === expected) === (sign === '==');
  });
}

function evaluated(value: string, context: Values): string {
  return value.replace(/\$\{\{ (.*?) \}\}/g, (_, path: string) => valueOf(path, context));
}

/** As on GitHub, a missing output or secret is empty. */
function valueOf(path: string, context: Values): string {
  const value = context[path];
  if (value === undefined && !/^(steps|secrets|needs)\./.test(path)) throw new Error(`no value for ${path}`);
  return value ?? '';
}
