import { match, P } from 'ts-pattern';
import type { ContentRequest } from '../domain/content-request.ts';
import { describeFault, faultOf } from '../domain/generation-fault.ts';
import type { Instant } from '../domain/instant.ts';
import type { Modality } from '../domain/lesson.ts';
import { newContentRequest } from '../domain/life-cycle/submit.ts';
import type { LifeCycleAction } from '../domain/life-cycle-action.ts';
import { transition } from '../domain/request-life-cycle.ts';
import type { Interest, TopicReference } from '../domain/topic.ts';
import { generateLesson } from './generate-lesson.ts';
import { type GenerationContext, type GenerationPorts, Interrupted } from './generation-context.ts';
import type { WorkerSettings } from './settings.ts';
import { BrokenAttempt } from './steps/broken-attempt.ts';
import { chooseInterest } from './steps/choose-interest.ts';
import { wantedKey } from './steps/find-lesson.ts';

/** A lesson that the library shall have before anybody asks. */
export interface WantedLesson {
  readonly topic: TopicReference;
  readonly grade: number;
  readonly interest: Interest | null;
  readonly modalities: readonly Modality[];
  readonly language: string;
}

export type Prewarmed =
  | { readonly kind: 'made' }
  /** The library had it, or somebody else has just made it. */
  | { readonly kind: 'present' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'interrupted' };

/**
 * Makes one lesson for the library, on the way that every student's request goes, from the topic on. There is no student
 * and no row; the request and its life cycle are this process's alone. Nothing is made that students would be given as
 * the basic version: where the model cannot be used, that is a failure here.
 */
export function prewarmLesson(
  ports: GenerationPorts,
  settings: WorkerSettings,
): (wanted: WantedLesson, signal: AbortSignal) => Promise<Prewarmed> {
  const strict: WorkerSettings = { ...settings, ladder: { ...settings.ladder, offlineLesson: false } };
  return async (wanted, signal) => {
    const context = new UnaskedGeneration(ports, strict, signal, wanted);
    const key = wantedKey(context, context.understanding);
    try {
      if ((await ports.library.peek(key)) !== null) return { kind: 'present' };
      const outcome = await generateLesson(context);
      return await match(outcome)
        .returnType<Prewarmed | Promise<Prewarmed>>()
        .with({ kind: 'cached' }, () => ({ kind: 'present' }))
        .with({ kind: 'success' }, async () =>
          (await ports.library.peek(key)) !== null
            ? { kind: 'made' }
            : {
                kind: 'failed',
                why: 'not kept: its narration or video could not be made, or the library not be written',
              },
        )
        .with({ kind: P.union('blocked', 'out_of_scope', 'clarification_needed', 'failed') }, ({ kind }) => ({
          kind: 'failed',
          why: `ended as ${kind}`,
        }))
        .exhaustive();
    } catch (thrown) {
      if (thrown instanceof Interrupted || signal.aborted) return { kind: 'interrupted' };
      const fault = thrown instanceof BrokenAttempt ? thrown.fault : faultOf(thrown);
      return { kind: 'failed', why: describeFault(fault) };
    }
  };
}

/** Nobody else knows of the request, so its lease never ends. */
const NEVER: Instant = Number.MAX_SAFE_INTEGER;

class UnaskedGeneration implements GenerationContext {
  readonly ports: GenerationPorts;
  readonly settings: WorkerSettings;
  readonly signal: AbortSignal;
  readonly understanding;
  #request: ContentRequest;

  constructor(ports: GenerationPorts, settings: WorkerSettings, signal: AbortSignal, wanted: WantedLesson) {
    const { topic, interest, grade, modalities, language } = wanted;
    this.ports = ports;
    this.settings = settings;
    this.signal = signal;
    const id = ports.ids.uuid();
    const interests = interest === null ? [] : [interest.name];
    const question = { query: topic.name, grade, interests, modalities, language };
    const asked = { id, correlationId: id, studentId: 'nobody', idempotencyKey: null, question, trace: null };
    this.#request = newContentRequest(asked, ports.clock.now()).request;
    const tiedTo = chooseInterest(this, topic.id, interest, settings.modelQuality);
    this.understanding = { kind: 'topic', topic, interest: tiedTo, confidence: 1, guessed: false } as const;
    this.#apply({ type: 'claim', worker: settings.worker, leaseFor: NEVER });
    this.#finish({ understanding: this.understanding }, 'finding_lesson');
  }

  readonly request = (): ContentRequest => this.#request;

  readonly finishStage: GenerationContext['finishStage'] = (results, next) => this.#finish(results, next);

  /** Nobody reads how far it is, and nothing of it is resumed. */
  readonly save = (): void => undefined;

  /** Nobody else can take it away. */
  readonly interrupt = (): void => undefined;

  #finish(...[results, next]: Parameters<GenerationContext['finishStage']>): void {
    this.#apply({ type: 'finish_stage', fence: this.#request.fence, results, next });
  }

  #apply(action: LifeCycleAction): void {
    this.#request = transition(this.#request, action, this.ports.clock.now()).request;
  }
}
