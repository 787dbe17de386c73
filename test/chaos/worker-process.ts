import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** A worker process that is started anew whenever it is killed. */
export class WorkerProcess {
  readonly #root: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #log: WriteStream;
  #child: ChildProcess;

  /** @param root the folder of the repository, built */
  constructor(root: string, environment: Readonly<Record<string, string>>, logFile: string) {
    this.#root = root;
    this.#environment = environment;
    this.#log = createWriteStream(logFile);
    this.#child = this.#start();
  }

  /** Process ids name workers in leases and events. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** False after an exit that nobody asked for. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Kills the process as a crash would: nothing of it runs any more when this resolves. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  restart(): void {
    if (!this.isRunning) this.#child = this.#start();
  }

  /** @returns the exit code of an orderly stop */
  async stop(): Promise<number | null> {
    await this.#end('SIGTERM');
    this.#log.end();
    return this.#child.exitCode;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!this.isRunning) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }

  #start(): ChildProcess {
    const child = spawn(process.execPath, [join(this.#root, 'dist', 'main.js'), 'worker'], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...this.#environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.pipe(this.#log, { end: false });
    return child;
  }
}
