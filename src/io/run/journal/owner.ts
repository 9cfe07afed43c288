import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, distinguishable from a later one with the same number. */
export interface ProcessId {
  readonly pid: number;
  /** When it started, in the system's format; null: the system does not say. */
  readonly start: string | null;
}

/** The process that executes a plan. */
export interface Owner extends ProcessId {
  readonly host: string;
  /** The namespace of process numbers, since each container has its own; null: the system has none. */
  readonly space: string | null;
}

export function thisProcess(): Owner {
  return { host: hostname(), space: ownSpace(), ...identify(process.pid) };
}

export function identify(pid: number): ProcessId {
  return { pid, start: startOf(pid) };
}

/**
 * Whether the owner of a journal is still alive. On the same host relctl looks for the process. For another host or
 * container, the journal's heartbeat decides.
 *
 * @param silence how long the journal has not been touched, in milliseconds
 */
export function isOwnerAlive(owner: Owner, silence: number): boolean {
  const canBeAsked = owner.host === hostname() && owner.space === ownSpace() && isOfThisBoot(owner);
  return canBeAsked ? isAlive(owner) : silence < LONG_SILENCE;
}

/** Two machines may have the same name, and process numbers start again after a boot. */
function isOfThisBoot({ start }: Owner): boolean {
  const [, boot] = /^([\da-f-]{36}) /.exec(start ?? '') ?? [];
  return boot === undefined || boot === ownBoot();
}

/** Whether a process of this host is alive. A zombie is not. */
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

/** Much longer than a file server may take to show a new time to its clients; in milliseconds. */
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
  // The name is in brackets and may contain anything. The state is the 3rd field, the start time the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  // The start time counts from the boot, so it needs the boot's identity.
  return `${ownBoot() ?? ''} ${fields[19] ?? ''}`;
}

/** null: the system does not say. */
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
    const [, state = '', start = ''] = /^(\S+)\s+(\S.*)$/.exec(line.trim()) ?? [];
    return state === '' || state.startsWith('Z') ? null : start;
  } catch {
    return null;
  }
}
