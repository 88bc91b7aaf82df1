/**
 * Labels without a message around them, as people copy them from a query, a table or a chat: `alertname="X", namespace="y"`,
 * `alertname=X namespace=y`, `{alertname='X'}`. Runs in the browser.
 */
/** An alert's labels, by name. */
export type Labels = Record<string, string>;

const pair = /([A-Za-z_]\w*)\s*(?:=~?|:)\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([^\s,;"'{}()]+))[\s,;]*/y;

/** Braces, the name of a metric in front of them, and a sample behind them. */
const wrapped = /^[A-Za-z_:]*[{(]([\s\S]*)[})](?:\s+[-+\d.eE]+)?(?:\s+@?\[?[\d.]+\]?)?$/;

/** The labels of each alert; none unless the text is nothing but labels, with a name in each group. */
export function bareLabels(text: string): Labels[] {
  if (!/\balertname\s*[=:]/.test(text)) return [];
  const groups = text
    .trim()
    .split(/\n[ \t]*\n/)
    .flatMap(groupsOf)
    .map(labelsOf);
  return groups.every((labels) => labels !== null) ? groups : [];
}

/** Alerts one a line, or the labels of one alert one a line. */
function groupsOf(paragraph: string): string[] {
  const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
  return lines.every((line) => /\balertname\s*[=:]/.test(line)) ? lines : [paragraph];
}

function labelsOf(text: string): Labels | null {
  const trimmed = text.trim();
  const inner = (wrapped.exec(trimmed)?.[1] ?? trimmed).trim();
  const labels: [string, string][] = [];
  pair.lastIndex = 0;
  while (pair.lastIndex < inner.length) {
    const [, key = '', double, single, word] = pair.exec(inner) ?? [];
    if (key === '') return null;
    labels.push([key, double !== undefined ? withoutEscapes(double) : single !== undefined ? withoutEscapes(single) : (word ?? '')]);
  }
  const names = labels.filter(([key]) => key === 'alertname');
  return names.length === 1 ? Object.fromEntries(labels) : null;
}

/** The text of a quoted value. */
export function withoutEscapes(value: string): string {
  return value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}
