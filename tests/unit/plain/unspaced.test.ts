/** Text without blanks between words: cut into pairs for the index, and read back for excerpts. */
import { describe, expect, it } from 'vitest';
import { cutUnspaced, inOneLine, joinUnspaced, pairsOf, unspacedRuns } from '../../../src/plain/unspaced.ts';
import { hasUnspaced } from '../../../src/plain/unspaced-letters.ts';

describe('a text is cut into pairs of letters', () => {
  it.each([
    ['再起動', '再起 起動 動'],
    ['Podの再起動', 'Pod の再 再起 起動 動'],
    ['機器人', '機器 器人 人'],
    ['データベース障害', 'デー ータ タベ ベー ース ス障 障害 害'],
    ['로그인 실패', '로그 그인 인 실패 패'],
    ['เชื่อม', 'เชื่ ชื่อ อม ม'],
    ['動、次', '動 、 次'],
    ['ｹﾞｰﾄ', 'ゲー ート ト'],
    ['Nothing of the kind: a-b', 'Nothing of the kind: a-b'],
    ['Привет, мир', 'Привет, мир'],
  ])('%s', (text, cut) => expect(cutUnspaced(text)).toBe(cut));

  it('and is read back', () => {
    for (const text of [
      '再起動',
      'データベースが止まった。',
      '로그인 실패, 다시 시도',
      'เชื่อมต่อไม่ได้',
      '缓存雪崩（Redis）',
      'plain words, as they are',
    ])
      expect(joinUnspaced(cutUnspaced(text)).replace(/ (?=\p{ASCII})|(?<=\p{ASCII}) /gu, '')).toBe(
        text.replace(/ (?=\p{ASCII})|(?<=\p{ASCII}) /gu, ''),
      );
  });
});

it('what is typed is looked for by the same pairs', () => {
  const pairs = (text: string) => unspacedRuns(text).flatMap(({ text: part, isRun }) => (isRun ? pairsOf(part) : []));
  const indexed = cutUnspaced('支払いゲートウェイを再起動する').split(' ');
  for (const typed of ['ゲートウェイ', '支払い', 'イを再', '起動する', 'ｹﾞｰﾄｳｪｲ'])
    for (const pair of pairs(typed)) expect(indexed).toContain(pair);
  expect(pairs('字')).toEqual(['字']);
  expect(pairs('Disk full')).toEqual([]);
});

it('a line broken inside a sentence has a blank where the script has blanks', () => {
  expect(inOneLine('ログを\n  確認する')).toBe('ログを確認する');
  expect(inOneLine('로그를\n확인')).toBe('로그를 확인');
  expect(inOneLine('read the\n  log')).toBe('read the log');
});

it('only such scripts count', () => {
  for (const text of ['戻す', 'ゲート', '결제', 'ไทย', '々', 'ー']) expect(hasUnspaced(text)).toBe(true);
  for (const text of ['Grüße', 'Ελλάδα', 'العربية', 'हिन्दी', '、。', '①', '😀', '']) expect(hasUnspaced(text)).toBe(false);
});
