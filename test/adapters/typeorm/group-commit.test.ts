import { describe, expect, test } from '@jest/globals';
import { GroupCommit, type GroupCommitOptions, type Settled } from '../../../src/adapters/typeorm/group-commit.ts';

interface Held {
  readonly items: readonly number[];
  succeed(): void;
  fail(error: Error): void;
}

/** A group commit whose commits are ended by the test. */
function held(
  options: Partial<Omit<GroupCommitOptions<number, string>, 'commit' | 'canTryAlone'>> & { canTryAlone?: boolean } = {},
) {
  const commits: Held[] = [];
  const group = new GroupCommit<number, string>({
    commit: (items) =>
      new Promise((resolve, reject) => {
        const done = items.map((item): Settled<string> => ({ kind: 'done', result: `committed ${item}` }));
        commits.push({ items, succeed: () => resolve(done), fail: reject });
      }),
    keyOf: String,
    maxItems: 100,
    maxGroups: 1,
    worthAGroup: 1,
    longestWait: 60_000,
    ...options,
    canTryAlone: () => options.canTryAlone ?? false,
  });
  return { group, commits };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('GroupCommit', () => {
  test('an item that comes alone is committed at once', async () => {
    const { group, commits } = held();
    const answer = group.add(1);
    await turn();
    expect(commits.map(({ items }) => items)).toEqual([[1]]);
    commits[0]?.succeed();
    expect(await answer).toBe('committed 1');
  });

  test('what waits while a group is under way is the next group, in the order of arrival', async () => {
    const { group, commits } = held({ maxItems: 3 });
    const answers = [group.add(1)];
    await turn();
    answers.push(...[2, 3, 4, 5].map((item) => group.add(item)));
    await turn();
    expect(commits).toHaveLength(1);
    commits[0]?.succeed();
    await turn();
    expect(commits.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
    commits[1]?.succeed();
    await turn();
    commits[2]?.succeed();
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5].map((item) => `committed ${item}`));
  });

  test('nobody is answered before the commit', async () => {
    const { group, commits } = held();
    let answered = false;
    void group.add(1).then(() => {
      answered = true;
    });
    await turn();
    expect(answered).toBe(false);
    commits[0]?.succeed();
    await turn();
    expect(answered).toBe(true);
  });

  test('a group that was surely not committed is tried again item by item, each with its own end', async () => {
    const { group, commits } = held({ canTryAlone: true });
    const answers = Promise.allSettled([1, 2].map((item) => group.add(item)));
    await turn();
    commits[0]?.fail(new Error('one of you is wrong'));
    await turn();
    expect(commits[1]?.items).toEqual([1]);
    commits[1]?.succeed();
    await turn();
    commits[2]?.fail(new Error('it was me'));
    expect(await answers).toEqual([
      { status: 'fulfilled', value: 'committed 1' },
      { status: 'rejected', reason: new Error('it was me') },
    ]);
  });

  test('a group whose commit is in doubt is not tried again: every member is told', async () => {
    const { group, commits } = held();
    const answers = Promise.allSettled([1, 2].map((item) => group.add(item)));
    await turn();
    commits[0]?.fail(new Error('connection lost'));
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(commits).toHaveLength(1);
  });

  test('no more groups are under way than allowed', async () => {
    const { group, commits } = held({ maxItems: 1, maxGroups: 2 });
    const answers = [1, 2, 3].map((item) => group.add(item));
    await turn();
    expect(commits).toHaveLength(2);
    commits[0]?.succeed();
    await turn();
    expect(commits).toHaveLength(3);
    for (const { succeed } of commits) succeed();
    await Promise.all(answers);
  });

  test('items of one key are never side by side in two groups, and keep their order', async () => {
    const { group, commits } = held({
      maxItems: 2,
      maxGroups: 2,
      keyOf: (item) => (item < 10 ? 'one key' : String(item)),
    });
    const answers = [1, 2, 3, 10, 11].map((item) => group.add(item));
    await turn();
    expect(commits.map(({ items }) => items)).toEqual([
      [1, 2],
      [10, 11],
    ]);
    commits[0]?.succeed();
    await turn();
    expect(commits.map(({ items }) => items).slice(2)).toEqual([[3]]);
    for (const commit of commits) commit.succeed();
    expect(await Promise.all(answers)).toHaveLength(5);
  });

  test('few items wait for the end of a group that is under way, many have one of their own beside it', async () => {
    const { group, commits } = held({ maxGroups: 2, worthAGroup: 3 });
    const answers = [group.add(1)];
    await turn();
    answers.push(group.add(2), group.add(3));
    await turn();
    expect(commits.map(({ items }) => items)).toEqual([[1]]);
    answers.push(group.add(4));
    await turn();
    expect(commits.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
    answers.push(group.add(5));
    await turn();
    commits[1]?.succeed();
    commits[0]?.succeed();
    await turn();
    expect(commits.map(({ items }) => items).slice(2)).toEqual([[5]]);
    commits[2]?.succeed();
    await Promise.all(answers);
  });

  test('few items do not wait longer than allowed for a group that is held up', async () => {
    const { group, commits } = held({ maxGroups: 2, worthAGroup: 3, longestWait: 5 });
    const first = group.add(1);
    await turn();
    const second = group.add(2);
    await turn();
    expect(commits).toHaveLength(1);
    while (commits.length < 2) await turn();
    commits[1]?.succeed();
    expect(await second).toBe('committed 2');
    commits[0]?.succeed();
    await first;
  });
});
