import type {
  OpenPullStream,
  PulledMessage,
  PullStream,
  PullStreamListener,
} from '../../src/adapters/pubsub/pull/pull-stream.ts';

/** A pulled message that notes what became of it. */
export interface FakeMessage extends PulledMessage {
  readonly settled: ('ack' | 'nack')[];
}

/** One stream that a test plays the server of. */
export interface FakeStream {
  readonly listener: PullStreamListener;
  readonly closedWithin: number[];
  /** Ends by itself, without a word. */
  end(): void;
  deliver(id: string): FakeMessage;
}

/**
 * Pull streams without a server. As the SDK's do, they count a message as outstanding until it is settled, drop what is
 * settled after the stream has closed, and end their close when nothing is outstanding.
 */
export function fakePullStreams(): { readonly open: OpenPullStream; readonly streams: FakeStream[] } {
  const streams: FakeStream[] = [];
  const open: OpenPullStream = (listener): PullStream => {
    const outstanding = new Set<string>();
    const closedWithin: number[] = [];
    let [isOpen, isClosed] = [true, false];
    let look = (): void => undefined;
    const empty = new Promise<void>((resolve) => {
      look = () => {
        if (isOpen || outstanding.size > 0) return;
        isClosed = true;
        resolve();
      };
    });
    streams.push({
      listener,
      closedWithin,
      end: () => {
        isOpen = false;
      },
      deliver(id) {
        const settled: ('ack' | 'nack')[] = [];
        const settle = (how: 'ack' | 'nack') => () => {
          if (!isClosed) settled.push(how);
          outstanding.delete(id);
          look();
        };
        const message: FakeMessage = {
          id,
          data: Buffer.from(id),
          attributes: {},
          ack: settle('ack'),
          nack: settle('nack'),
          settled,
        };
        outstanding.add(id);
        listener.onMessage(message);
        return message;
      },
    });
    return {
      get isOpen() {
        return isOpen;
      },
      async close(within) {
        isOpen = false;
        closedWithin.push(within);
        look();
        await empty;
      },
    };
  };
  return { open, streams };
}
