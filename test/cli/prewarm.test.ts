import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Choice, chooseLessons } from '../../src/adapters/cli/prewarm/choose-lessons.ts';
import { gradeBandOf } from '../../src/domain/lesson-key.ts';
import { createDataFolder, type DataFolder } from '../support/data-folder.ts';
import { FIXED_CATALOGUE } from '../support/fixed-catalogue.ts';
import { runInProcess } from './support/run-in-process.ts';

// One folder for all: opening an empty database takes most of a command's time.
let data: DataFolder;
beforeAll(async () => {
  data = await createDataFolder();
});
afterAll(() => data.remove());

const run = (...args: string[]) => runInProcess(args, { VIVIDLY_DATA_DIR: data.path });
const WANTED = ['--topics', 'friction,momentum', '--grades', '9,10,12', '--interests', 'none,basketball,tennis'];

describe('vividly prewarm', () => {
  test('makes what is missing, once a key; students are then served from the library', async () => {
    // Two topics, two bands of grades, and two families: none and ball sports.
    const first = await run('prewarm', ...WANTED, '--json');
    expect(JSON.parse(first.out)).toMatchObject({ wanted: 8, made: 8, present: 0, failed: 0, left: 0, failures: [] });
    expect(first.code).toBe(0);

    const again = await run('prewarm', ...WANTED, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ wanted: 8, made: 0, present: 8, failed: 0 });
    expect(again.code).toBe(0);

    const asked = await run('ask', 'What is friction?', '--grade', '10', '--interest', 'volleyball', '--json');
    expect(JSON.parse(asked.out)).toMatchObject({
      interest: 'basketball',
      interests: ['volleyball'],
      outcome: { kind: 'cached', closeTo: { id: 'volleyball' } },
    });
  }, 60_000);

  test('takes topics from a file, and one grade of each band where no grades are named', async () => {
    const file = join(data.path, 'topics.txt');
    writeFileSync(file, '# for Monday\n\nfriction\n');
    const { code, out } = await run('prewarm', '--file', file);
    expect(out).toMatch(/^\d+ lessons wanted: \d+ made, [12] in the library before, 0 failed\.\n$/);
    expect(code).toBe(0);
  }, 60_000);

  test.each([
    [['prewarm'], 'one of --topics, --subject and --file'],
    [['prewarm', '--topics', 'friction', '--subject', 'physics'], 'one of --topics, --subject and --file'],
    [['prewarm', '--file', '/no/such/file'], 'The file cannot be read'],
    [['prewarm', '--topics', 'frction', '--grades', '13'], 'There is no topic "frction"'],
    [['prewarm', '--subject', 'alchemy'], 'alchemy'],
    [['prewarm', '--topics', ','], 'at least one'],
  ])('%j is refused with what to do: exit 2, nothing made', async (args, words) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('the lessons that are chosen', () => {
  const EVERY = {
    topics: null,
    subject: null,
    grades: null,
    interests: ['none'],
    modality: 'text',
    language: 'en',
  } as const;
  const choose = (choice: Partial<Choice>) => chooseLessons(FIXED_CATALOGUE, { ...EVERY, ...choice });

  test('are one a grade band in which the topic is taught, for every topic of the subject', () => {
    const chosen = choose({ subject: 'physics' });
    const lessons = chosen.kind === 'chosen' ? chosen.lessons : [];
    const taught = FIXED_CATALOGUE.topics().filter(({ subject }) => subject === 'physics');
    expect(new Set(lessons.map(({ topic }) => topic.id))).toEqual(new Set(taught.map(({ id }) => id)));
    for (const { id, grades } of taught) {
      const own = lessons.filter(({ topic }) => topic.id === id).map(({ grade }) => grade);
      expect(new Set(own.map(gradeBandOf)).size).toBe(own.length);
      expect(own[0]).toBe(grades.from);
      expect(Math.max(...own)).toBeLessThanOrEqual(grades.to);
    }
  });

  test('are all that a richer form needs', () => {
    const chosen = choose({ topics: ['friction'], grades: [9], modality: 'video' });
    expect(chosen).toMatchObject({ lessons: [{ modalities: ['text', 'audio', 'video'], interest: null }] });
  });

  test('name every mistake at once', () => {
    const chosen = choose({ topics: ['friction', 'shoot-balls'], grades: [0, 13], interests: ['xyzzy'] });
    expect(chosen).toEqual({
      kind: 'mistakes',
      mistakes: [
        expect.stringContaining('There is no topic "shoot-balls". Do you mean '),
        expect.stringContaining('no interest "xyzzy"'),
        'Grade 0: give 1 to 12.',
        'Grade 13: give 1 to 12.',
      ],
    });
  });
});
