/** Prometheus' own `promtool`, asked about many expressions at once. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const perFile = 500;

/** Its first line of `--version`; null when it is not installed. */
export function promtoolVersion(): string | null {
  const asked = spawnSync('promtool', ['--version'], { encoding: 'utf8' });
  return asked.error === undefined ? ((asked.stdout || asked.stderr).split('\n')[0] ?? '') : null;
}

/** For every text what promtool says against it, or null. */
export function askPromtool(texts: readonly string[]): (string | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    const verdicts: (string | null)[] = [];
    for (let from = 0; from < texts.length; from += perFile) {
      const part = texts.slice(from, from + perFile);
      const file = join(folder, 'rules.yaml');
      // JSON is YAML.
      writeFileSync(file, JSON.stringify({ groups: [{ name: 'g', rules: part.map((expr, at) => ({ record: `r${at}`, expr })) }] }));
      const result = spawnSync('promtool', ['check', 'rules', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
      const messages = new Map<number, string>();
      for (const line of `${result.stdout}\n${result.stderr}`.split('\n')) {
        const match = /group "g", rule (\d+), "r\d+": (.*)/.exec(line);
        if (match !== null && !messages.has(Number(match[1]))) messages.set(Number(match[1]), match[2] ?? '');
      }
      if ((result.status === 0) !== (messages.size === 0))
        throw new Error(`cannot read what promtool says: ${result.stderr.slice(0, 500)}`);
      part.forEach((_, at) => {
        verdicts.push(messages.get(at + 1) ?? null);
      });
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
