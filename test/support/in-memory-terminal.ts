import { PassThrough, Readable } from 'node:stream';
import { runCli } from '../../src/adapters/cli/run-cli.ts';

/** What a command printed and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the CLI within this process, with streams in memory and an environment of its own. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  stopping: AbortSignal = new AbortController().signal,
): Promise<CommandResult> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([textOf(out), textOf(err)]);
  const code = await runCli(args, { environment, in: Readable.from([]), out, err, stopping }, '0.0.0');
  out.end();
  err.end();
  const [outText, errText] = await printed;
  return { code, out: outText, err: errText };
}

async function textOf(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
