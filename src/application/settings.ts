import type { Milliseconds } from '../domain/instant.ts';
import type { LessonQuality } from '../domain/lesson.ts';
import type { RetryPolicy } from '../domain/retry-policy.ts';

/** Which rungs of the degradation ladder are used while the model is unavailable, in this order. */
export interface DegradationLadder {
  /** Understand the question offline. Without it every request waits for the model. */
  readonly offlineUnderstanding: boolean;
  /** Serve a lesson from the library. */
  readonly library: boolean;
  /** Compose a lesson offline, labelled as the basic version. */
  readonly offlineLesson: boolean;
}

/** How a worker works. All times in milliseconds. */
export interface WorkerSettings {
  /** Names this worker in leases and events. */
  readonly worker: string;
  /** How long a worker that died keeps what it held: its requests, and the lessons that it was building. */
  readonly leaseFor: Milliseconds;
  /** For one model task, its retries included. */
  readonly understandingDeadline: Milliseconds;
  readonly writingDeadline: Milliseconds;
  readonly renderingDeadline: Milliseconds;
  /** For the whole request, from the first claim of a generation. */
  readonly requestDeadline: Milliseconds;
  /** Between attempts at a request; `maxAttempts` claims, then it is `failed`. */
  readonly retry: RetryPolicy;
  /** Between two looks at a lesson that another worker builds. */
  readonly libraryPoll: Milliseconds;
  readonly ladder: DegradationLadder;
  /** What the configured model writes; lessons of lower quality are upgraded when it can be reached again. */
  readonly modelQuality: LessonQuality;
  /** Prompt and policy version: a lesson made under other rules is not served. */
  readonly lessonVersion: string;
}
