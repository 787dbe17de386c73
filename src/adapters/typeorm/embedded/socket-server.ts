import { createServer, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { Mutex } from 'async-mutex';
import { type Frame, FrameReader } from './wire-frames.ts';

/** Serves an embedded database to many connections. */
export interface SocketServer {
  close(): Promise<void>;
}

/**
 * Listens on a Unix socket and lets one connection at a time use the database's single session: from its first message
 * to the end of its query, or of its transaction. (@electric-sql/pglite-socket changes connections between any two
 * messages, so that one's bind meets another's parse.)
 */
export async function serveOnSocket(database: PGlite, path: string): Promise<SocketServer> {
  const session = new Mutex();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    void serveConnection(database, session, socket).finally(() => {
      sockets.delete(socket);
      socket.destroy();
    });
  });
  await listen(server, path);
  return {
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      // Whoever was in the middle of a query has ended it by then.
      await session.runExclusive(() => undefined);
    },
  };
}

async function serveConnection(database: PGlite, session: Mutex, socket: Socket): Promise<void> {
  socket.on('error', () => socket.destroy());
  const reader = new FrameReader();
  let release: (() => void) | null = null;
  try {
    for await (const chunk of socket as AsyncIterable<Uint8Array>) {
      for (const frame of reader.read(chunk)) {
        if (frame.kind === 'ssl_request') {
          socket.write('N');
          continue;
        }
        if (frame.kind === 'cancel_request' || (frame.kind === 'message' && frame.type === 'X')) return;
        release ??= await session.acquire();
        await answer(database, socket, frame.bytes);
        if (endsQuery(frame) && !database.isInTransaction()) {
          release();
          release = null;
        }
      }
    }
  } catch {
    // The connection broke, or the database refused a malformed message: either way this connection is over.
  } finally {
    if (release !== null) {
      if (database.isInTransaction()) await database.exec('ROLLBACK').catch(() => undefined);
      release();
    }
  }
}

function endsQuery(frame: Frame): boolean {
  return frame.kind === 'startup' || (frame.kind === 'message' && (frame.type === 'Q' || frame.type === 'S'));
}

async function answer(database: PGlite, socket: Socket, message: Uint8Array): Promise<void> {
  await database.execProtocolRawStream(message, {
    // Copied: the database reuses its buffer.
    onRawData: (data) => socket.write(data.slice()),
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
