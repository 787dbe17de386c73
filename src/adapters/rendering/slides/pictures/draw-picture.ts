import { createRequire } from 'node:module';
import type { Look } from '../look.ts';
import { DIAGRAMS } from './diagrams.ts';
import type { DiagramName } from './vocabulary.ts';

interface IconSet {
  readonly icons: Readonly<Record<string, { readonly body: string }>>;
}

/** Units of the icons' square. */
const ICON = 32;
const DIAGRAM = 100;
let iconSet: IconSet | null = null;

/** A picture as SVG, in a square of this size with its corner at (x, y). */
export function drawPicture(name: string, look: Look, { x, y, size }: { x: number; y: number; size: number }): string {
  if (Object.hasOwn(DIAGRAMS, name)) {
    const body = DIAGRAMS[name as DiagramName](look);
    return `<g transform="translate(${x} ${y}) scale(${size / DIAGRAM})">${body}</g>`;
  }
  iconSet ??= createRequire(import.meta.url)('@iconify-json/fluent-emoji-flat/icons.json') as IconSet;
  const { body } = iconSet.icons[name] ?? { body: '' };
  return `<g transform="translate(${x} ${y}) scale(${size / ICON})">${body}</g>`;
}
