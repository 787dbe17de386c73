import type { FakeReply } from './fake-reply.ts';

/** Token counts of every reply that has some: 100 in, 20 out, 5 thought. */
export const RECORDED_USAGE = {
  promptTokenCount: 100,
  candidatesTokenCount: 20,
  thoughtsTokenCount: 5,
  totalTokenCount: 125,
};

const RATINGS = [
  {
    category: 'HARM_CATEGORY_HATE_SPEECH',
    probability: 'NEGLIGIBLE',
    probabilityScore: 0.05,
    severity: 'HARM_SEVERITY_NEGLIGIBLE',
  },
];

/** A 200 with one candidate, as Vertex sends it. */
export function candidate(text: string | null, finishReason: string | null): FakeReply {
  return {
    kind: 'response',
    status: 200,
    body: {
      candidates: [
        {
          ...(text !== null && { content: { role: 'model', parts: [{ text }] } }),
          ...(finishReason !== null && { finishReason }),
          safetyRatings: RATINGS,
          avgLogprobs: -0.12,
        },
      ],
      usageMetadata: RECORDED_USAGE,
      modelVersion: 'recorded',
      createTime: '2026-11-24T10:00:00.000000Z',
      responseId: 'recorded-response',
    },
  };
}

/** A 200 whose prompt was blocked: no candidates at all. */
export function blockedPrompt(blockReason: string): FakeReply {
  return {
    kind: 'response',
    status: 200,
    body: {
      promptFeedback: { blockReason, blockReasonMessage: 'The prompt could not be submitted.', safetyRatings: RATINGS },
      usageMetadata: { promptTokenCount: 100, totalTokenCount: 100 },
    },
  };
}

/** A 200 without candidates and without a reason. */
export const NO_CANDIDATES: FakeReply = {
  kind: 'response',
  status: 200,
  body: { usageMetadata: { promptTokenCount: 100, totalTokenCount: 100 }, modelVersion: 'recorded' },
};

/** An error as Google's APIs send it (google.rpc.Status as JSON). */
export function apiError(
  code: number,
  status: string,
  message: string,
  extras: { details?: readonly unknown[]; headers?: Readonly<Record<string, string>> } = {},
): FakeReply {
  const { details, headers = {} } = extras;
  return {
    kind: 'response',
    status: code,
    headers,
    body: { error: { code, message, status, ...(details && { details }) } },
  };
}

/** The error detail that asks to wait. */
export function retryInfo(retryDelay: string) {
  return { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay };
}

/** The error detail that names the quota that ran out. */
export function quotaFailure(quotaId: string) {
  return {
    '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
    violations: [{ quotaMetric: 'generate_requests', quotaId }],
  };
}
