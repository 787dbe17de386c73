import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { AudioSample, AudioSampleSource, BufferTarget, Mp4OutputFormat, Output } from 'mediabunny';
import type { Speech } from '../../../domain/ports/speech-synthesizer.ts';
import { withoutTimes } from './without-times.ts';

/** Bits a second: speech on one channel needs no more. */
const BITRATE = 64_000;
let registered = false;

/** Speech as AAC in an MP4 file. */
export async function encodeNarration({ samples, sampleRate }: Speech): Promise<Uint8Array> {
  if (!registered) registerAacEncoder();
  registered = true;
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const source = new AudioSampleSource({ codec: 'aac', bitrate: BITRATE });
  output.addAudioTrack(source);
  await output.start();
  const sound = new AudioSample({ data: samples, format: 'f32', numberOfChannels: 1, sampleRate, timestamp: 0 });
  await source.add(sound);
  sound.close();
  source.close();
  await output.finalize();
  if (target.buffer === null) throw new Error('no narration was written');
  return withoutTimes(new Uint8Array(target.buffer));
}
