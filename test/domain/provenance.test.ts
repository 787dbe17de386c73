import { describe, expect, test } from '@jest/globals';
import { addProvenance } from '../../src/domain/provenance.ts';
import { SAMPLE_PROVENANCE } from '../support/samples.ts';

describe('the provenance of several calls', () => {
  test('of one call is its own', () => expect(addProvenance(null, SAMPLE_PROVENANCE)).toEqual(SAMPLE_PROVENANCE));

  test('adds calls, tokens and costs, and names the last model', () => {
    const later = {
      ...SAMPLE_PROVENANCE,
      model: 'second',
      modelCalls: 1,
      inputTokens: 1,
      outputTokens: 2,
      costUsd: 0.5,
    };
    expect(addProvenance(SAMPLE_PROVENANCE, later)).toEqual({
      model: 'second',
      promptVersion: '1',
      modelCalls: 3,
      inputTokens: 1_201,
      outputTokens: 802,
      costUsd: 0.5031,
    });
  });

  test('does not know a cost of which a part is unknown', () => {
    const unpriced = { ...SAMPLE_PROVENANCE, costUsd: null };
    expect(addProvenance(SAMPLE_PROVENANCE, unpriced).costUsd).toBeNull();
    expect(addProvenance(unpriced, SAMPLE_PROVENANCE).costUsd).toBeNull();
  });
});
