import { answerClarification } from '../../../application/answer-clarification.ts';
import { cancelRequest } from '../../../application/cancel-request.ts';
import type { Ports } from '../../../application/ports.ts';
import { submitRequest } from '../../../application/submit-request.ts';
import type { ClarificationReply } from '../../../domain/clarification.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import { questionText } from '../school/simulated-questions.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { EventStory } from '../watch/event-story.ts';
import type { World } from '../world.ts';

const SUBMIT_TRIES = 8;
const EVENTS_A_PAGE = 50;

/** One student with one question: asks, perhaps twice, watches, answers, or changes their mind. */
export class Student {
  readonly story = new EventStory();
  readonly #number: number;
  readonly #world: World;
  readonly #ports: Ports;
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #query: string;
  #requestId: string | null = null;
  #busy = true;

  constructor(number: number, { world, ports }: { world: World; ports: Ports }) {
    this.#number = number;
    this.#world = world;
    this.#ports = ports;
    this.#clock = ports.clock;
    this.#random = world.random.fork();
    this.#query = questionText(number, this.#random);
  }

  /** The accepted request; null when the student was never told that it was. */
  get requestId(): string | null {
    return this.#requestId;
  }

  /** False once there is nothing more that the student will do. */
  get isBusy(): boolean {
    return this.#busy;
  }

  async live(): Promise<void> {
    try {
      await this.#clock.sleep(this.#random.between(0, 120_000));
      await this.#ask();
      if (this.#requestId !== null) await this.#goOn(this.#requestId);
    } finally {
      this.#busy = false;
    }
  }

  /** Reads what is new, page by page; a student who was cut off goes on after the last event seen. */
  async read(repository: Ports['repository'], requestId: string): Promise<void> {
    for (;;) {
      const page = await repository.eventsAfter(requestId, this.story.sequence, EVENTS_A_PAGE);
      for (const event of page) {
        const problem = this.story.take(event);
        if (problem !== null) this.#world.journal.violate('student_saw_the_row', `student ${this.#number}: ${problem}`);
      }
      if (page.length < EVENTS_A_PAGE) return;
    }
  }

  async #ask(): Promise<void> {
    const submit = () => this.#try(() => this.#submit());
    for (let attempt = 0; attempt < SUBMIT_TRIES && this.#requestId === null; attempt += 1) {
      // A double click sends both at once.
      if (this.#random.chance(0.3)) await Promise.all([submit(), submit()]);
      else await submit();
      await this.#clock.sleep(this.#random.between(500, 8_000));
    }
    if (this.#random.chance(0.2)) await submit();
  }

  async #submit(): Promise<void> {
    const result = await submitRequest(this.#ports)({
      studentId: `student-${this.#number}`,
      idempotencyKey: `key-${this.#number}`,
      correlationId: null,
      query: this.#query,
      grade: 10,
      interests: this.#number % 2 === 0 ? ['basketball'] : [],
      modalities: this.#number % 3 === 0 ? ['text', 'audio', 'video'] : ['text'],
      trace: null,
    });
    if (result.kind !== 'accepted') {
      this.#world.journal.violate('everything_ends', `student ${this.#number}: a good question was ${result.kind}`);
      return;
    }
    if (this.#requestId !== null && this.#requestId !== result.request.id) {
      this.#world.journal.violate('one_row_a_key', `student ${this.#number} was given two requests`);
    }
    this.#requestId = result.request.id;
  }

  async #goOn(id: string): Promise<void> {
    const cancelling = this.#random.chance(0.25) ? this.#cancel(id) : Promise.resolve();
    const answers = this.#random.chance(0.75);
    for (;;) {
      await this.#clock.sleep(this.#random.between(3_000, 20_000));
      await this.#try(() => this.read(this.#ports.repository, id));
      const { status } = this.story;
      if (status === 'queued' || status === 'generating') continue;
      if (status !== 'awaiting_clarification' || !answers) break;
      await this.#try(() => this.#answer(id));
    }
    await cancelling;
  }

  async #cancel(id: string): Promise<void> {
    await this.#clock.sleep(this.#random.between(0, 40_000));
    await this.#try(async () => {
      await cancelRequest(this.#ports)(id);
    });
  }

  async #answer(requestId: string): Promise<void> {
    const request = await this.#ports.repository.find(requestId);
    if (request?.state.status !== 'awaiting_clarification') return;
    const questionId = request.state.outcome.questions[0]?.id ?? '';
    const reply = this.#random.pick<ClarificationReply>([
      { kind: 'option', optionId: 'this' },
      { kind: 'option', optionId: 'other' },
      { kind: 'option', optionId: 'no such option' },
      { kind: 'text', text: 'the usual one' },
      { kind: 'skip' },
    ]);
    const answer = async (): Promise<void> => {
      await answerClarification(this.#ports)({ requestId, questionId, reply });
    };
    // Two open tabs.
    if (this.#random.chance(0.2)) await Promise.all([answer(), this.#try(answer)]);
    else await answer();
  }

  /** The API may fail; a student shrugs and goes on. */
  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : 'unknown';
      this.#world.journal.note(`student-${this.#number}`, () => `gets an error: ${reason}`);
    }
  }
}
