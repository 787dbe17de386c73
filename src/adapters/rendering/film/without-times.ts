/** Boxes that hold others on the way to those with times. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia']);
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd']);
const HEADER = 8;

/** The same MP4 file without the times at which it was made, so that the same lesson is the same file. Source: ISO/IEC 14496-12. */
export function withoutTimes(file: Uint8Array): Uint8Array {
  clear(file, 0, file.length);
  return file;
}

function clear(file: Uint8Array, from: number, to: number): void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = from; at + HEADER <= to; ) {
    const size = view.getUint32(at);
    const name = String.fromCharCode(...file.subarray(at + 4, at + HEADER));
    // 0 is up to the end, and 1 a size of 64 bits: only the media data is as large.
    const end = size < HEADER ? to : at + size;
    if (CONTAINERS.has(name)) clear(file, at + HEADER, end);
    if (TIMED.has(name)) {
      // Two times, of 64 bits in version 1 and 32 before, after the version and the flags.
      const length = file[at + HEADER] === 1 ? 16 : 8;
      file.fill(0, at + HEADER + 4, at + HEADER + 4 + length);
    }
    at = end;
  }
}
