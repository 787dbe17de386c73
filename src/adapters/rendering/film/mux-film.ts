import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { HEIGHT, WIDTH } from '../slides/frame.ts';
import type { EncodedScene } from './encode-scene.ts';
import { withoutTimes } from './without-times.ts';

/**
 * Scenes and narration in one MP4 file, with its index in front, so that it plays while it loads. The sound is copied,
 * not encoded again.
 */
export async function muxFilm(
  scenes: readonly EncodedScene[],
  narration: Uint8Array,
  duration: number,
): Promise<Uint8Array> {
  const input = new Input({ source: new BufferSource(narration), formats: [MP4] });
  const sound = await input.getPrimaryAudioTrack();
  const soundConfig = await sound?.getDecoderConfig();
  const first = scenes[0];
  if (!sound || !soundConfig || first === undefined) throw new Error('a film needs scenes and a narration');

  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const video = new EncodedVideoPacketSource('avc');
  const audio = new EncodedAudioPacketSource('aac');
  output.addVideoTrack(video);
  output.addAudioTrack(audio);
  await output.start();
  await Promise.all([addPictures(), addSound()]);
  await output.finalize();
  if (target.buffer === null) throw new Error('no film was written');
  return withoutTimes(new Uint8Array(target.buffer));

  async function addPictures(): Promise<void> {
    const frames = scenes.flatMap(({ frames: each }) => each);
    const decoderConfig = {
      codec: first?.codec ?? '',
      codedWidth: WIDTH,
      codedHeight: HEIGHT,
      description: first?.description,
    };
    for (const [index, { data, key, at }] of frames.entries()) {
      const lasts = (frames[index + 1]?.at ?? duration) - at;
      const packet = new EncodedPacket(data, key ? 'key' : 'delta', at, Math.max(lasts, 0.001));
      await video.add(packet, index === 0 ? ({ decoderConfig } as never) : undefined);
    }
    video.close();
  }

  async function addSound(): Promise<void> {
    let begun = false;
    for await (const packet of new EncodedPacketSink(sound as NonNullable<typeof sound>).packets()) {
      await audio.add(packet, begun ? undefined : ({ decoderConfig: soundConfig } as never));
      begun = true;
    }
    audio.close();
  }
}
