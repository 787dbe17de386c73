import { readFileSync } from 'node:fs';

/** The cases of a JSONL file beside this one, one object a line. */
export function casesOf<Case>(file: string): readonly Case[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Case);
}
