import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, told apart from a later one that gets the same number. */
export interface ProcessId {
  readonly pid: number;
  /** When it started, in the system's own words; null where the system does not tell. */
  readonly start: string | null;
}

/** The process that is at a plan. */
export interface Owner extends ProcessId {
  readonly host: string;
  /** Within which numbers of processes mean the same: a container has its own; null where the system has none. */
  readonly space: string | null;
}

export function thisProcess(): Owner {
  return { host: hostname(), space: ownSpace(), ...identify(process.pid) };
}

export function identify(pid: number): ProcessId {
  return { pid, start: startOf(pid) };
}

/**
 * Whether a journal's owner is at it still. On another host (or in another container) its processes can't be asked;
 * there the journal's pulse tells.
 *
 * @param silence for how long the journal has not been touched, in milliseconds
 */
export function isOwnerAlive(owner: Owner, silence: number): boolean {
  const canBeAsked = owner.host === hostname() && owner.space === ownSpace() && isOfThisBoot(owner);
  return canBeAsked ? isAlive(owner) : silence < LONG_SILENCE;
}

/** Two machines may have one name; after a boot the journal's pulse is soon too old. */
function isOfThisBoot({ start }: Owner): boolean {
  const [, boot] = /^([\da-f-]{36}) /.exec(start ?? '') ?? [];
  return boot === undefined || boot === ownBoot();
}

/** Whether a process of this host lives. One that has ended and was not waited for (a zombie) does not. */
export function isAlive({ pid, start }: ProcessId): boolean {
  const now = startOf(pid);
  return now !== null && (start === null || start === now);
}

function ownSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

/** Far longer than a file server may keep a time from its other clients. */
const LONG_SILENCE = 60_000;

/** null: there is no such process. */
function startOf(pid: number): string | null {
  return process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
}

function startOnLinux(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The name stands in brackets and may hold anything; behind it the state is the 3rd field, the start the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  // Ticks count from the boot, so the boot belongs to it.
  return `${ownBoot() ?? ''} ${fields[19] ?? ''}`;
}

/** null where the system does not tell. */
function ownBoot(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

function startByPs(pid: number): string | null {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env,
      stdio: [...stdio],
    });
    const [, state = '', start = ''] = /^\s*(\S+)\s+(.*\S)/.exec(line) ?? [];
    return state === '' || state.startsWith('Z') ? null : start;
  } catch {
    return null;
  }
}
