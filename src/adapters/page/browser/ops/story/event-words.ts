import { match } from 'ts-pattern';
import type { RequestEventBody } from '../../../../../domain/request-event.ts';
import { outcomeLook } from '../outcome-look.ts';
import { momentWords } from '../parts/words.ts';

/** What a timeline says of an event: a few words, and what there is to say beside them. */
export interface EventWords {
  readonly title: string;
  readonly detail: string | null;
  readonly tone: 'waits' | 'works' | 'ends' | 'breaks';
}

/** A new type of event does not compile until the desk can tell it. */
export function eventWords(body: RequestEventBody): EventWords {
  return match(body)
    .returnType<EventWords>()
    .with({ type: 'queued' }, ({ reason, notBefore }) => ({
      title: `queued: ${spaced(reason)}`,
      detail: reason === 'retry' ? `due at ${momentWords(notBefore)}` : null,
      tone: 'waits',
    }))
    .with({ type: 'claimed' }, ({ attempt, worker }) => ({
      title: `attempt ${attempt} claimed`,
      detail: `by ${worker}`,
      tone: 'works',
    }))
    .with({ type: 'stage_started' }, ({ stage }) => ({ title: spaced(stage), detail: null, tone: 'works' }))
    .with({ type: 'lesson_ready' }, ({ lessonId }) => ({
      title: 'lesson written',
      detail: `lesson ${lessonId}`,
      tone: 'works',
    }))
    .with({ type: 'draft_ready' }, ({ sections }) => ({
      title: 'draft to read',
      detail: `${sections} ${sections === 1 ? 'section' : 'sections'} so far`,
      tone: 'works',
    }))
    .with({ type: 'draft_withdrawn' }, () => ({ title: 'draft taken back', detail: null, tone: 'breaks' }))
    .with({ type: 'media_ready' }, ({ media, lessonId }) => ({
      title: `${media} ready`,
      detail: `lesson ${lessonId}`,
      tone: 'works',
    }))
    .with({ type: 'attempt_failed' }, ({ fault, retryAt }) => ({
      title: 'attempt broke',
      detail: `${fault}${retryAt === null ? '; not tried again' : `; again at ${momentWords(retryAt)}`}`,
      tone: 'breaks',
    }))
    .with({ type: 'outcome' }, ({ kind, why }) => ({
      title: `outcome: ${outcomeLook(kind).label.toLowerCase()}`,
      detail: why ?? null,
      tone: kind === 'failed' ? 'breaks' : 'ends',
    }))
    .with({ type: 'upgrade_started' }, () => ({ title: 'upgrade asked for', detail: null, tone: 'waits' }))
    .with({ type: 'upgrade_abandoned' }, () => ({
      title: 'upgrade given up',
      detail: 'the lesson that the student has stays',
      tone: 'breaks',
    }))
    .with({ type: 'lesson_upgraded' }, ({ lessonId }) => ({
      title: 'basic lesson replaced by a full one',
      detail: `lesson ${lessonId}`,
      tone: 'ends',
    }))
    .with({ type: 'cancelled' }, () => ({ title: 'cancelled by the student', detail: null, tone: 'ends' }))
    .exhaustive();
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
