import { createRequire } from 'node:module';
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';
import { HEIGHT, WIDTH } from '../slides/frame.ts';
import { blend, rasterize } from '../slides/rasterize.ts';

// Bundled so that Node cannot see its names: it must be required.
const { createH264MP4Encoder } = createRequire(import.meta.url)(
  'h264-mp4-encoder',
) as typeof import('h264-mp4-encoder');

/** What is seen from a moment on: an SVG of the slide. Seconds from the beginning. */
export interface Picture {
  readonly at: number;
  readonly svg: string;
}

/** A compressed picture, and when it is seen, in seconds. */
export interface FilmFrame {
  readonly data: Uint8Array;
  readonly key: boolean;
  readonly at: number;
}

/** The frames of a scene, and what a decoder must know of them. */
export interface EncodedScene {
  readonly frames: readonly FilmFrame[];
  readonly description: Uint8Array;
  readonly codec: string;
}

/** Frames in which one picture goes over into the next, and how long each is seen. */
const FADE_FRAMES = 6;
const FADE_FRAME = 1 / 15;
/** While nothing moves, a frame of a few bytes this often, in seconds: players seek and wait by frames. */
const HOLD = 1;
const QUALITY = 24;
const SPEED = 5;

/**
 * Encodes one scene by itself, so that it begins with a key frame. What does not move costs nothing, because frames are
 * as far apart as they need to be.
 */
export async function encodeScene(pictures: readonly Picture[], end: number): Promise<EncodedScene> {
  const encoder = await createH264MP4Encoder();
  Object.assign(encoder, { width: WIDTH, height: HEIGHT, frameRate: 15, speed: SPEED, quantizationParameter: QUALITY });
  // One key frame, at the beginning.
  encoder.groupOfPictures = 1_000_000;
  encoder.initialize();
  try {
    const times: number[] = [];
    let seen: Uint8Array | null = null;
    for (const [index, { at, svg }] of pictures.entries()) {
      const next = pictures[index + 1]?.at ?? end;
      const pixels = rasterize(svg);
      const moments = momentsOf(at, next, seen !== null);
      for (const [step, moment] of moments.entries()) {
        const share = (step + 1) / FADE_FRAMES;
        encoder.addFrameRgba(seen === null || share >= 1 ? pixels : blend(seen, pixels, share));
        times.push(moment);
      }
      seen = pixels;
    }
    encoder.finalize();
    return await readScene(encoder.FS.readFile(encoder.outputFilename), times);
  } finally {
    encoder.FS.unlink(encoder.outputFilename);
    encoder.delete();
  }
}

function momentsOf(from: number, to: number, fading: boolean): readonly number[] {
  const moments: number[] = [];
  const fade = fading ? FADE_FRAMES : 1;
  for (let index = 0; index < fade; index += 1)
    moments.push(from + Math.min(index * FADE_FRAME, ((to - from) * index) / fade));
  for (let at = (moments.at(-1) ?? from) + HOLD; at < to - HOLD / 4; at += HOLD) moments.push(at);
  // A lone key frame next to another scene's would be two in a row, which some decoders take for one.
  if (moments.length === 1) moments.push((from + to) / 2);
  return moments;
}

async function readScene(file: Uint8Array, times: readonly number[]): Promise<EncodedScene> {
  const input = new Input({ source: new BufferSource(file), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || config?.description === undefined || config === null) throw new Error('the encoder gave no video');
  const frames: FilmFrame[] = [];
  for await (const { data } of new EncodedPacketSink(track).packets()) {
    const at = times[frames.length];
    if (at === undefined) throw new Error('the encoder gave more frames than it was given');
    frames.push({ data, at, key: frames.length === 0 });
  }
  return { frames, description: new Uint8Array(config.description as ArrayBuffer), codec: config.codec };
}
