import type { Clock } from '../domain/ports/clock.ts';
import type { ContentPolicy } from '../domain/ports/content-policy.ts';
import type { DeadLetterLedger } from '../domain/ports/dead-letter-ledger.ts';
import type { IdGenerator } from '../domain/ports/id-generator.ts';
import type { JobQueue } from '../domain/ports/job-queue.ts';
import type { LanguageModel } from '../domain/ports/language-model.ts';
import type { LessonFeedback } from '../domain/ports/lesson-feedback.ts';
import type { LessonLibrary } from '../domain/ports/lesson-library.ts';
import type { LessonRenderer } from '../domain/ports/lesson-renderer.ts';
import type { MessageCodec } from '../domain/ports/message-codec.ts';
import type { RequestRepository } from '../domain/ports/request-repository.ts';
import type { Telemetry } from '../domain/ports/telemetry.ts';
import type { TopicCatalogue } from '../domain/ports/topic-catalogue.ts';

/** Every port the use cases are written against; each use case names the ones it needs. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly telemetry: Telemetry;
  readonly codec: MessageCodec;
  readonly queue: JobQueue;
  readonly repository: RequestRepository;
  readonly library: LessonLibrary;
  readonly feedback: LessonFeedback;
  readonly ledger: DeadLetterLedger;
  readonly catalogue: TopicCatalogue;
  readonly policy: ContentPolicy;
  /** The configured model: a chain with retry and breaker behind one port. */
  readonly model: LanguageModel;
  /** Understands and writes without any service; the lower rungs of the degradation ladder stand on it. */
  readonly offlineModel: LanguageModel;
  readonly renderer: LessonRenderer;
}
