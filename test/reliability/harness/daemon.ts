import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A git server for one folder, which is never killed. */
export interface Daemon {
  readonly port: number;
  /** The URL of the repository `remote.git` in the folder. */
  readonly url: string;
  /** Resolves when the server is idle. */
  readonly idle: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function serve(folder: string, env: Readonly<Record<string, string>>): Promise<Daemon> {
  const port = await freePort();
  const words = ['--reuseaddr', '--listen=127.0.0.1', `--port=${port}`, `--base-path=${folder}`];
  // Not `git daemon`: its wrapper process would not pass a signal on.
  const program = `${(await execPath()).trim()}/git-daemon`;
  const daemon = spawn(program, [...words, '--export-all', '--enable=receive-pack', folder], {
    env,
    detached: true,
    stdio: 'ignore',
  });
  await answers(port);
  const pid = daemon.pid ?? 0;
  return {
    port,
    url: `git://127.0.0.1:${port}/remote.git`,
    idle: async () => {
      while (await hasChildren(pid)) await pause(5);
    },
    end: async () => {
      const ended = once(daemon, 'exit');
      daemon.kill();
      await ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function execPath(): Promise<string> {
  const git = spawn('git', ['--exec-path'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  git.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  await once(git, 'close');
  return said;
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const met = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (met) return;
    await pause(20);
  }
  throw new Error('git daemon does not answer');
}

/** A zombie process doesn't count. */
async function hasChildren(pid: number): Promise<boolean> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [state, parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state !== 'Z' && state !== 'X' && parent === String(pid)) return true;
  }
  return false;
}
