import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse } from '../../core/error/error.ts';
import type { Signing } from '../../core/snapshot/snapshot.ts';
import { runAttached } from '../process/attached.ts';
import type { Ended } from '../process/attached.ts';
import { GitFailure } from './git.ts';
import type { Git } from './git.ts';
import { reasonFirst } from './remote.ts';
import type { Repository } from './repository.ts';

/**
 * Makes a trial commit with the user's identity, and signs it if commits or tags are signed. So relctl knows of a
 * failure before it writes anything. The commit goes into a folder of its own, which relctl removes.
 *
 * @param asked whether the tag is signed regardless of git's configuration
 * @param head the whole object id of a commit
 * @throws IDENTITY_UNKNOWN
 */
export async function trySigning(repository: Repository, asked: boolean, head: string): Promise<Signing> {
  const tree = EMPTY_TREES.find((id) => id.length === head.length) ?? '';
  // If the temporary folder is not writable, git's own folder is.
  const folder = await mkdtemp(join(tmpdir(), 'relctl-')).catch(() =>
    mkdtemp(join(repository.gitDir, 'relctl-')),
  );
  try {
    const [named, isSigned] = await Promise.all([
      commitOnTrial(repository, folder, [tree]),
      asked || isSignedByConfiguration(repository.git),
    ]);
    if (named.status !== null)
      throw refuse('IDENTITY_UNKNOWN', { said: reasonFirst(said(named)).split('\n')[0] ?? '' });
    if (!isSigned) return { kind: 'unsigned' };
    const signed = await commitOnTrial(repository, folder, ['--gpg-sign', tree]);
    return signed.status === null ? { kind: 'works' } : { kind: 'fails', said: said(signed) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The empty tree, by git's two kinds of object ids. Every git knows it without storing it. */
const EMPTY_TREES = [
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
];

function commitOnTrial({ top }: Repository, objects: string, args: readonly string[]): Promise<Ended> {
  // On the user's terminal, because the agent may ask for a passphrase there.
  return runAttached('git', ['commit-tree', '-m', 'relctl: a trial', ...args], {
    directory: top,
    output: 'caught',
    environment: { GIT_OBJECT_DIRECTORY: objects },
  });
}

async function isSignedByConfiguration(git: Git): Promise<boolean> {
  const keys = '^(commit\\.gpgsign|tag\\.gpgsign|tag\\.forcesignannotated)$';
  try {
    const listing = await git.run(['config', '--type=bool', '--get-regexp', keys]);
    const last = new Map(listing.split('\n').map((line) => line.split(' ') as [string, string]));
    return [...last.values()].includes('true');
  } catch (error) {
    // git exits with 1 if no such key is set.
    if (error instanceof GitFailure && error.exitCode === 1) return false;
    throw error;
  }
}

function said({ stdout, stderr }: Ended): string {
  return (stderr.trim() === '' ? stdout : stderr).trim();
}
