import { LRUCache } from 'lru-cache';
import type { BlockedCategory } from '../../domain/generation-outcome.ts';
import type { LessonScript } from '../../domain/lesson.ts';
import type { ContentPolicy, Screening } from '../../domain/ports/content-policy.ts';
import { GUIDANCE, type Guidance } from './guidance.ts';
import { loadPolicyData } from './load-policy-data.ts';
import type { PolicyData } from './policy-data.ts';
import { policyVersion } from './policy-version.ts';
import { containsContactData } from './redaction/contact-data.ts';
import { redactPersonalData } from './redaction/redact-personal-data.ts';
import { compileRules } from './rules/compile-rules.ts';
import type { Rule } from './rules/rule.ts';
import { RuleSet } from './rules/rule-set.ts';
import { oneText, wordsOf } from './script-text.ts';

/** Lessons of the library and the questions of a class come again and again. A few kilobytes each. */
const REMEMBERED = 512;
/** Characters. Interests and short questions come again and again; they are remembered in memory alone. */
const LONGEST_REDACTION_REMEMBERED = 60;

/**
 * The content policy as reviewed rules beside the code. Every rule is read and checked before the first text is
 * screened, so that a policy that exists can evaluate all of its rules.
 */
export class RuleBasedContentPolicy implements ContentPolicy {
  readonly version: string;
  readonly #query: RuleSet;
  readonly #script: RuleSet;
  readonly #screenedQueries = new LRUCache<string, Screening>({ max: REMEMBERED });
  readonly #screenedWords = new LRUCache<string, Screening>({ max: REMEMBERED });
  readonly #redacted = new LRUCache<string, string>({ max: REMEMBERED });

  /** @throws InvalidPolicyData when a rule cannot be evaluated as written. */
  constructor(data: PolicyData) {
    const rules = compileRules(data);
    this.version = policyVersion(data);
    this.#query = new RuleSet(rules, 'query', data);
    this.#script = new RuleSet(rules, 'script', data);
  }

  screenQuery(query: string): Screening {
    return remembered(this.#screenedQueries, query, () => screeningOf(this.#query.broken(query)));
  }

  screenScript(script: LessonScript): Screening {
    return this.screenWords(wordsOf(script));
  }

  screenWords(words: readonly string[]): Screening {
    const text = oneText(words);
    return remembered(this.#screenedWords, text, () => this.#screenText(text));
  }

  #screenText(text: string): Screening {
    const screening = screeningOf(this.#script.broken(text));
    if (screening.kind === 'blocked') return screening;
    return containsContactData(text) ? { kind: 'blocked', category: 'personal_data' } : screening;
  }

  redact(text: string): string {
    if (text.length > LONGEST_REDACTION_REMEMBERED) return redactPersonalData(text);
    return remembered(this.#redacted, text, () => redactPersonalData(text));
  }

  guidance(category: BlockedCategory): Guidance {
    const { text, helpResources } = GUIDANCE[category];
    return { text, helpResources: helpResources.map((resource) => ({ ...resource })) };
  }
}

/**
 * The policy with the rules that ship with the worker.
 *
 * @throws InvalidPolicyData when they cannot be read; the worker must not start without them.
 */
export function createContentPolicy(folder?: URL): RuleBasedContentPolicy {
  return new RuleBasedContentPolicy(loadPolicyData(folder));
}

function screeningOf(broken: Rule | null): Screening {
  return broken === null ? { kind: 'allowed' } : { kind: 'blocked', category: broken.category };
}

/** The rules do not change while they are used, so neither does what they say of a text. */
function remembered<Said extends Screening | string>(
  known: LRUCache<string, Said>,
  text: string,
  say: () => Said,
): Said {
  const earlier = known.get(text);
  if (earlier !== undefined) return earlier;
  const said = say();
  known.set(text, said);
  return said;
}
