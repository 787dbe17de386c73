import { match } from 'ts-pattern';
import type { Instant } from '../../domain/instant.ts';
import { type ModelFailure, modelFailure } from '../../domain/model-failure.ts';
import type { GeminiRequest, GeminiTransport } from './gemini-transport.ts';
import { repairRequest } from './prompts/repair-request.ts';
import type { CheckedReply } from './replies/checked-reply.ts';
import { parseJsonReply } from './replies/parse-json-reply.ts';
import { sendUntil } from './send-until.ts';
import { type ReadResponse, readResponse } from './translation/read-response.ts';
import { readStream, textOfChunk } from './translation/read-stream.ts';
import { thrownFailure } from './translation/thrown-failure.ts';
import { addTokens, NO_TOKENS, type TokenUsage } from './translation/token-usage.ts';

/** A question to the model, with the check that its reply must pass. */
export interface GeminiQuestion<Value> {
  readonly request: GeminiRequest;
  readonly check: (json: unknown) => CheckedReply<Value>;
  /** Makes who listens to one attempt's reply as it is written; without it the reply is asked for as a whole. */
  readonly listen?: () => ReplyListener<Value>;
}

/** Hears a reply piece by piece, and then what became of it: the value, or null where it could not be used. */
export interface ReplyListener<Value> {
  heard(text: string): void;
  ended(value: Value | null): void;
}

/** The checked value, or the failure; with what was spent on either. */
export type GeminiAnswer<Value> = { readonly modelCalls: number; readonly usage: TokenUsage } & (
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'failure'; readonly failure: ModelFailure }
);

/** Asks once: send, look at the finish reason, parse, check; and once more, with the complaint, if the reply was malformed. */
export async function askGemini<Value>(
  transport: GeminiTransport,
  question: GeminiQuestion<Value>,
  signal: AbortSignal,
  now: () => Instant,
): Promise<GeminiAnswer<Value>> {
  const first = await attempt(transport, question, signal, now);
  if (first.kind !== 'malformed') return { ...first, modelCalls: 1 };
  const second = await attempt(
    transport,
    { ...question, request: repairRequest(question.request, first) },
    signal,
    now,
  );
  const spent = { modelCalls: 2, usage: addTokens(first.usage, second.usage) };
  if (second.kind !== 'malformed') return { ...second, ...spent };
  return { kind: 'failure', failure: modelFailure.malformedReply(second.problems.join('; ')), ...spent };
}

type Attempt<Value> = { readonly usage: TokenUsage } & (
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'failure'; readonly failure: ModelFailure }
  | { readonly kind: 'malformed'; readonly text: string | null; readonly problems: readonly string[] }
);

async function attempt<Value>(
  transport: GeminiTransport,
  { request, check, listen }: GeminiQuestion<Value>,
  signal: AbortSignal,
  now: () => Instant,
): Promise<Attempt<Value>> {
  const listener = listen?.() ?? null;
  const hear = (chunk: unknown): void => {
    if (!signal.aborted) listener?.heard(textOfChunk(chunk));
  };
  const sent = await sendUntil(signal, () =>
    listener === null ? transport.send(request, signal) : transport.stream(request, signal, hear),
  );
  const result = match(sent)
    .returnType<Attempt<Value>>()
    .with({ kind: 'stopped' }, () => failed(modelFailure.timeout('no reply before the deadline')))
    .with({ kind: 'threw' }, (threw) => failed(thrownFailure(threw, now())))
    .with({ kind: 'answered' }, ({ body }) => readAttempt(readResponse(body), check))
    .with({ kind: 'streamed' }, ({ chunks }) => readAttempt(readStream(chunks, now()), check))
    .exhaustive();
  listener?.ended(result.kind === 'value' ? result.value : null);
  return result;
}

function readAttempt<Value>(response: ReadResponse, check: GeminiQuestion<Value>['check']): Attempt<Value> {
  const { usage } = response;
  return match(response)
    .returnType<Attempt<Value>>()
    .with({ kind: 'failure' }, ({ failure }) => ({ kind: 'failure', failure, usage }))
    .with({ kind: 'unusable' }, ({ problem }) => ({ kind: 'malformed', text: null, problems: [problem], usage }))
    .with({ kind: 'text' }, ({ text }) => {
      const checked = check(parseJsonReply(text));
      return checked.kind === 'valid'
        ? { kind: 'value', value: checked.value, usage }
        : { kind: 'malformed', text, problems: checked.problems, usage };
    })
    .exhaustive();
}

function failed(failure: ModelFailure) {
  return { kind: 'failure', failure, usage: NO_TOKENS } as const;
}
