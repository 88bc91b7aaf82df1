/** The query sheets for other programs: JSON, and navi cheats (https://github.com/denisidoro/navi). */
import type { Danger } from '../query/danger/danger.ts';
import { findPlaceholders } from '../query/placeholder.ts';
import type { Query } from '../query/query.ts';
import type { Variables } from '../query/variable.ts';
import type { Sheet } from './site.ts';

/** All sheets as one JSON document, in the fields that their files have. */
export function sheetsJson(sheets: readonly Sheet[]): string {
  const out = sheets.map(({ id, title, description, service, queries }) => ({
    id,
    title,
    description,
    service,
    queries: queries.map((query) => ({
      id: query.id,
      title: query.title,
      language: query.language,
      query: query.template,
      description: query.description,
      signal: query.signal,
      good: query.good,
      bad: query.bad,
      next: query.next,
      danger: query.danger,
      rollback: query.rollback,
      variables: query.variables,
    })),
  }));
  return `${JSON.stringify({ sheets: out }, null, 1)}\n`;
}

/**
 * All sheets as one `.cheat` file, by its documented syntax
 * (https://github.com/denisidoro/navi/blob/master/docs/cheatsheet/syntax/README.md): `%` tags, `#` description, `;` comment,
 * the command with `<variable>`, `$ variable: command that lists values`. navi escapes nothing that is typed for a
 * variable; the head of the file says so.
 */
export function sheetsCheat(sheets: readonly Sheet[]): string {
  return [
    '; Values are put in as they are typed: navi quotes nothing.',
    ...sheets.map((sheet) => sheet.queries.map((query) => cheat(sheet, query)).join('\n\n')),
  ].join('\n\n');
}

const dangerMarks: Readonly<Record<Danger, string>> = {
  'read-only': '',
  unknown: 'UNKNOWN EFFECT: ',
  'changes-state': 'CHANGES STATE: ',
  destroys: 'DESTROYS: ',
};

function cheat(sheet: Sheet, query: Query): string {
  const command = withNaviVariables(query);
  const tags = [...new Set([sheet.id, query.language, query.signal])].filter((tag) => tag !== '').map((tag) => tag.replace(/[,\s]+/g, '-'));
  const comments = [query.description, query.rollback === '' ? '' : `Undo: ${query.rollback}`].filter((text) => text !== '');
  return [
    `% ${tags.join(', ')}`,
    '',
    `# ${dangerMarks[query.danger]}${oneLine(query.title)}`,
    ...comments.map((text) => `; ${oneLine(text)}`),
    // A line that begins with a sign of navi's own is taken literally in a code block only.
    ...(/^[%#;$@]/m.test(command) ? ['```', command, '```'] : [command]),
    '',
    ...variableLines(query.variables),
  ].join('\n');
}

/** `${namespace}` as `<namespace>`. */
function withNaviVariables(query: Query): string {
  const declared = new Set(Object.keys(query.variables));
  let text = query.template;
  for (const { from, to, name } of findPlaceholders(text, query.kind, declared).reverse()) {
    if (declared.has(name)) text = `${text.slice(0, from)}<${name}>${text.slice(to)}`;
  }
  return text;
}

/** Choices and defaults become suggestions. */
function variableLines(variables: Variables): string[] {
  return Object.entries(variables).flatMap(([name, { choices, default: usual }]) => {
    const values = choices ?? (usual === undefined ? [] : [usual]);
    if (values.length === 0) return [];
    return [`$ ${name}: printf '%s\\n' ${values.map((value) => `'${value.replaceAll("'", String.raw`'\''`)}'`).join(' ')}`];
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
