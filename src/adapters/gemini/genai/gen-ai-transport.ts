import type { GenerateContentParameters, Models } from '@google/genai';
import {
  type GeminiRequest,
  type GeminiTransport,
  NOTHING_OBSERVED,
  type ObservedResponse,
  type TransportOutcome,
} from '../gemini-transport.ts';
import { SAFETY_SETTINGS } from '../safety-settings.ts';
import { contentsOf, generationConfigOf } from '../sdk-request.ts';

type UsedModels = Pick<Models, 'generateContent' | 'generateContentStream'>;

/** Reaches a Gemini model through @google/genai. No `retryOptions`: the SDK then sends a request once. */
export class GenAiTransport implements GeminiTransport {
  readonly #models: UsedModels;
  readonly #model: string;

  constructor(models: UsedModels, model: string) {
    this.#models = models;
    this.#model = model;
  }

  send(request: GeminiRequest, signal: AbortSignal): Promise<TransportOutcome> {
    return this.#observed(request, signal, async (sent) => {
      return { kind: 'answered', body: await this.#models.generateContent(sent) };
    });
  }

  stream(request: GeminiRequest, signal: AbortSignal, onChunk: (chunk: unknown) => void): Promise<TransportOutcome> {
    return this.#observed(request, signal, async (sent) => {
      const chunks: unknown[] = [];
      for await (const chunk of await this.#models.generateContentStream(sent)) {
        chunks.push(chunk);
        onChunk(chunk);
      }
      return { kind: 'streamed', chunks };
    });
  }

  async #observed(
    request: GeminiRequest,
    signal: AbortSignal,
    exchange: (sent: GenerateContentParameters) => Promise<TransportOutcome>,
  ): Promise<TransportOutcome> {
    let observed: ObservedResponse = NOTHING_OBSERVED;
    let signedIn = false;
    const observingFetch: typeof fetch = async (input, init) => {
      signedIn = true;
      const response = await fetch(input, init);
      observed = { httpStatus: response.status, retryAfter: response.headers.get('retry-after') };
      return response;
    };
    try {
      return await exchange(sdkRequest(this.#model, request, signal, observingFetch));
    } catch (error) {
      return { kind: 'threw', error, observed, signedIn };
    }
  }
}

function sdkRequest(model: string, request: GeminiRequest, signal: AbortSignal, observingFetch: typeof fetch) {
  // The SDK's enums are the API's own words, which TypeScript takes for different types.
  return {
    model,
    contents: contentsOf(request),
    config: {
      ...generationConfigOf(request),
      systemInstruction: request.systemInstruction,
      safetySettings: SAFETY_SETTINGS,
      abortSignal: signal,
      httpOptions: { fetch: observingFetch },
      // On by default: the SDK would make further calls by itself.
      automaticContinuation: false,
    },
  } as unknown as GenerateContentParameters;
}
