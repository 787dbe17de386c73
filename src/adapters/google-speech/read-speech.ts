import type { Speech } from '../../domain/ports/speech-synthesizer.ts';

const FULL_SCALE = 32_768;
const RIFF = 'RIFF';

/** LINEAR16 as the service sends it: base64 over REST, bytes over gRPC, with the head of a WAVE file before it. Throws when there is none. */
export function readSpeech(content: string | Uint8Array | null | undefined, sampleRate: number): Speech {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'base64') : Buffer.from(content ?? []);
  const start = bytes.toString('latin1', 0, RIFF.length) === RIFF ? dataOffset(bytes) : 0;
  const count = (bytes.length - start) >> 1;
  if (count <= 0) throw new RangeError('no sound came');
  const samples = Float32Array.from({ length: count }, (_, index) => bytes.readInt16LE(start + 2 * index) / FULL_SCALE);
  return { sampleRate, samples };
}

function dataOffset(wave: Buffer): number {
  const data = wave.indexOf('data', 12, 'latin1');
  if (data < 0) throw new RangeError('no sound came');
  return data + 8;
}
