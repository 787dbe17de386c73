import type { GoogleGenAIOptions } from '@google/genai';
import type { LanguageModel } from '../../../domain/ports/language-model.ts';
import { GeminiLanguageModel } from '../gemini-language-model.ts';
import type { GeminiModelOptions } from '../gemini-model-options.ts';
import { GenAiTransport } from './gen-ai-transport.ts';

/** One Gemini model on @google/genai in Vertex mode. The SDK is loaded here and not before. */
export async function createGenAiModel(options: GeminiModelOptions): Promise<LanguageModel> {
  const { model, project, location, catalogue, clock, prices = {} } = options;
  const { GoogleGenAI } = await import('@google/genai');
  const client = new GoogleGenAI({
    vertexai: true,
    project,
    location,
    ...(options.endpoint !== undefined && { httpOptions: { baseUrl: options.endpoint } }),
    ...(options.accessToken !== undefined && { googleAuthOptions: await fixedToken(options.accessToken) }),
  });
  const transport = new GenAiTransport(client.models, model);
  return new GeminiLanguageModel({ name: model, transport, catalogue, clock, prices });
}

async function fixedToken(accessToken: string): Promise<NonNullable<GoogleGenAIOptions['googleAuthOptions']>> {
  const { OAuth2Client } = await import('google-auth-library');
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: accessToken });
  return { authClient };
}
