import { randomUUID } from 'node:crypto';
import { access, constants, open, rm, stat } from 'node:fs/promises';
import { refuse } from '../../core/error/error.ts';
import { isAbsent, messageOf } from './files.ts';

/** Appends text to a file, on a line of its own. @throws OUTPUT_UNWRITABLE */
export async function appendOutput(file: string, text: string): Promise<void> {
  try {
    const handle = await open(file, 'a+');
    try {
      await handle.appendFile(`${(await endsInLine(handle)) ? '' : '\n'}${text}`);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw refuse('OUTPUT_UNWRITABLE', { file, said: messageOf(error) }, error);
  }
}

/**
 * The outputs of a step in the format of GitHub Actions. Values use a random heredoc delimiter, so no line of a value
 * can end it.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export function githubText(outputs: readonly (readonly [name: string, value: string])[]): string {
  return outputs
    .map(([name, value]) => {
      const end = `relctl-${randomUUID()}`;
      return `${name}<<${end}\n${value}\n${end}\n`;
    })
    .join('');
}

/** The file that receives the outputs of a GitHub Actions step. @throws GITHUB_OUTPUT_MISSING */
export function githubOutputFile(environment: NodeJS.ProcessEnv = process.env): string {
  const path = environment['GITHUB_OUTPUT'] ?? '';
  if (path === '') throw refuse('GITHUB_OUTPUT_MISSING', {});
  return path;
}

/** Checks that the files can be written, before relctl changes anything. The check leaves nothing. @throws OUTPUT_UNWRITABLE */
export async function tryOutput(file: string): Promise<void> {
  try {
    const found = await stat(file).catch((error: unknown) => {
      if (isAbsent(error)) return null;
      throw error;
    });
    // Opening a pipe would wait for a reader.
    if (found !== null && !found.isFile() && !found.isDirectory()) {
      await access(file, constants.W_OK);
      return;
    }
    await (await open(file, 'a')).close();
    if (found === null) await rm(file);
  } catch (error) {
    throw refuse('OUTPUT_UNWRITABLE', { file, said: messageOf(error) }, error);
  }
}

/** If an earlier step left the last line without a line end, the first output would be appended to that line. */
async function endsInLine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString('utf8') === '\n';
}
