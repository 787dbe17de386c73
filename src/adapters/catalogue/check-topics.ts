import type { CatalogueMistake } from './catalogue-mistakes.ts';
import { prerequisiteCycles } from './prerequisite-cycles.ts';
import type { TopicEntry } from './topic-schema.ts';

const MIN_ANALOGY_FAMILIES = 8;
/** Topics that are taught up to here have takeaways for young readers. */
const LAST_YOUNG_GRADE = 5;

/** A topic with the path of its file, `<subject>/<id>.json`. */
export interface TopicFile {
  readonly path: string;
  readonly value: TopicEntry;
}

/** What the schema cannot see: ids and paths, references between topics, cycles, analogies. Every mistake at once. */
export function checkTopics(files: readonly TopicFile[]): readonly CatalogueMistake[] {
  const ids = new Set(files.map(({ value }) => value.id));
  return [
    ...repeated(files, ({ id }) => id, 'id'),
    ...repeated(files, ({ name }) => name.toLowerCase(), 'name'),
    ...files.flatMap((file) => [
      ...misplaced(file),
      ...dangling(file, ids),
      ...thinAnalogies(file),
      ...hardToRemember(file),
    ]),
    ...prerequisiteCycles(files.map(({ value }) => value)).map((cycle) => ({
      path: files.find(({ value }) => value.id === cycle[0])?.path ?? 'topics',
      problem: `prerequisites go in a circle: ${[...cycle, cycle[0]].join(' → ')}`,
    })),
  ];
}

function repeated(files: readonly TopicFile[], key: (topic: TopicEntry) => string, what: string): CatalogueMistake[] {
  const first = new Map<string, string>();
  return files.flatMap(({ path, value }) => {
    const earlier = first.get(key(value));
    if (earlier !== undefined) return [{ path, problem: `the ${what} "${key(value)}" is also in ${earlier}` }];
    first.set(key(value), path);
    return [];
  });
}

function misplaced({ path, value }: TopicFile): CatalogueMistake[] {
  const place = `${value.subject}/${value.id}.json`;
  return path === place ? [] : [{ path, problem: `by its subject and id, the file belongs at ${place}` }];
}

function dangling({ path, value }: TopicFile, ids: ReadonlySet<string>): CatalogueMistake[] {
  return (['prerequisites', 'related'] as const).flatMap((field) =>
    value[field].flatMap((id) => {
      if (id === value.id) return [{ path, problem: `${field}: names itself` }];
      return ids.has(id) ? [] : [{ path, problem: `${field}: there is no topic "${id}"` }];
    }),
  );
}

function hardToRemember({ path, value }: TopicFile): CatalogueMistake[] {
  if (value.grades.from > LAST_YOUNG_GRADE || value.simpleTakeaways !== undefined) return [];
  return [{ path, problem: 'simpleTakeaways: three are needed, since the topic begins in the first five grades' }];
}

function thinAnalogies({ path, value }: TopicFile): CatalogueMistake[] {
  const families = new Set(value.analogies.map(({ family }) => family));
  return [
    ...(families.size < MIN_ANALOGY_FAMILIES
      ? [
          {
            path,
            problem: `analogies: ${families.size} interest families, at least ${MIN_ANALOGY_FAMILIES} are needed`,
          },
        ]
      : []),
    ...value.analogies
      .filter(({ text }) => !text.includes('{interest}'))
      .map(({ family }) => ({ path, problem: `analogies: the one for ${family} does not name the {interest}` })),
  ];
}
