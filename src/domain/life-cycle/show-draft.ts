import type { ContentRequest } from '../content-request.ts';
import type { Instant } from '../instant.ts';
import type { LessonDraft } from '../lesson.ts';
import { applied, holds, refused, type Transition } from './transition.ts';

/**
 * Shows what has been written so far, or takes it back. Only while the script is being written: a draft that comes late
 * is refused, and during an upgrade the student keeps the lesson they have.
 */
export function showDraft(
  request: ContentRequest,
  { fence, draft }: { fence: number; draft: LessonDraft | null },
  now: Instant,
): Transition {
  if (!holds(request, fence)) return refused(request, { reason: 'stale_fence' });
  const { state } = request;
  if (state.status !== 'generating' || state.stage !== 'writing_script') {
    return refused(request, { reason: 'not_allowed', status: state.status });
  }
  return applied(
    request,
    { state: { ...state, draft } },
    [draft === null ? { type: 'draft_withdrawn' } : { type: 'draft_ready', sections: draft.headings.length }],
    now,
  );
}
