import { release, type } from 'node:os';
import { toolVersion } from '../../io/files/package.ts';

/** What a bug report should say about the machine. */
export async function systemReport(): Promise<string> {
  const lines = [
    `relctl Version: ${await toolVersion()}`,
    `Node Version: ${process.versions.node}`,
    `Operating System: ${type()} ${release()}`,
  ];
  return `${lines.join('\n')}\n`;
}
