/** Finds alert rules wherever they lie in a YAML document, with the node of each. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { LineIndex } from '../../problem/position.ts';
import type { Range } from '../../problem/problem.ts';
import { readDocuments, type YamlFault } from '../../query/languages/yaml/documents.ts';
import { diagnosisOfFault } from '../../query/languages/yaml/faults.ts';
import type { AlertRule } from './alert-rule.ts';
import { joinLines } from './go-yaml.ts';

/** The mapping of one alert in its YAML, for those who write into it. */
export interface AlertNode {
  readonly rule: AlertRule;
  readonly node: YAMLMap;
  /** Why nothing can be written into it; undefined where it is a rule in a file of its own. */
  readonly fixed: string | undefined;
}

/** Rules in a text that is a value in the file, and that cannot be read. */
export interface UnreadText {
  /** Where in the file it breaks off. */
  readonly place: Range;
  /** What was found there. */
  readonly message: string;
  readonly expected: string;
  /** Whether it is too large or nested too deep, and may be valid. */
  readonly isLimit: boolean;
  /** The line, as it is written. */
  readonly line: string;
}

export interface FoundRules {
  readonly alerts: AlertNode[];
  /** Rules that record a series. */
  records: number;
  readonly unread: UnreadText[];
}

interface FileWorld {
  readonly file: string;
  readonly lines: LineIndex;
  readonly text: string;
  readonly found: FoundRules;
}

interface Place {
  readonly document: Document.Parsed;
  /** Where all of the document stands in the file, if it is a text in it whose places are lost. */
  readonly within: Range | undefined;
  readonly depth: number;
}

/** How deep texts may lie in texts: a Helm release in a ConfigMap in a List is three. */
const deepestText = 3;

/** Adds the alerts of a document, in their order. */
export function findRules(document: Document.Parsed, world: FileWorld): void {
  search(document.contents, { document, within: undefined, depth: 0 }, world);
}

function search(node: unknown, place: Place, world: FileWorld): void {
  if (isMap(node)) searchMap(node, place, world);
  else if (isSeq(node)) for (const item of node.items) search(resolved(item, place), place, world);
  else if (isScalar(node) && typeof node.value === 'string') searchText(node, node.value, place, world);
}

function searchMap(map: YAMLMap, place: Place, world: FileWorld): void {
  const rules = valueAt(map, 'rules', place);
  const isGroup = isSeq(rules) && readGroup(map, rules, place, world);
  const slos = valueAt(map, 'slos', place);
  const isSloth = isSeq(slos) && readSloth(slos, place, world);
  if (isMap(valueAt(map, 'spec', place)) && textAt(map, 'kind', place) === 'ServiceLevelObjective') readPyrra(map, place, world);
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? key.value : undefined;
    if ((isGroup && name === 'rules') || (isSloth && name === 'slos')) continue;
    // What an alias names is read where it is written, but for the groups and rules that it makes here too.
    const child = isAlias(value) && (name === 'groups' || name === 'rules') ? resolved(value, place) : value;
    search(child, place, world);
  }
}

/** Rules of Prometheus and of all that took its form; and of Grafana. Answers whether they are rules at all. */
function readGroup(group: YAMLMap, rules: YAMLSeq, place: Place, world: FileWorld): boolean {
  const shared = textMap(valueAt(group, 'labels', place), place);
  const name = textAt(group, 'name', place);
  let isRules = false;
  for (const item of rules.items) {
    const node = resolved(item, place);
    if (!isMap(node)) continue;
    const alert = valueAt(node, 'alert', place);
    const managed = valueAt(node, 'grafana_alert', place);
    const title = valueAt(isMap(managed) ? managed : node, 'title', place);
    const isGrafana =
      isScalar(title) && (managed !== undefined || ['uid', 'condition', 'data'].some((key) => valueAt(node, key, place) !== undefined));
    if (valueAt(node, 'record', place) !== undefined) {
      world.found.records++;
      isRules = true;
    }
    const named = isScalar(alert) ? alert : isGrafana ? title : undefined;
    if (named !== undefined && addAlert({ node, named, group: name, shared }, place, world)) isRules = true;
  }
  return isRules;
}

/** Objectives that Sloth makes alerts of: each has a name for its two alerts. */
function readSloth(slos: YAMLSeq, place: Place, world: FileWorld): boolean {
  let isSloth = false;
  for (const item of slos.items) {
    const slo = resolved(item, place);
    const alerting = isMap(slo) ? valueAt(slo, 'alerting', place) : undefined;
    if (!isMap(slo) || !isMap(alerting)) continue;
    isSloth = true;
    const off = ['page_alert', 'ticket_alert', 'pageAlert', 'ticketAlert'].filter((key) => {
      const alert = valueAt(alerting, key, place);
      return isMap(alert) && scalarText(valueAt(alert, 'disable', place)) === 'true';
    });
    const named = valueAt(alerting, 'name', place);
    if (isScalar(named) && off.length < 2) addAlert({ node: alerting, named, group: textAt(slo, 'name', place), shared: {} }, place, world);
  }
  return isSloth;
}

/** An objective that Pyrra makes alerts of: they are called `ErrorBudgetBurn` where nothing else is said. */
function readPyrra(map: YAMLMap, place: Place, world: FileWorld): void {
  const spec = valueAt(map, 'spec', place);
  const metadata = valueAt(map, 'metadata', place);
  if (!isMap(spec) || !isMap(metadata)) return;
  const alerting = valueAt(spec, 'alerting', place);
  if (
    isMap(alerting) &&
    ['disabled', 'burnrates'].some((key) => scalarText(valueAt(alerting, key, place)) === (key === 'disabled' ? 'true' : 'false'))
  )
    return;
  const own = isMap(alerting) ? valueAt(alerting, 'name', place) : undefined;
  const slo = valueAt(metadata, 'name', place);
  if (isScalar(own)) addAlert({ node: metadata, named: own, group: scalarText(slo), fixed: madeByPyrra, shared: {} }, place, world);
  else if (isScalar(slo))
    addAlert({ node: metadata, named: slo, name: 'ErrorBudgetBurn', group: scalarText(slo), fixed: madeByPyrra, shared: {} }, place, world);
}

const madeByPyrra = 'Pyrra makes its annotations';

interface Alerting {
  readonly node: YAMLMap;
  /** Where its name stands. */
  readonly named: Scalar;
  /** Its name, where that is another than what stands there. */
  readonly name?: string;
  readonly group: string;
  /** Why no link can be written into it. */
  readonly fixed?: string;
  /** Labels that all rules of the group have. */
  readonly shared: Readonly<Record<string, string>>;
}

function addAlert(
  { node, named, name = scalarText(named), group, fixed, shared }: Alerting,
  place: Place,
  { file, lines, found }: FileWorld,
): boolean {
  if (name === '') return false;
  const annotations = valueAt(node, 'annotations', place);
  const url = isMap(annotations) ? valueAt(annotations, 'runbook_url', place) : undefined;
  const range = (one: Node) => place.within ?? rangeOf(one, lines);
  found.alerts.push({
    rule: {
      name,
      group,
      labels: { ...shared, ...textMap(valueAt(node, 'labels', place), place) },
      annotations: textMap(annotations, place),
      file,
      place: range(named),
      urlPlace: isScalar(url) ? range(url) : null,
    },
    node,
    fixed: place.within === undefined ? fixed : 'its rule is in a text within the file',
  });
  return true;
}

/** A text that holds rules: of a ConfigMap, of Helm's values. A literal block is read in place, so that links can be written into it. */
function searchText(node: Scalar, value: string, place: Place, world: FileWorld): void {
  if (place.depth >= deepestText || !/(?:^|[\n{,-])[ \t]*["']?alert["']?[ \t]*:/.test(value) || !value.includes('expr')) return;
  const [from = 0, to = 0] = node.range ?? [];
  const start = world.text.indexOf('\n', from) + 1;
  const inPlace = node.type === 'BLOCK_LITERAL' && place.within === undefined && start > 0 && start < to;
  const text = inPlace ? world.text.slice(start, to) : value;
  const read = readGoYaml(text);
  for (const { document, faults } of read) {
    const [fault] = faults;
    if (fault !== undefined) {
      const inFile = (at: number, end: number) =>
        place.within ?? world.lines.range(inPlace ? at + start : from, inPlace ? end + start : to);
      world.found.unread.push(unreadText(text, fault, inFile));
    }
    if (fault !== undefined || document === null) continue;
    if (inPlace) moveRanges(document, start);
    const within = inPlace ? undefined : (place.within ?? world.lines.range(from, to));
    search(document.contents, { document, within, depth: place.depth + 1 }, world);
  }
}

function moveRanges(document: Document.Parsed, by: number): void {
  visit(document, {
    Node: (_, node) => {
      if (node.range) node.range = [node.range[0] + by, node.range[1] + by, node.range[2] + by];
    },
  });
}

/** A text that cannot be read, in words for its author. @param placeOf where in the file a part of the text is */
export function unreadText(text: string, fault: YamlFault, placeOf: (from: number, to: number) => Range): UnreadText {
  const isLimit = fault.code === 'LIMIT';
  const { from, to, message, expected } = isLimit ? { ...fault, expected: '' } : diagnosisOfFault(text, fault);
  const begin = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', from);
  return { place: placeOf(from, to), message, expected, isLimit, line: text.slice(begin, end < 0 ? undefined : end) };
}

interface ReadPart {
  readonly document: Document.Parsed | null;
  readonly faults: readonly YamlFault[];
}

/** The documents of a text as Prometheus reads it. */
export function readGoYaml(text: string): readonly ReadPart[] {
  const read = (some: string): readonly ReadPart[] => {
    const { documents, limit } = readDocuments(some);
    return limit === null ? documents : [{ document: null, faults: [limit] }];
  };
  const first = read(text);
  if (!first.some(({ faults }) => faults.some(({ code }) => code !== 'LIMIT'))) return first;
  const joined = joinLines(text);
  if (joined === text) return first;
  const second = read(joined);
  return second.some(({ faults }) => faults.length > 0) ? first : second;
}

/** What a key has: its own value, else that of the maps that it takes over (`<<: *base`). */
function valueAt(map: YAMLMap, key: string, place: Place): unknown {
  const own = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (own !== undefined) return resolved(own.value, place) ?? undefined;
  for (const base of basesOf(map, place)) {
    const found: unknown = base.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
    if (found !== undefined) return resolved(found, place) ?? undefined;
  }
  return undefined;
}

function basesOf(map: YAMLMap, place: Place): YAMLMap[] {
  const merged = map.items.find((pair) => isScalar(pair.key) && pair.key.value === '<<')?.value;
  const value = resolved(merged, place);
  const all = isSeq(value) ? value.items.map((item) => resolved(item, place)) : [value];
  return all.filter((one) => isMap(one));
}

function resolved(node: unknown, { document }: Place): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function textAt(map: YAMLMap, key: string, place: Place): string {
  return scalarText(valueAt(map, key, place));
}

function textMap(node: unknown, place: Place): Record<string, string> {
  if (!isMap(node)) return {};
  const pairsOf = (map: YAMLMap) =>
    map.items
      .filter(({ key }) => !(isScalar(key) && key.value === '<<'))
      .map(({ key, value }): [string, string] => [scalarText(key), scalarText(resolved(value, place))]);
  return Object.fromEntries([...basesOf(node, place).toReversed().flatMap(pairsOf), ...pairsOf(node)]);
}

/** A scalar as the text that Prometheus takes it for. */
function scalarText(node: unknown): string {
  if (!isScalar(node)) return '';
  const { value, source } = node;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? (source ?? String(value)) : '';
}

function rangeOf(node: Node, lines: LineIndex): Range {
  const [from, to] = node.range ?? [0, 0];
  return lines.range(from, to);
}
