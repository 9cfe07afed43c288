import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { refuse } from '../core/error/error.ts';
import { messageOf } from './files.ts';

/**
 * Appends outputs of a step to the file of GitHub Actions that GITHUB_OUTPUT names. Each value stands between two lines
 * that nobody can foresee, so that no line of a value ends it.
 *
 * @throws GITHUB_OUTPUT_MISSING, GITHUB_OUTPUT_UNWRITABLE
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export async function appendGithubOutput(
  outputs: readonly (readonly [name: string, value: string])[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const path = githubOutputFile(environment);
  const lines = outputs.map(([name, value]) => {
    const end = `relctl-${randomUUID()}`;
    return `${name}<<${end}\n${value}\n${end}\n`;
  });
  try {
    const file = await open(path, 'a+');
    try {
      await file.appendFile(`${(await endsInLine(file)) ? '' : '\n'}${lines.join('')}`);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw refuse('GITHUB_OUTPUT_UNWRITABLE', { file: path, said: messageOf(error) }, error);
  }
}

/** @throws GITHUB_OUTPUT_MISSING */
export function githubOutputFile(environment: NodeJS.ProcessEnv = process.env): string {
  const path = environment['GITHUB_OUTPUT'] ?? '';
  if (path === '') throw refuse('GITHUB_OUTPUT_MISSING', {});
  return path;
}

/** What an earlier step wrote without a line end would swallow the first output. */
async function endsInLine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString('utf8') === '\n';
}
