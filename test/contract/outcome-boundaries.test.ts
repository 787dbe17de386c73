import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { requestOfRow } from '../../src/adapters/typeorm/request-row.ts';
import { outcomeSchema } from '../../src/adapters/wire/outcome-schema.ts';
import type { OutcomeKind } from '../../src/domain/generation-outcome.ts';
import { REQUEST_STATUSES, statusOfOutcome } from '../../src/domain/request-status.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { storedRow } from '../support/stored-rows.ts';
import { copySource, type SourceCopy } from './architecture-source-copy.ts';
import { BOUNDARIES, ended, MATCHING_FILES } from './outcome-boundaries.ts';

const KINDS = Object.keys(SAMPLE_OUTCOMES) as OutcomeKind[];
const TIME = 240_000;

describe.each(BOUNDARIES)('at the boundary: $name', ({ give, expected }) => {
  test.each(KINDS)('%s', async (kind) => {
    expect(await give(SAMPLE_OUTCOMES[kind])).toEqual(expected[kind]);
  });
});

describe('a document that is no outcome', () => {
  test('of an unknown kind does not pass', () => {
    expect(outcomeSchema.safeParse({ ...SAMPLE_OUTCOMES.failed, kind: 'postponed' }).success).toBe(false);
  });

  describe.each(KINDS)('of the kind %s', (kind) => {
    const outcome = SAMPLE_OUTCOMES[kind];

    test.each(Object.keys(outcome))('does not pass without its %s', (field) => {
      const { [field as 'kind']: _, ...rest } = outcome;
      expect(outcomeSchema.safeParse(rest).success).toBe(false);
    });

    test('does not pass with more than it has', () => {
      expect(outcomeSchema.safeParse({ ...outcome, surprise: 1 }).success).toBe(false);
    });
  });
});

describe('a row that no version writes', () => {
  test.each(KINDS)('an outcome %s beside another status is an unknown word', (kind) => {
    const row = storedRow(ended(SAMPLE_OUTCOMES[kind]).request);
    const others = REQUEST_STATUSES.filter(
      (status) => !['queued', 'generating', 'cancelled', statusOfOutcome(SAMPLE_OUTCOMES[kind])].includes(status),
    );
    expect(others).toHaveLength(4);
    for (const status of others) {
      expect(() => requestOfRow({ ...row, status })).toThrow(expect.objectContaining({ name: 'UnrecognisedWord' }));
    }
  });

  test.each([
    ['status', 'pending', 'requests.status', 'pending'],
    ['outcome', { kind: 'postponed', until: 1 }, 'requests.outcome', 'postponed (kind)'],
    ['outcome', null, 'requests.outcome', 'object ()'],
    ['upgrade', 'perhaps', 'requests.upgrade', 'perhaps'],
  ])('%s %j keeps its raw word', (column, value, where, raw) => {
    const row = { ...storedRow(ended(SAMPLE_OUTCOMES.success).request), [column]: value };
    expect(() => requestOfRow(row)).toThrow(expect.objectContaining({ name: 'UnrecognisedWord', where, raw }));
  });
});

describe('one more kind of outcome', () => {
  let copy: SourceCopy;
  let before: readonly string[] = [];
  let after: readonly string[] = [];
  beforeAll(() => {
    copy = copySource();
    before = copy.typeErrors();
    copy.edit('src/domain/generation-outcome.ts', (text) =>
      text.replace(
        '  | FailedOutcome;',
        "  | FailedOutcome\n  | { readonly kind: 'postponed'; readonly until: number };",
      ),
    );
    after = copy.typeErrors();
  }, TIME);
  afterAll(() => copy.remove());

  test('is the only thing that does not compile', () => expect(before).toEqual([]));

  test.each(MATCHING_FILES)('does not compile until %s says what it does with it', (file) => {
    const own = after.filter((error) => error.startsWith(`${file}(`));
    expect(own.filter((error) => !before.includes(error))).not.toEqual([]);
  });
});
