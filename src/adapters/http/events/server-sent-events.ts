/** One event of a stream. Source: HTML standard, section 9.2. */
export function serverSentEvent(event: { id?: number; event: string; data: unknown }): string {
  const id = event.id === undefined ? '' : `id: ${event.id}\n`;
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

/** A comment: keeps the connection, and no client sees it. */
export function serverSentComment(words: string): string {
  return `: ${words}\n\n`;
}

/**
 * A response body that asks for the next chunk only when the client has taken the one before, so that a slow client
 * costs its own connection and nothing else. When the client goes away `leave` is called; when a chunk could not be
 * made `broken` is, and the stream just ends, since what broke is not for the client; however it ends, `stopped` is.
 */
export function pulledStream(
  chunks: AsyncIterator<string, void>,
  on: { leave(): void; stopped(): void; broken(thrown: unknown): void },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next().catch((thrown: unknown) => {
          on.broken(thrown);
          return { done: true as const };
        });
        if (!next.done) return controller.enqueue(encoder.encode(next.value));
        on.stopped();
        controller.close();
      },
      cancel() {
        on.leave();
        on.stopped();
      },
    },
    { highWaterMark: 0 },
  );
}
