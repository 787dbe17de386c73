import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/adapters/cli/run-cli.ts';
import { SETTINGS } from '../../src/adapters/config/settings.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  ...filesBelow('docs')
    .filter((path) => path.endsWith('.md'))
    .sort(),
];

function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return entries.map((entry) => join(folder, entry)).filter((path) => statSync(join(ROOT, path)).isFile());
}

const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

const program = filesBelow('src')
  .filter((path) => path.endsWith('.ts'))
  .map(textOf)
  .join('\n');

/** A page without its code, in which nothing is a link. */
const proseOf = (page: string): string =>
  textOf(page)
    .replace(/^(```+)[^\n]*\n[\s\S]*?^\1$/gm, '')
    .replace(/`[^`\n]*`/g, '`');

/** Where a page points to: Markdown links and images, and the addresses in HTML. */
function targetsOf(page: string): string[] {
  const markdown = [...proseOf(page).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)];
  const html = [...proseOf(page).matchAll(/(?:src|href|srcset)="([^"]+)"/g)];
  return [...markdown, ...html].map((match) => match[1] ?? '');
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = textOf(page)
    .replace(/^(```+)[^\n]*\n[\s\S]*?^\1$/gm, '')
    .matchAll(/^#{1,6} +(.+?) *$/gm);
  const anchors = [...headings].map(([, heading = '']) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replace(/ /g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return new Set(anchors);
}

/** What is wrong with a target; null when it resolves. */
function brokenness(page: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), decodeURI(path)));
  if (file.startsWith('..')) return `${target} leaves the repository`;
  if (!existsSync(join(ROOT, file))) return `${target}: no file ${file}`;
  if (anchor !== undefined && !anchorsOf(file).has(anchor)) return `${target}: no heading #${anchor} in ${file}`;
  return null;
}

describe.each(PAGES)('%s', (page) => {
  test('every relative link and anchor resolves', () => {
    expect(targetsOf(page).flatMap((target) => brokenness(page, target) ?? [])).toEqual([]);
  });

  test('every variable exists', () => {
    const known = new Set<string>(Object.values(SETTINGS).map(({ variable }) => variable));
    const named = textOf(page).match(/\bVIVIDLY_[A-Z0-9][A-Z0-9_]*/g) ?? [];
    expect(named.filter((variable) => !known.has(variable))).toEqual([]);
  });

  test('every path into the repository exists', () => {
    const named = [...textOf(page).matchAll(/`((?:src|test|scripts|docs|\.ci)\/[^`\s*<…]*)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('every metric exists', () => {
    const named = textOf(page).match(/\bvividly_[a-z_]+[a-z]/g) ?? [];
    expect(named.filter((metric) => !program.includes(`'${metric}'`))).toEqual([]);
  });
});

test('the example of adding-an-adapter.md is the real test', () => {
  const [, path = ''] = /This is `([^`]+)`, whole:/.exec(textOf('docs/adding-an-adapter.md')) ?? [];
  expect(textOf('docs/adding-an-adapter.md')).toContain(`\`\`\`ts\n${textOf(path)}\`\`\``);
});

test('every page that the program names exists', () => {
  const named = program.match(/\bdocs\/[a-z0-9/.-]+\.md\b/g) ?? [];
  expect(named.filter((page) => !PAGES.includes(page))).toEqual([]);
});

describe('commands', () => {
  /** What `--help` says, by command; the empty name is the program itself. */
  const help = new Map<string, string>();

  async function helpOf(...command: string[]): Promise<string> {
    const out = new PassThrough({ encoding: 'utf8' });
    const err = new PassThrough();
    const terminal = { environment: {}, in: new PassThrough(), out, err, stopping: new AbortController().signal };
    expect(await runCli([...command, '--help'], terminal, '0.0.0')).toBe(0);
    return String(out.read() ?? '');
  }

  function subcommandsIn(text: string): string[] {
    const [, commands = ''] = text.split(/^Commands:$/m);
    return [...commands.matchAll(/^ {2}([a-z][a-z-]*)\b/gm)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'help');
  }

  beforeAll(async () => {
    const overview = await helpOf();
    help.set('', overview);
    for (const command of subcommandsIn(overview)) {
      const own = await helpOf(command);
      help.set(command, own);
      for (const sub of subcommandsIn(own)) help.set(`${command} ${sub}`, await helpOf(command, sub));
    }
  });

  function problemOf(line: string): string | null {
    const words = line.split(/\s+/).filter((word) => word !== '');
    const name = words[0] ?? '';
    if (name === '' || name.startsWith('-')) return null;
    if (!help.has(name)) return `no command ${name}`;
    const second = words[1] ?? '';
    const whole = help.has(`${name} ${second}`) ? `${name} ${second}` : name;
    if (whole === name && subcommandsIn(help.get(name) ?? '').length > 0 && /^[a-z]/.test(second)) {
      return `no command ${name} ${second}`;
    }
    const text = help.get(whole) ?? '';
    const options = line.replace(/"[^"]*"/g, '').match(/--[a-z][a-z-]*/g) ?? [];
    const unknown = options.filter((option) => !new RegExp(`${option}\\b(?!-)`).test(text));
    return unknown.length === 0 ? null : `${whole} has no ${unknown.join(', ')}`;
  }

  test.each(PAGES)('every command and option in %s exists', (page) => {
    const lines = [...textOf(page).matchAll(/npx vividly ([^`\n#|&;]*)/g)].map(([, line = '']) => line);
    expect(lines.flatMap((line) => problemOf(line) ?? [])).toEqual([]);
  });
});
