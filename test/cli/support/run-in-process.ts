import { PassThrough, Readable } from 'node:stream';
import { runCli } from '../../../src/adapters/cli/run-cli.ts';

/** Runs a command in this process and gives its exit code and what it wrote. */
export async function runInProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err] = [collector(), collector()];
  const terminal = {
    environment,
    in: Readable.from([]),
    out: out.stream,
    err: err.stream,
    stopping: new AbortController().signal,
  };
  const code = await runCli(args, terminal, '0.0.0-test');
  return { code, out: out.text(), err: err.text() };
}

function collector(): { readonly stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
