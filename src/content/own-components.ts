/**
 * `breakglass.config.js`: the components of a team that its `.mdx` runbooks use without importing them. The file is read, never run: what
 * it says has to stand there as it is.
 */
import * as nodeModule from 'node:module';
import { extname } from 'node:path';
import { type Expression, type ObjectExpression, type Program, type Property, parse } from 'acorn';
import { didYouMean, nearest } from '../problem/nearest.ts';
import { LineIndex } from '../problem/position.ts';
import { fileStart, type Problem, type Range } from '../problem/problem.ts';
import { components as ours } from '../runbook/component.ts';
import type { Read } from './boundary.ts';
import { foldPath } from './links.ts';

/** In the content root; of several the first is read. */
export const configNames = ['breakglass.config.js', 'breakglass.config.mjs', 'breakglass.config.ts'] as const;

/** Files by the names of the components that they are, from the content root. */
export type OwnComponents = ReadonlyMap<string, string>;

/** What a file may be. */
const componentFile = /\.(?:astro|mdx)$/;

const form = "`export default { components: { Name: './components/Name.astro' } }`";

export interface ConfigInputs {
  /** One of `configNames`. */
  readonly file: string;
  readonly text: string;
  /** Why a file of the content root cannot be a component; undefined for one that can. */
  readonly refuse: (path: string) => string | undefined;
  /** The files beside a path, for suggestions. */
  readonly filesBeside: (path: string) => readonly string[];
}

/** What the file says. */
export function readConfig(inputs: ConfigInputs): Read<OwnComponents> {
  const { file } = inputs;
  const lines = new LineIndex(inputs.text);
  const problems: Problem[] = [];
  const report = (range: Range, message: string, hint: string): void => {
    problems.push({ check: 'settings/components', severity: 'error', file, message, hint, ...range });
  };
  const rangeOf = ({ start, end }: { start: number; end: number }) => lines.range(start, end);
  const text = withoutTypes(inputs);
  if (text === undefined) {
    report(fileStart, 'this Node reads no TypeScript', 'rename the file to breakglass.config.js, or use Node 22.13 or newer');
    return { value: new Map(), problems };
  }
  let program: Program;
  try {
    program = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch (error) {
    const at = error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
    const words = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : String(error);
    report(lines.range(at, at), `not valid JavaScript: ${words}`, `expected ${form}`);
    return { value: new Map(), problems };
  }
  const exported = program.body.find((statement) => statement.type === 'ExportDefaultDeclaration');
  if (exported?.declaration.type !== 'ObjectExpression') {
    report(
      exported === undefined ? fileStart : rangeOf(exported),
      'the file is read and not run: its settings have to stand in it',
      `expected ${form}`,
    );
    return { value: new Map(), problems };
  }
  const value = new Map<string, string>();
  for (const [key, property] of literalEntries(exported.declaration, rangeOf, report)) {
    if (key !== 'components') report(rangeOf(property.key), `unknown key \`${key}\``, didYouMean(key, ['components']));
    else if (property.value.type !== 'ObjectExpression')
      report(rangeOf(property.value), 'expected names with their files', `as in ${form}`);
    else readComponents(property.value, { inputs, rangeOf, report, value });
  }
  return { value, problems };
}

type Report = (range: Range, message: string, hint: string) => void;
type RangeOf = (node: { start: number; end: number }) => Range;

interface Reading {
  readonly inputs: ConfigInputs;
  readonly rangeOf: RangeOf;
  readonly report: Report;
  readonly value: Map<string, string>;
}

function readComponents(object: ObjectExpression, { inputs, rangeOf, report, value }: Reading): void {
  for (const [name, property] of literalEntries(object, rangeOf, report)) {
    const path = textOf(property.value);
    const objection = nameObjection(name);
    if (objection !== undefined) report(rangeOf(property.key), ...objection);
    else if (path === undefined) report(rangeOf(property.value), `\`${name}\` is no file: expected its path as text`, `as in ${form}`);
    else {
      const target = foldPath(path.split('/'));
      const [message, hint] = /^\.\.(?:\/|$)/.test(target)
        ? [`\`${path}\` leads out of the content root`, '']
        : fileObjection(path, target, inputs);
      if (message !== undefined) report(rangeOf(property.value), message, hint ?? '');
      else value.set(name, target);
    }
  }
}

function nameObjection(name: string): [message: string, hint: string] | undefined {
  if (ours.has(name)) return [`\`<${name}>\` is a component of Breakglass`, `choose another name, such as \`Our${name}\``];
  if (/^[A-Z][A-Za-z0-9]*$/.test(name) && !name.startsWith('Breakglass')) return undefined;
  if (name.startsWith('Breakglass')) return [`\`${name}\`: names that begin with \`Breakglass\` are taken`, 'choose another name'];
  const plain = name.replace(/[^A-Za-z0-9]+(.?)/g, (_, letter: string) => letter.toUpperCase());
  const better = plain.charAt(0).toUpperCase() + plain.slice(1);
  return [
    `\`${name}\` is no name of a component: it begins with a capital and has letters and digits alone`,
    /^[A-Z][A-Za-z0-9]*$/.test(better) ? `as in \`${better}\`` : '',
  ];
}

function fileObjection(path: string, target: string, { refuse, filesBeside }: ConfigInputs): [message?: string, hint?: string] {
  if (!componentFile.test(path)) return [`\`${path}\` is no component: expected a file that ends in .astro or .mdx`];
  const refused = refuse(target);
  if (refused === undefined) return [];
  const near = nearest(
    target,
    filesBeside(target).filter((path) => path !== target),
  );
  return [`\`${path}\` ${refused}`, near === undefined ? 'name it by its path from the content root' : `did you mean \`./${near}\`?`];
}

/** The entries of an object whose keys stand there; all else is reported. */
function* literalEntries(object: ObjectExpression, rangeOf: RangeOf, report: Report): Iterable<[key: string, property: Property]> {
  const seen = new Set<string>();
  for (const property of object.properties) {
    const key = property.type === 'Property' && !property.computed && property.kind === 'init' ? keyOf(property) : undefined;
    if (property.type !== 'Property' || key === undefined)
      report(rangeOf(property), 'the file is read and not run: names have to stand in it', `as in ${form}`);
    else if (seen.has(key)) report(rangeOf(property.key), `\`${key}\` stands here twice`, 'remove one of the two');
    else {
      seen.add(key);
      yield [key, property];
    }
  }
}

function keyOf({ key }: Property): string | undefined {
  return key.type === 'Identifier' ? key.name : textOf(key);
}

function textOf(node: Expression | Property['key']): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** JavaScript of the same length, so that places stay; undefined where this Node cannot take the types off. */
function withoutTypes({ file, text }: ConfigInputs): string | undefined {
  if (extname(file) !== '.ts') return text;
  // Node 22.13 and newer.
  const strip = 'stripTypeScriptTypes' in nodeModule ? nodeModule.stripTypeScriptTypes : undefined;
  if (strip === undefined) return undefined;
  try {
    return strip(text);
  } catch {
    // What is wrong with it is said by the parser, with its place.
    return text;
  }
}
