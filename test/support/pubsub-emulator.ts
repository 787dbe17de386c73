import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A Pub/Sub emulator for the tests of one file. */
export interface PubSubEmulator {
  /** `host:port` */
  readonly host: string;
  /** Freezes it: connections stay open and nothing answers, until `resume`. Only for one that was started here. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

const JAR_FOLDER = join('platform', 'pubsub-emulator', 'lib');
const START_WITHIN = 30_000;

/** An emulator that runs already, or its program, or why there is none to test against. */
export function findPubSubEmulator():
  | { readonly host: string }
  | { readonly jar: string }
  | { readonly missing: string } {
  const host = process.env['PUBSUB_EMULATOR_HOST'];
  if (host !== undefined && host !== '') return { host };
  const jar = findJar();
  if (jar === null)
    return { missing: 'no Pub/Sub emulator: set PUBSUB_EMULATOR_HOST, or install Google’s Cloud SDK with it' };
  return hasJava() ? { jar } : { missing: 'a Pub/Sub emulator, but no java to run it' };
}

/** Uses the emulator of PUBSUB_EMULATOR_HOST, or starts one on a free port and waits until it answers. */
export async function startPubSubEmulator(): Promise<PubSubEmulator> {
  const found = findPubSubEmulator();
  if ('missing' in found) throw new Error(found.missing);
  if ('host' in found) {
    const refuse = (): never => {
      throw new Error('a given emulator is not paused');
    };
    return { host: found.host, pause: refuse, resume: refuse, stop: async () => undefined };
  }
  const host = `127.0.0.1:${await freePort()}`;
  const [address = '', port = ''] = host.split(':');
  const main = 'com.google.cloud.pubsub.testing.v1.Main';
  const program = spawn('java', ['-cp', found.jar, main, `--host=${address}`, `--port=${port}`], { stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => {
    program.once('exit', () => resolve());
    program.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    program.kill('SIGKILL');
    await exited;
  };
  const started = await Promise.race([answers(host), exited.then(() => false)]);
  const pause = (): void => void program.kill('SIGSTOP');
  const resume = (): void => void program.kill('SIGCONT');
  if (started) return { host, pause, resume, stop };
  await stop();
  throw new Error(`the Pub/Sub emulator did not answer within ${START_WITHIN} ms`);
}

function findJar(): string | null {
  const roots = [process.env['CLOUDSDK_ROOT_DIR'], '/usr/lib/google-cloud-sdk', join(homedir(), 'google-cloud-sdk')];
  for (const root of roots) {
    if (root === undefined || !existsSync(join(root, JAR_FOLDER))) continue;
    const jar = readdirSync(join(root, JAR_FOLDER)).find((name) => name.endsWith('.jar'));
    if (jar !== undefined) return join(root, JAR_FOLDER, jar);
  }
  return null;
}

function hasJava(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function answers(host: string): Promise<boolean> {
  for (const giveUp = Date.now() + START_WITHIN; Date.now() < giveUp; await wait(50)) {
    const answered = await fetch(`http://${host}`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return true;
  }
  return false;
}
