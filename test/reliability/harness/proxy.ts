import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Where the connection of a push is cut. */
export interface Cut {
  /** The direction: data to the server, or from it. */
  readonly direction: 'up' | 'down';
  /** The number of bytes that get through. */
  readonly after: number;
  /** Whether later connections fail as well. */
  readonly forGood: boolean;
}

/** The number of bytes of one push. */
export interface Said {
  readonly up: number;
  readonly down: number;
}

/** A proxy between a client and the git server, on loopback. It forwards everything until it cuts the connection. */
export interface Proxy {
  readonly port: number;
  readonly said: () => Said;
  readonly end: () => Promise<void>;
}

export async function proxyTo(port: number, cut: Cut | null): Promise<Proxy> {
  const said = { up: 0, down: 0 };
  const open = new Set<Socket>();
  let isDead = false;
  let isCut = false;
  const server = createServer((client) => {
    const there = connect(port, '127.0.0.1');
    const both = [client, there];
    const hangUp = (): void => {
      for (const socket of both) socket.destroy();
    };
    if (isDead) {
      hangUp();
      return;
    }
    let isPush = false;
    const hand = (direction: 'up' | 'down', from: Socket, to: Socket): void => {
      open.add(from);
      from.on('data', (piece: Buffer) => {
        // The first line of a client names its service.
        if (direction === 'up' && piece.includes('git-receive-pack')) isPush = true;
        const before = said[direction];
        if (isPush) said[direction] += piece.length;
        if (!isPush || isCut || cut?.direction !== direction || said[direction] < cut.after) {
          to.write(piece);
          return;
        }
        isCut = true;
        isDead = cut.forGood;
        to.end(piece.subarray(0, cut.after - before), hangUp);
      });
      from.on('end', () => to.end());
      from.on('error', hangUp);
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    };
    hand('up', client, there);
    hand('down', there, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    said: () => ({ ...said }),
    end: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
