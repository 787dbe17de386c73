import type { Speech } from '../../domain/ports/speech-synthesizer.ts';

const FULL_SCALE = 32_768;

/** The sound of a WAVE file with one channel of 16 bits. Throws a RangeError for any other. */
export function readWave(file: Uint8Array): Speech {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let sampleRate = 0;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const [name, size] = [view.getUint32(at), view.getUint32(at + 4, true)];
    if (name === FORMAT) {
      if (view.getUint16(at + 10, true) !== 1 || view.getUint16(at + 22, true) !== 16) break;
      sampleRate = view.getUint32(at + 12, true);
    }
    if (name === DATA && sampleRate > 0) return { sampleRate, samples: samplesOf(view, at + 8, size) };
    at += 8 + size + (size % 2);
  }
  throw new RangeError('not a WAVE file with one channel of 16 bits');
}

/** `fmt ` and `data`. */
const FORMAT = 0x666d7420;
const DATA = 0x64617461;

function samplesOf(view: DataView, start: number, size: number): Float32Array {
  const count = Math.floor(Math.min(size, view.byteLength - start) / 2);
  return Float32Array.from({ length: count }, (_, index) => view.getInt16(start + 2 * index, true) / FULL_SCALE);
}
