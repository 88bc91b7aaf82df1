/** Full text of sites in several languages: asked as the search page asks it, of indexes that Pagefind made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeRecords } from '../../../src/build/write-records.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import type { Site } from '../../../src/content/site.ts';
import { writeFullTextIndexes } from '../../../src/search/full-text-index.ts';
import { indexLanguages, otherIndexes } from '../../../src/search/index-languages.ts';
import type { Row } from '../../../src/ui/client/search/row.ts';
import { contentRoot, temporaryFolder } from '../../support/content-root.ts';

const files = {
  'breakglass.yaml': 'title: 障害対応\nlanguage: ja\n',
  'runbooks/決済/支払いタイムアウト.md':
    '# 支払いゲートウェイのタイムアウト\n\n## 緩和\n\n1. 直前のデプロイを\n元に戻す\n2. チャットの機器人を再起動する\n',
  'runbooks/決済/データベース障害.md': '# データベース障害\n\n## 影響\n\n注文が失敗する。Pod が `CrashLoopBackOff` になる。\n',
  'runbooks/缓存/雪崩.md': '---\nlanguage: zh\n---\n# 缓存雪崩\n\n## 处理\n\n重新启动服务器集群，然后检查监控指标。\n',
  'runbooks/인증/로그인.md': '---\nlanguage: ko\n---\n# 로그인 실패\n\n## 조치\n\n결제오류가 계속되면 인증서를 교체합니다.\n',
  'runbooks/lager/platte.md':
    '---\nlanguage: de\n---\n# Festplatte voll\n\n## Diagnose\n\nDie Datenbanken schreiben zu viele Protokolle.\n',
  'runbooks/shop/slow.md': '---\nlanguage: en\n---\n# Slow checkout\n\n## Triage\n\nCheck which pods were restarted.\n',
};

let site: Site;
let base: string;

beforeAll(async () => {
  site = assemble(readSources(contentRoot(files)), { base: '/' });
  const out = temporaryFolder();
  await writeFullTextIndexes((await writeRecords(site, out)).folders, join(out, 'pagefind'));
  base = `${pathToFileURL(out).href}/`;
}, 60_000);

afterEach(() => vi.unstubAllGlobals());

/** Titles of what is found, best first, and the first excerpt. */
async function find(typed: string, languages = otherIndexes(site)?.split(' ')): Promise<Row[]> {
  vi.stubGlobal('fetch', async (address: string | URL) => new Response(readFileSync(fileURLToPath(String(address).replace(/\?.*$/, '')))));
  const { searchText } = await import('../../../src/ui/client/search/full-text.ts');
  let rows: Row[] = [];
  await searchText({ typed, filters: {}, base, languages, most: 20, isWanted: () => true }, (found) => {
    rows = found;
  });
  return rows;
}

it('has an index for German beside the one for the rest', () => {
  expect(site.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(indexLanguages(site)).toEqual(['en', 'de']);
});

describe('finds the middle of words', () => {
  it.each([
    ['機器人', '支払いゲートウェイのタイムアウト'],
    ['ゲートウェイ', '支払いゲートウェイのタイムアウト'],
    ['戻す', '支払いゲートウェイのタイムアウト'],
    ['イを元に', '支払いゲートウェイのタイムアウト'],
    ['ｹﾞｰﾄｳｪｲ', '支払いゲートウェイのタイムアウト'],
    ['ベース障', 'データベース障害'],
    ['CrashLoop になる', 'データベース障害'],
    ['服务器', '缓存雪崩'],
    ['监控', '缓存雪崩'],
    ['오류', '로그인 실패'],
    ['증서를', '로그인 실패'],
  ])('%s', async (typed, title) => expect((await find(typed))[0]?.title).toBe(title));
});

it('shows what was found as it is written', async () => {
  const [row] = await find('監控');
  expect(row).toBeUndefined();
  const [found] = await find('监控');
  expect(found?.excerpt?.map(({ text, found: isFound }) => (isFound ? `[${text}]` : text)).join('')).toContain('然后检查[监控]指标');
});

it('knows the stems of each language, and English ones for the words of programs', async () => {
  expect((await find('Datenbank'))[0]?.title).toBe('Festplatte voll');
  expect((await find('Protokoll'))[0]?.title).toBe('Festplatte voll');
  expect((await find('restarts'))[0]?.title).toBe('Slow checkout');
});
