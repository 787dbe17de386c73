import type { z } from 'zod';
import { SETTINGS, type Settings } from './settings.ts';

/** The whole configuration, checked. Times in milliseconds. */
export type Config = { readonly [Name in keyof Settings]: z.infer<Settings[Name]['schema']> };

export interface ConfigMistake {
  readonly variable: string;
  readonly problem: string;
  readonly fix: string;
}

export type ReadConfig =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly ConfigMistake[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once and checks it as a whole: every mistake is reported, each with its fix. */
export function readConfig(environment: Environment): ReadConfig {
  const mistakes = unknownVariables(environment);
  const values: Record<string, unknown> = {};
  for (const [name, { variable, schema, fallback, fix, secret }] of Object.entries(SETTINGS)) {
    const given = environment[variable];
    const raw = given === undefined || given === '' ? (fallback ?? undefined) : given;
    const parsed = (schema as z.ZodType).safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else mistakes.push({ variable, problem: secret ? 'is not usable' : `${JSON.stringify(given)} is not usable`, fix });
  }
  const wrong = new Set(mistakes.map(({ variable }) => variable));
  mistakes.push(...whatDoesNotFitTogether(values as Partial<Config>).filter(({ variable }) => !wrong.has(variable)));
  return mistakes.length > 0 ? { kind: 'mistakes', mistakes } : { kind: 'config', config: values as unknown as Config };
}

/** The voices of the local speech adapter. */
const LOCAL_VOICES: readonly string[] = ['slt', 'rms', 'awb'];

const KNOWN = new Set(Object.values(SETTINGS).map(({ variable }) => variable));

function unknownVariables(environment: Environment): ConfigMistake[] {
  return Object.keys(environment)
    .filter((variable) => variable.startsWith('VIVIDLY_') && !KNOWN.has(variable))
    .map((variable) => ({ variable, problem: 'is not a setting', fix: 'unset it, or see docs/configuration.md' }));
}

/** @param config what could be read; a value that is wrong by itself is missing, and its mistake already reported */
function whatDoesNotFitTogether(config: Partial<Config>): ConfigMistake[] {
  const { project, jwksUrl, pushAudience } = SETTINGS;
  const mistakes: ConfigMistake[] = [];
  const need = (present: unknown, needed: { variable: string; fix: string }, because: string): void => {
    if (present === undefined)
      mistakes.push({ variable: needed.variable, problem: `is not set, but ${because}`, fix: needed.fix });
  };
  const online = config.model !== undefined && config.model !== 'offline';
  if (online) need(config.project, project, `VIVIDLY_MODEL is ${config.model}`);
  else if (config.queue === 'pubsub') need(config.project, project, 'VIVIDLY_QUEUE is pubsub');
  if (config.renderer === 'local' && config.voice !== undefined && !LOCAL_VOICES.includes(config.voice)) {
    mistakes.push({
      variable: SETTINGS.voice.variable,
      problem: `${JSON.stringify(config.voice)} is no voice of the local renderer`,
      fix: `use ${LOCAL_VOICES.join(', ')}, or set VIVIDLY_RENDERER=google`,
    });
  }
  if (config.jwksUrl !== undefined) {
    need(config.jwtIssuer, SETTINGS.jwtIssuer, `${jwksUrl.variable} is set`);
    need(config.jwtAudience, SETTINGS.jwtAudience, `${jwksUrl.variable} is set`);
  } else {
    // Half an identity must not silently be none.
    if (config.jwtIssuer !== undefined) need(undefined, jwksUrl, `${SETTINGS.jwtIssuer.variable} is set`);
    else if (config.jwtAudience !== undefined) need(undefined, jwksUrl, `${SETTINGS.jwtAudience.variable} is set`);
  }
  if (config.pushAudience !== undefined) {
    need(config.pushServiceAccount, SETTINGS.pushServiceAccount, `${pushAudience.variable} is set`);
  }
  return mistakes;
}

/** Every mistake on a line of its own, with its fix. */
export function describeMistakes(mistakes: readonly ConfigMistake[]): string {
  const lines = mistakes.map(({ variable, problem, fix }) => `  ${variable} ${problem}: ${fix}.`);
  return ['The configuration cannot be used; nothing was started.', ...lines].join('\n');
}
