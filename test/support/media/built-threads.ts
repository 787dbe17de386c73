/** The threads as they are built: Node's threads cannot run TypeScript. `npm run build` comes before the tests. */
export const SPEECH_THREAD = new URL('../../../dist/adapters/local-speech/speech-thread.js', import.meta.url);
export const STUDIO_THREAD = new URL('../../../dist/adapters/rendering/threads/studio-thread.js', import.meta.url);
