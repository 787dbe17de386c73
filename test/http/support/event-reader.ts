/** An event as a browser would see it. */
export interface ReadEvent {
  readonly id: string | null;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was sent
  readonly data: any;
}

/** Reads a stream of server-sent events piece by piece, comments included. */
export class EventReader {
  readonly events: ReadEvent[] = [];
  readonly comments: string[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #rest = '';
  #ended = false;

  constructor(response: Response) {
    if (response.body === null) throw new Error('the response has no body');
    this.#reader = response.body.getReader();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Reads until the condition holds or the stream ends. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition() && !this.#ended) {
      const { value, done } = await this.#reader.read();
      if (done) this.#ended = true;
      else this.#take(this.#decoder.decode(value, { stream: true }));
    }
  }

  /** Reads to the end of the stream. */
  async toEnd(): Promise<readonly ReadEvent[]> {
    await this.until(() => false);
    return this.events;
  }

  async leave(): Promise<void> {
    await this.#reader.cancel();
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
      );
      const comment = fields.get('');
      if (comment !== undefined) this.comments.push(comment);
      const event = fields.get('event');
      if (event === undefined) continue;
      this.events.push({ id: fields.get('id') ?? null, event, data: JSON.parse(fields.get('data') ?? 'null') });
    }
  }
}

/** Opens the event stream of a request. */
export async function follow(address: string, id: string, headers: Record<string, string> = {}): Promise<EventReader> {
  const response = await fetch(`${address}/v1/requests/${id}/events`, { headers });
  if (response.status !== 200) throw new Error(`not a stream: ${response.status} ${await response.text()}`);
  return new EventReader(response);
}
