import type { CaptionCue } from './caption-cues.ts';

/** Captions as a WebVTT file. */
export function webVtt(cues: readonly CaptionCue[], language: string): string {
  const blocks = cues.map(
    ({ start, end, lines }) => `${time(start)} --> ${time(end)}\n${lines.map(escaped).join('\n')}`,
  );
  return `${['WEBVTT', `NOTE Language: ${language}`, ...blocks].join('\n\n')}\n`;
}

/** Hours, minutes, seconds and thousandths. */
function time(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(thousandths % 1000).padStart(3, '0');
  return `${two(thousandths / 3_600_000)}:${two((thousandths / 60_000) % 60)}:${two((thousandths / 1000) % 60)}.${rest}`;
}

/** In the text of a cue, these begin a tag or an entity. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
