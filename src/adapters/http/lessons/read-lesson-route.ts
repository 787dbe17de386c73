import { outcomeOf } from '../../../domain/content-request.ts';
import type { Lesson } from '../../../domain/lesson.ts';
import { lessonView } from '../../wire/request-view.ts';
import { lessonViewSchema } from '../../wire/request-view-schema.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import type { Identity } from '../identity/identity.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import { isUuid } from '../requests/request-reader.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';

/** A student reads a lesson: one of the library, which are for everyone, or one that a request of theirs carries. */
export function readLessonRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  const { library, repository } = ports;
  return guardedRoute({
    method: 'get',
    path: '/v1/lessons/{id}',
    access: ['student', 'operator'],
    name: 'readLesson',
    summary: 'Read a lesson',
    parameters: { id: 'The lesson’s id.' },
    answers: { 200: { description: 'The lesson.', schema: lessonViewSchema } },
    problems: ['unknown_lesson'],
    handle: async ({ context, identity }) => {
      const id = context.req.param('id') ?? '';
      const lesson = isUuid(id) ? ((await library.find(id))?.lesson ?? (await ownLesson(id, identity))) : null;
      if (lesson !== null) return context.json(lessonView(lesson));
      throw new HttpProblem(
        'unknown_lesson',
        'You have no lesson with this id. Look at your request to find its lesson.',
      );
    },
  });

  /** Basic lessons are in no library, since they are to be replaced; nor is one that is still being rendered. */
  async function ownLesson(id: string, { subject }: Identity): Promise<Lesson | null> {
    const request = await repository.findWithLesson(subject, id);
    if (request === null) return null;
    const outcome = outcomeOf(request);
    const delivered = outcome !== null && 'lesson' in outcome ? outcome.lesson : null;
    return delivered?.id === id ? delivered : request.checkpoints.lesson;
  }
}
