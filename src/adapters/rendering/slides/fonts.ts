import { createRequire } from 'node:module';
import type { ResvgRenderOptions } from '@resvg/resvg-js';

export const FAMILY = 'Lexend';

const FILES = [
  '@expo-google-fonts/lexend/400Regular/Lexend_400Regular.ttf',
  '@expo-google-fonts/lexend/600SemiBold/Lexend_600SemiBold.ttf',
  '@expo-google-fonts/lexend/700Bold/Lexend_700Bold.ttf',
  // For the signs that Lexend lacks: arrows, Greek, operators.
  '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
];

/** The fonts of packages alone: a slide looks the same on every machine. */
export function slideFonts(): NonNullable<ResvgRenderOptions['font']> {
  const { resolve } = createRequire(import.meta.url);
  return { fontFiles: FILES.map((file) => resolve(file)), loadSystemFonts: false, defaultFontFamily: FAMILY };
}
