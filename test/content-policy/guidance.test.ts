import { expect, test } from '@jest/globals';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';
import { BLOCKED_CATEGORIES } from '../../src/domain/generation-outcome.ts';

const policy = createContentPolicy();

test('self-harm names people to turn to, in the United States and elsewhere', () => {
  const { text, helpResources } = policy.guidance('self_harm');
  const contacts = helpResources.map(({ contact }) => contact).join('\n');
  expect(contacts).toMatch(/call or text 988/i);
  expect(contacts).toMatch(/HOME to 741741/);
  expect(contacts).toMatch(/findahelpline\.com/);
  expect(text).toMatch(/adult you trust/);
});

test.each(['violence', 'sexual', 'hate'] as const)('%s points to a trusted adult', (category) => {
  expect(policy.guidance(category).text).toMatch(/adult you trust/);
  expect(policy.guidance(category).helpResources.length).toBeGreaterThan(0);
});

test('every category has its own short words', () => {
  const texts = BLOCKED_CATEGORIES.map((category) => policy.guidance(category).text);
  expect(new Set(texts).size).toBe(BLOCKED_CATEGORIES.length);
  for (const text of texts) expect(text.split(/\s+/).length).toBeLessThanOrEqual(80);
});

test('what a caller does with the answer does not change the next one', () => {
  const { helpResources } = policy.guidance('self_harm');
  (helpResources as unknown as { name: string }[]).splice(0);
  expect(policy.guidance('self_harm').helpResources.length).toBeGreaterThan(0);
});
