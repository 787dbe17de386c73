import { createInterface } from 'node:readline/promises';
import { answerClarification } from '../../../application/answer-clarification.ts';
import { fileDeadLetter } from '../../../application/dead-letters.ts';
import { processDelivery } from '../../../application/process-delivery.ts';
import { submitRequest } from '../../../application/submit-request.ts';
import type { ClarificationQuestion } from '../../../domain/clarification.ts';
import { type ContentRequest, outcomeOf, stageOf } from '../../../domain/content-request.ts';
import { checkQuestion, type QuestionProblem } from '../../../domain/question.ts';
import type { Stage } from '../../../domain/stage.ts';
import type { Vividly } from '../../composition/vividly.ts';
import { requestView } from '../../wire/request-view.ts';
import { withConfig, withVividly } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { printRequest } from '../print-request.ts';
import { quieter } from '../quieter.ts';
import { printJson, type Terminal } from '../terminal.ts';

export interface AskOptions {
  readonly grade: number;
  readonly interest?: readonly string[];
  readonly modality?: readonly string[];
  readonly language?: string;
  readonly json?: boolean;
}

/** How often the answer is looked for. */
const LOOK_EVERY = 50;

/** `vividly ask`: one question, worked on in this process, from submission to answer. */
export function ask(terminal: Terminal, query: string, options: AskOptions): Promise<ExitCode> {
  return withConfig(terminal, async (config) => {
    const { grade, interest: interests, modality: modalities, language } = options;
    const question = { query, grade, interests, modalities, language };
    // Before anything is opened: a mistake in the question is answered at once.
    const checked = checkQuestion(question);
    if (checked.kind === 'invalid') return refuse(terminal, checked.problems);
    const quiet = { ...config, logLevel: quieter(config.logLevel) };
    return withVividly(terminal, quiet, async (vividly) => {
      const { ports, settings } = vividly;
      const caller = { studentId: 'local-student', idempotencyKey: null, correlationId: null, trace: null };
      const submitted = await submitRequest(ports)({ ...caller, ...question });
      if (submitted.kind !== 'accepted') return refuse(terminal, []);
      const letters = await ports.queue.consumeDeadLetters(fileDeadLetter(ports));
      const deliveries = await ports.queue.consume(processDelivery(ports, settings), { concurrency: 1 });
      try {
        return await converse(terminal, vividly, submitted.request.id, options);
      } finally {
        await deliveries.close(terminal.stopping.aborted ? 0 : config.shutdownGrace);
        await letters.close(config.shutdownGrace);
      }
    });
  });
}

function refuse({ err }: Terminal, problems: readonly QuestionProblem[]): ExitCode {
  const lines = problems.map(({ message }) => `  ${message}`);
  err.write(`${['The question was not accepted; nothing was stored.', ...lines].join('\n')}\n`);
  return EXIT.usage;
}

/** Waits for the answer; at a terminal, puts a clarifying question to the person and goes on. */
async function converse(
  terminal: Terminal,
  vividly: Vividly,
  id: string,
  { json = false }: AskOptions,
): Promise<ExitCode> {
  for (;;) {
    const request = await waitForAnswer(terminal, vividly, id, json);
    if (request === null) {
      terminal.err.write(`Stopped. Request ${id} is kept, and the next worker finishes it.\n`);
      return EXIT.failed;
    }
    const outcome = outcomeOf(request);
    const question = outcome?.kind === 'clarification_needed' ? outcome.questions[0] : undefined;
    if (json || question === undefined || terminal.in.isTTY !== true) {
      if (json) printJson(terminal, requestView(request));
      else terminal.out.write(`${printRequest(requestView(request))}\n`);
      return outcome?.kind === 'failed' ? EXIT.failed : EXIT.done;
    }
    terminal.out.write(`${printRequest(requestView(request))}\n`);
    const reply = await askPerson(terminal, question);
    await answerClarification(vividly.ports)({ requestId: id, questionId: question.id, reply });
  }
}

async function waitForAnswer(
  { err, stopping }: Terminal,
  { ports: { clock, repository } }: Vividly,
  id: string,
  quiet: boolean,
): Promise<ContentRequest | null> {
  let shown: Stage | null = null;
  while (!stopping.aborted) {
    const request = await repository.find(id);
    if (request === null) return null;
    if (outcomeOf(request) !== null || request.state.status === 'cancelled') return request;
    const stage = stageOf(request);
    if (!quiet && stage !== shown) err.write(`${stage.replaceAll('_', ' ')} …\n`);
    shown = stage;
    await clock.sleep(LOOK_EVERY, stopping);
  }
  return null;
}

async function askPerson({ in: input, err, stopping }: Terminal, { options }: ClarificationQuestion) {
  const prompt = createInterface({ input, output: err });
  try {
    const typed = await prompt.question('Your choice (a letter, your own words, or Enter for "just pick one"): ', {
      signal: stopping,
    });
    const text = typed.trim();
    if (text === '') return { kind: 'skip' } as const;
    const option = options.find(({ id }) => id === text);
    return option === undefined
      ? ({ kind: 'text', text } as const)
      : ({ kind: 'option', optionId: option.id } as const);
  } finally {
    prompt.close();
  }
}
