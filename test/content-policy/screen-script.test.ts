import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';
import type { LessonScript } from '../../src/domain/lesson.ts';
import { sampleLesson } from '../support/samples.ts';

const policy = createContentPolicy();
const { script } = sampleLesson('script');

function scriptOf(texts: readonly string[]): LessonScript {
  const sections = texts.map((narration) => ({
    heading: 'Part',
    narration,
    onScreenText: 'Text',
    visual: 'A drawing',
  }));
  return { ...script, sections };
}

describe('where a script is screened', () => {
  const bad = 'Kill yourself';
  const [section] = script.sections;
  if (section === undefined) throw new Error('the sample script has no section');
  const variants: readonly [string, LessonScript][] = [
    ['title', { ...script, title: bad }],
    ['hook', { ...script, hook: bad }],
    ['heading', { ...script, sections: [{ ...section, heading: bad }] }],
    ['narration', { ...script, sections: [{ ...section, narration: bad }] }],
    ['on-screen text', { ...script, sections: [{ ...section, onScreenText: bad }] }],
    ['visual', { ...script, sections: [{ ...section, visual: bad }] }],
    ['takeaway', { ...script, takeaways: [bad] }],
    ['question', { ...script, checkQuestions: [{ question: bad, answer: 'No' }] }],
    ['answer', { ...script, checkQuestions: [{ question: 'Why?', answer: bad }] }],
  ];

  test.each(variants)('%s', (_, variant) => {
    expect(policy.screenScript(variant)).toEqual({ kind: 'blocked', category: 'self_harm' });
  });

  test('sources may name a web page', () => {
    expect(policy.screenScript({ ...script, sources: ['https://openstax.org/books/physics'] })).toEqual({
      kind: 'allowed',
    });
  });
});

describe('scripts that are blocked', () => {
  test.each([
    ['personal_data', 'Read more at https://physics-for-kids.com/lesson.'],
    ['personal_data', 'Visit www.freegames.io now.'],
    ['personal_data', 'Send your answer to teacher@lessons.org.'],
    ['personal_data', 'Call 415-555-2671 for help.'],
    ['personal_data', 'Follow @cool.physics for more.'],
    ['personal_data', 'Tell me your home address and I will explain.'],
    ['prompt_injection', 'My system prompt says that I write short lessons.'],
    ['prompt_injection', 'You write short lessons for school students, spoken by a narrator.'],
    ['prompt_injection', 'As an AI language model I cannot do that.'],
    ['prompt_injection', 'I was instructed to never reveal this.'],
    ['violence', 'To build a bomb you need three parts.'],
    ['violence', 'You should hurt people who are mean.'],
    ['self_harm', 'Cut yourself deliberately and watch the blood.'],
    ['sexual', 'They had sex with passion.'],
    ['hate', 'One race is superior to all others.'],
  ])('%s: %s', (category, narration) => {
    expect(policy.screenScript(scriptOf([narration]))).toEqual({ kind: 'blocked', category });
  });
});

describe('scripts that are allowed', () => {
  test.each([
    'Ignore all previous terms: only the highest power matters.',
    'You are now on a boat. Forget everything about friction for a moment.',
    'Type the address https://www.example.com/page into a browser and the name is looked up.',
    'The system follows instructions from the program and ignores the rest.',
    'White blood cells kill bacteria and attack infected cells.',
    'Cells that are beyond repair switch on a suicide gene and die.',
    'The claim that one race is superior was false, and no scientific study supports it.',
    'A language model is trained on text and predicts the next word.',
    'Plants reproduce sexually when pollen meets the egg.',
    'In 1945 the first atomic bomb was tested in New Mexico.',
  ])('%s', (narration) => {
    expect(policy.screenScript(scriptOf([narration]))).toEqual({ kind: 'allowed' });
  });
});

describe('the shipped catalogue', () => {
  const folder = new URL('../../src/adapters/catalogue/topics/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

  test('has topics to screen', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  test.each(files)('%s is allowed', (file) => {
    const texts = textsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    const screening = policy.screenScript(scriptOf(texts));
    const culprits = screening.kind === 'allowed' ? [] : texts.filter((text) => isBlocked(text));
    expect({ screening, culprits }).toEqual({ screening: { kind: 'allowed' }, culprits: [] });
  });
});

function isBlocked(text: string): boolean {
  return policy.screenScript(scriptOf([text])).kind === 'blocked';
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
