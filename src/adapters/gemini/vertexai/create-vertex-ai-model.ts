import type { VertexInit } from '@google-cloud/vertexai';
import type { LanguageModel } from '../../../domain/ports/language-model.ts';
import { GeminiLanguageModel } from '../gemini-language-model.ts';
import type { GeminiModelOptions } from '../gemini-model-options.ts';
import { VertexAiTransport } from './vertex-ai-transport.ts';

/**
 * One Gemini model on @google-cloud/vertexai. The SDK is loaded here and not before. It works, but Google has ended its
 * development and it says so on standard error when it is made; new deployments choose `createGenAiModel`.
 *
 * Rejects with a TypeError for an endpoint that is not https, which the SDK cannot reach.
 */
export async function createVertexAiModel(options: GeminiModelOptions): Promise<LanguageModel> {
  const { model, project, location, catalogue, clock, prices = {} } = options;
  const apiEndpoint = apiEndpointOf(options);
  const { VertexAI } = await import('@google-cloud/vertexai');
  const client = new VertexAI({
    project,
    location,
    ...(apiEndpoint !== undefined && { apiEndpoint }),
    ...(options.accessToken !== undefined && { googleAuthOptions: await fixedToken(options.accessToken) }),
  });
  const transport = new VertexAiTransport(client.getGenerativeModel({ model }));
  return new GeminiLanguageModel({ name: model, transport, catalogue, clock, prices });
}

const MULTI_REGIONS: ReadonlySet<string> = new Set(['us', 'eu']);

/** The host to call. The SDK knows regions only; for `global` and the multi-regions it would make up a host. */
export function apiEndpointOf(options: Pick<GeminiModelOptions, 'endpoint' | 'location'>): string | undefined {
  if (options.endpoint !== undefined) {
    const url = new URL(options.endpoint);
    if (url.protocol !== 'https:') throw new TypeError('@google-cloud/vertexai needs an https endpoint');
    return `${url.host}${url.pathname.replace(/\/$/, '')}`;
  }
  if (options.location === 'global') return 'aiplatform.googleapis.com';
  return MULTI_REGIONS.has(options.location) ? `aiplatform.${options.location}.rep.googleapis.com` : undefined;
}

async function fixedToken(accessToken: string): Promise<NonNullable<VertexInit['googleAuthOptions']>> {
  const { OAuth2Client } = await import('google-auth-library');
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: accessToken });
  // The SDK brings an older google-auth-library whose client type differs only in private parts.
  return { authClient } as unknown as NonNullable<VertexInit['googleAuthOptions']>;
}
