import { type LessonKey, lessonKeyText } from '../../../domain/lesson-key.ts';
import type { BuildTicket, LessonLibrary } from '../../../domain/ports/lesson-library.ts';
import { overriding } from '../overriding.ts';
import type { World } from '../world.ts';

/** The stored lessons with `one_builder_a_key` watched: nobody is made builder while another one's time runs. */
export function watchedLibrary(stored: LessonLibrary, { time, journal }: World): LessonLibrary {
  const builders = new Map<string, { readonly token: number; until: number }>();
  const ended = ({ key, token }: BuildTicket): void => {
    const text = lessonKeyText(key);
    if (builders.get(text)?.token === token) builders.delete(text);
  };
  return overriding(stored, {
    async acquire(key: LessonKey, buildFor: number) {
      const acquired = await stored.acquire(key, buildFor);
      if (acquired.kind !== 'build') return acquired;
      const text = lessonKeyText(key);
      if ((builders.get(text)?.until ?? 0) > time.now()) {
        journal.violate('one_builder_a_key', `two builders of ${text}`);
      }
      builders.set(text, { token: acquired.ticket.token, until: time.now() + buildFor });
      return acquired;
    },
    async extend(ticket, buildFor) {
      const held = builders.get(lessonKeyText(ticket.key));
      const extended = await stored.extend(ticket, buildFor);
      if (extended && held?.token === ticket.token) held.until = time.now() + buildFor;
      return extended;
    },
    async store(ticket, lesson, provenance) {
      ended(ticket);
      return stored.store(ticket, lesson, provenance);
    },
    async release(ticket) {
      ended(ticket);
      return stored.release(ticket);
    },
  });
}
