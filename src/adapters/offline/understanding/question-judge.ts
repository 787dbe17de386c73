import type { UnderstandQueryTask } from '../../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Topic } from '../../../domain/topic.ts';
import { type TopicCandidate, TopicSearch } from '../../text-search/topic-search.ts';
import { type AskedQuestion, askedQuestion } from './asked-question.ts';
import { confidenceOf, logOdds, searchEvidence } from './confidence.ts';
import { type Findings, type Intent, verdictOn } from './findings.ts';
import { asksDefinition } from './framing.ts';
import { IntentClassifier, likeliest } from './intent-classifier.ts';
import { type NonAcademicCategory, nonAcademicCategories, spokenCategory } from './non-academic.ts';
import { uncoveredEvidence, uncoveredSubjects } from './uncovered-subjects.ts';
import type { Verdict } from './verdict.ts';
import { wordsBesideTopics } from './vocabulary.ts';

const CANDIDATES = 8;
// Who answers a question mostly picks from what it offered, in other words.
const OFFERED_BONUS = 6;
// Of two readings about equally sure, the one of the clause that asks is right more often than the one with the story.
const DISTRACTION = 0.05;

/** Reads questions and judges what they are. Built once; every judgement is a pure function of its task. */
export class QuestionJudge {
  readonly #catalogue: TopicCatalogue;
  readonly #search: TopicSearch;
  readonly #intents: IntentClassifier<Intent>;
  readonly #subjects: IntentClassifier<string>;
  readonly #categories: IntentClassifier<string>;

  constructor(catalogue: TopicCatalogue) {
    this.#catalogue = catalogue;
    this.#search = new TopicSearch(catalogue.topics(), wordsBesideTopics(catalogue));
    const subjects = Object.fromEntries(uncoveredSubjects().map(({ subject, examples }) => [subject, examples]));
    const categories = Object.fromEntries(
      nonAcademicCategories().map(({ category, examples }) => [category, examples]),
    );
    this.#subjects = new IntentClassifier(subjects);
    this.#categories = new IntentClassifier(categories);
    this.#intents = new IntentClassifier({
      science: catalogue.topics().flatMap(waysToAsk),
      uncovered: Object.values(subjects).flat(),
      non_academic: Object.values(categories).flat(),
    });
  }

  /** The question that the task comes to, and what it is. */
  judge(task: UnderstandQueryTask): { readonly question: AskedQuestion; readonly verdict: Verdict } {
    const question = askedQuestion(task, this.#catalogue, this.#search);
    const whole = this.#findings(question);
    if (!question.hasSetting) return { question, verdict: verdictOn(whole) };
    // A story may tell what is asked about ("my heart beats like crazy, why?") or distract from it.
    const focused = this.#findings(askedQuestion(task, this.#catalogue, this.#search, true));
    const found = focused.confidence + DISTRACTION > whole.confidence ? focused : whole;
    return { question: found.question, verdict: verdictOn(found) };
  }

  #findings(question: AskedQuestion): Findings {
    const candidates = offeredFirst(
      this.#search.candidates(question.words, question.speech, CANDIDATES),
      question.offered,
    );
    const intents = this.#intents.probabilities(question.speech);
    const uncovered = uncoveredEvidence(question, this.#search);
    const evidence = {
      ...searchEvidence(candidates, question.words, this.#search, asksDefinition(question.latest)),
      science: logOdds(intents.science),
      uncovered: uncovered?.share ?? 0,
    };
    return {
      question,
      candidates,
      evidence,
      confidence: confidenceOf(evidence),
      intents,
      spoken: spokenCategory(question.latest) ?? decisive(spokenCategory(question.text)),
      likeliestCategory: () =>
        one(nonAcademicCategories(), 'category', likeliest(this.#categories.probabilities(question.latest))),
      likeliestSubject: () =>
        uncovered?.subject ??
        one(uncoveredSubjects(), 'subject', likeliest(this.#subjects.probabilities(question.speech))),
    };
  }
}

/** The candidates with those that were offered made likelier; their scores still add up to at most 1. */
function offeredFirst(candidates: readonly TopicCandidate[], offered: ReadonlySet<string>): readonly TopicCandidate[] {
  const raised = candidates.map((candidate) =>
    offered.has(candidate.topic.id) ? { ...candidate, score: candidate.score * OFFERED_BONUS } : candidate,
  );
  const all = Math.max(
    1,
    raised.reduce((sum, { score }) => sum + score, 0),
  );
  return raised
    .map((candidate) => ({ ...candidate, score: candidate.score / all }))
    .sort((one, other) => other.score - one.score);
}

/** A kind of request that decides even where only what leads up to the question speaks so. */
function decisive(category: NonAcademicCategory | null): NonAcademicCategory | null {
  return category?.decisive === true ? category : null;
}

/** Everyday wordings never name the topic, so the plain ways of asking are added. */
function waysToAsk({ name, everydayWordings }: Topic): string[] {
  return [...everydayWordings, `What is ${name}?`, `How does ${name} work?`];
}

function one<Key extends string, Entry extends Readonly<Record<Key, string>>>(
  entries: readonly Entry[],
  key: Key,
  name: string,
): Entry {
  const entry = entries.find((known) => known[key] === name);
  if (entry === undefined) throw new Error(`no entry has the ${key} "${name}"`);
  return entry;
}
