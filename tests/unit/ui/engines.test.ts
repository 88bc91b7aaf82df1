/** What other engines than Chromium make of the styles and of what scripts hide: rules whose breach is not seen in Chromium. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { oldestBrowsers } from '../../../src/build/browsers.ts';

const source = path.join(import.meta.dirname, '../../../src');

/** `file: line` of each line of the sources that matches, comments left out. */
function linesWith(endings: RegExp, wrong: RegExp): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      return text
        .split('\n')
        .filter((line) => wrong.test(line))
        .map((line) => `${file}: ${line.trim()}`);
    });
}

describe('in WebKit @fault-60', () => {
  it('no rule says `text-wrap: pretty`, which ends the process of a page with a query on a narrow screen (2.50)', () => {
    expect(linesWith(/\.(css|astro|tsx?)$/, /text-wrap(-style)?:\s*pretty|textWrap(Style)?\b/)).toEqual([]);
  });

  it('no line under text is lost: a thickness stands apart from a variable, as the prefixed form takes no thickness', () => {
    expect(linesWith(/\.(css|astro)$/, /text-decoration:(?=.*\bvar\()(?=.*\d(px|em|rem)\b)/)).toEqual([]);
  });

  it('what a search in the page may open is hidden in one place, which asks whether the browser can do it', () => {
    expect(linesWith(/\.tsx?$/, /['"]until-found['"]/).map((line) => line.split(':')[0])).toEqual(['ui/client/steps/close-part.ts']);
  });
});

it('docs/reference/browsers.md names the oldest browsers that pages are made for', () => {
  const names: Readonly<Record<string, string>> = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari', ios: 'iOS' };
  const text = readFileSync(path.join(source, '../docs/reference/browsers.md'), 'utf8');
  for (const browser of oldestBrowsers) {
    const [, name = '', version = ''] = /^([a-z]+)([\d.]+)$/.exec(browser) ?? [];
    expect(text).toContain(`${names[name]} ${version}`);
  }
});
