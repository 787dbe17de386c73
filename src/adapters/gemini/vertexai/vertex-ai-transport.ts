import type { GenerateContentRequest, GenerativeModel } from '@google-cloud/vertexai';
import type { GeminiRequest, GeminiTransport, TransportOutcome } from '../gemini-transport.ts';
import { SAFETY_SETTINGS } from '../safety-settings.ts';
import { contentsOf, generationConfigOf } from '../sdk-request.ts';
import { observeExchange } from './observed-exchange.ts';

type UsedModel = Pick<GenerativeModel, 'generateContent' | 'generateContentStream'>;

/** Reaches a Gemini model through @google-cloud/vertexai, which never retries. */
export class VertexAiTransport implements GeminiTransport {
  readonly #model: UsedModel;

  constructor(model: UsedModel) {
    this.#model = model;
  }

  send(request: GeminiRequest, signal: AbortSignal): Promise<TransportOutcome> {
    return observed(signal, async () => {
      const { response } = await this.#model.generateContent(sdkRequest(request));
      return { kind: 'answered', body: response };
    });
  }

  stream(request: GeminiRequest, signal: AbortSignal, onChunk: (chunk: unknown) => void): Promise<TransportOutcome> {
    return observed(signal, async () => {
      const { stream, response } = await this.#model.generateContentStream(sdkRequest(request));
      // The SDK also puts the parts together by itself, and rejects once more where the stream breaks.
      response.catch(() => undefined);
      const chunks: unknown[] = [];
      for await (const chunk of stream) {
        chunks.push(chunk);
        onChunk(chunk);
      }
      return { kind: 'streamed', chunks };
    });
  }
}

function observed(signal: AbortSignal, work: () => Promise<TransportOutcome>): Promise<TransportOutcome> {
  return observeExchange(async (exchange): Promise<TransportOutcome> => {
    // Its only timeout is a timer that keeps the process alive after the reply, so the exchange is ended from outside.
    signal.addEventListener('abort', exchange.abandon, { once: true });
    try {
      return await work();
    } catch (error) {
      const signedIn = !(error instanceof Error && error.name === 'GoogleAuthError');
      return { kind: 'threw', error, observed: exchange.response(), signedIn };
    } finally {
      signal.removeEventListener('abort', exchange.abandon);
    }
  });
}

function sdkRequest(request: GeminiRequest): GenerateContentRequest {
  // The SDK's enums are the API's own words, which TypeScript takes for different types.
  return {
    systemInstruction: request.systemInstruction,
    contents: contentsOf(request),
    generationConfig: generationConfigOf(request),
    safetySettings: SAFETY_SETTINGS,
  } as unknown as GenerateContentRequest;
}
