/** What the strings of a LogQL query hold: regular expressions, patterns, templates, paths and addresses. */
import type { SyntaxNode } from '@lezer/common';
import { type Check, checkRegex, childrenOf, doubt, hasHole, nodesNamed, report, shown, source, stringValue } from '../../lezer/check.ts';
import { unescapeString } from '../../string-escape.ts';
import { findTemplateFault } from './go-template.ts';

/** https://github.com/grafana/loki/tree/main/pkg/logql/log, in the order of the text. */
export function checkStrings(check: Check): void {
  for (const node of nodesNamed(check.tree, new Set(['String']))) {
    const use = useOf(node);
    if (use !== null) rules[use](check, node);
  }
  for (const node of nodesNamed(check.tree, new Set(['LabelFormatExpr']))) checkLabelFormat(check, node);
}

export type StringUse =
  | 'text'
  | 'regex'
  | 'capturing regex'
  | 'pattern'
  | 'line pattern'
  | 'template'
  | 'json path'
  | 'logfmt key'
  | 'ip'
  | 'label'
  | 'replacement';

/** What the string is read as; null for one that stands nowhere the grammar knows. */
export function useOf(node: SyntaxNode): StringUse | null {
  const parent = node.parent;
  switch (parent?.name) {
    case 'Matcher':
      return parent.getChild('Re') || parent.getChild('Nre') ? 'regex' : 'text';
    case 'LineFilter':
    case 'LineFilters':
    case 'OrFilter':
      return parent.getChild('FilterOp') ? 'ip' : lineFilterUse(filterOf(parent));
    case 'IpLabelFilter':
      return 'ip';
    case 'LabelParser':
      return parent.getChild('Regexp') ? 'capturing regex' : 'pattern';
    case 'LineFormatExpr':
    case 'LabelFormatMatcher':
      return 'template';
    case 'LabelExtractionExpression': {
      let list = parent.parent;
      while (list?.name === 'LabelExtractionExpressionList') list = list.parent;
      return list?.name === 'JsonExpressionParser' ? 'json path' : 'logfmt key';
    }
    case 'LabelReplaceExpr': {
      const place = parent.getChildren('String').findIndex((string) => string.from === node.from);
      return (['label', 'replacement', 'label', 'regex'] as const)[place] ?? null;
    }
    default:
      return null;
  }
}

/** The sign of a line filter; those behind `or` have that of the first. */
export function filterOf(node: SyntaxNode): string {
  for (let outer: SyntaxNode | null = node; outer !== null; outer = outer.parent) {
    const filter = outer.getChild('Filter') ?? outer.getChild('LineFilter')?.getChild('Filter');
    if (filter) return filter.firstChild?.name ?? '';
  }
  return '';
}

function lineFilterUse(filter: string): StringUse {
  if (filter === 'PipeMatch' || filter === 'Nre') return 'regex';
  return filter === 'PipePattern' || filter === 'Npa' ? 'line pattern' : 'text';
}

const noCheck = () => undefined;

const rules: Readonly<Record<StringUse, (check: Check, node: SyntaxNode) => void>> = {
  text: noCheck,
  regex: (check, node) => {
    checkRegex(check, node);
  },
  'capturing regex': checkCapturing,
  pattern: checkPattern,
  'line pattern': checkLinePattern,
  template: checkTemplate,
  'json path': checkJsonPath,
  'logfmt key': noCheck,
  ip: checkIp,
  label: noCheck,
  replacement: noCheck,
};

function checkCapturing(check: Check, node: SyntaxNode): void {
  const pattern = stringValue(check, node);
  if (pattern === null || checkRegex(check, node) !== true) return;
  const plain = pattern.replace(/\\[\s\S]/g, '').replace(/\[\^?\]?(?:\[:\^?\w+:\]|[^\]])*\]/g, '');
  const names = [...plain.matchAll(/\(\?P?<(\w+)>/g)].map((match) => match[1] ?? '');
  if (names.length === 0) report(check, node, 'found a regular expression without a named group', 'a group such as `(?P<status>\\d+)`');
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) report(check, node, `found the group \`${twice}\` twice`, 'a name for each group');
}

const capture = /<([A-Za-z_]\w*)>/g;

/** Captures with nothing between them. */
function sideBySide(pattern: string): string | null {
  return /<[A-Za-z_]\w*><[A-Za-z_]\w*>/.exec(pattern)?.[0] ?? null;
}

function checkPattern(check: Check, node: SyntaxNode): void {
  const pattern = stringValue(check, node);
  if (pattern === null) return;
  const names = [...pattern.matchAll(capture)].map((match) => match[1] ?? '').filter((name) => name !== '_');
  const twice = names.find((name, at) => names.indexOf(name) < at);
  const beside = sideBySide(pattern);
  if (names.length === 0) report(check, node, 'found a pattern without a named capture', 'a capture such as `<status>`');
  else if (beside !== null) report(check, node, `found \`${beside}\` side by side`, 'a text between two captures');
  else if (twice !== undefined) report(check, node, `found the capture \`<${twice}>\` twice`, '`<_>`, or a name for each capture');
}

function checkLinePattern(check: Check, node: SyntaxNode): void {
  const pattern = stringValue(check, node);
  if (pattern === null) return;
  const named = [...pattern.matchAll(capture)].find((match) => match[1] !== '_');
  const beside = sideBySide(pattern);
  if (named !== undefined) report(check, node, `found the capture \`${named[0]}\` in a line filter`, '`<_>`');
  else if (beside !== null) report(check, node, `found \`${beside}\` side by side`, 'a text between two captures');
}

function checkTemplate(check: Check, node: SyntaxNode): void {
  // What stands for a value becomes a name that no rule knows.
  let written = source(check, node).slice(1, -1);
  for (const hole of check.holes) {
    if (hole.from <= node.from || hole.to >= node.to) continue;
    const from = hole.from - node.from - 1;
    written = written.slice(0, from) + '_'.repeat(hole.to - hole.from) + written.slice(from + hole.to - hole.from);
  }
  const fault = findTemplateFault(source(check, node).startsWith('`') ? written : unescapeString(written));
  if (fault === null) return;
  (fault.doubtful ? doubt : report)(check, node, `found ${fault.found}`, fault.expected);
}

/** https://grafana.com/docs/loki/latest/query/log_queries/#json */
const jsonPath = /^\s*(?:[A-Za-z_]\w*|\[\s*(?:"[^"\]]*"|\d+)\s*\])(?:\s*(?:\.\s*[A-Za-z_]\w*|\[\s*(?:"[^"\]]*"|\d+)\s*\]))*\s*$/;

function checkJsonPath(check: Check, node: SyntaxNode): void {
  const path = stringValue(check, node);
  if (path === null || jsonPath.test(path)) return;
  report(check, node, `found ${shown(check, node)} as a path`, 'a path such as `request.headers["User-Agent"]`');
}

function checkIp(check: Check, node: SyntaxNode): void {
  const filter = node.parent?.name === 'IpLabelFilter' ? '' : filterOf(node);
  if (filter !== '' && filter !== 'PipeExact' && filter !== 'Neq') {
    report(check, node, 'found `ip` in a filter with a regular expression or pattern', '`|= ip(…)` or `!= ip(…)`');
    return;
  }
  const address = stringValue(check, node);
  if (address === null) return;
  const octets = /^\d+(?:\.\d+){3}/.exec(address)?.[0].split('.') ?? [];
  if (
    /^[\da-fA-F.:]*[.:][\da-fA-F.:%\w]*(?:\/\d{1,3}|\s*-\s*[\da-fA-F.:]+)?$/.test(address) &&
    octets.every((octet) => Number(octet) < 256)
  )
    return;
  report(check, node, `found ${shown(check, node)} as an address`, 'an address, a range or a CIDR such as `10.0.0.0/8`');
}

function checkLabelFormat(check: Check, node: SyntaxNode): void {
  const seen = new Set<string>();
  const visit = (list: SyntaxNode): void => {
    for (const child of childrenOf(list)) {
      if (child.name === 'LabelsFormat') visit(child);
      if (child.name !== 'LabelFormatMatcher') continue;
      const label = child.getChild('Identifier');
      if (label === null || hasHole(check, label)) continue;
      const name = source(check, label);
      if (name === '__error__') report(check, label, 'found `__error__` in `label_format`', 'another label: this one cannot be formatted');
      if (seen.has(name)) report(check, label, `found the label \`${name}\` twice in \`label_format\``, 'each label once in a stage');
      seen.add(name);
    }
  };
  visit(node);
}
