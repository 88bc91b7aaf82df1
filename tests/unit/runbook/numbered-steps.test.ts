import { describe, expect, it } from 'vitest';
import { adopt } from '../../../src/adopt/adopt.ts';
import { compileAlone } from '../../support/compile.ts';

const list = '1. Stop it\n   ```bash\n   ls\n   ```\n2. Look\n   1. at this\n3. [x] Start it\n';
const stepsOf = (text: string, numberedSteps = true) => compileAlone(text, { numberedSteps }).steps.map(({ text: words }) => words);

describe('numbered lists under headings that say what to do', () => {
  it.each([
    ['mitigation', `# A\n\n## Mitigation\n\n${list}`, ['Stop it', 'Look', 'Start it']],
    ['a heading below one', `# A\n\n## Diagnosis\n\n### On the primary\n\n${list}`, ['Stop it', 'Look', 'Start it']],
    ['another heading after one', `# A\n\n## Diagnosis\n\n## Background\n\n1. Once\n2. upon a time\n`, []],
    ['no heading', '# A\n\n1. One\n', []],
  ])('are steps: %s', (_, text, steps) => {
    expect(stepsOf(text)).toEqual(steps);
  });

  it('are lists where the setting is off', () => {
    expect(stepsOf(`# A\n\n## Mitigation\n\n1. Stop it\n`, false)).toEqual([]);
  });

  it('become steps in adopting, where that is asked for; the report says how many', () => {
    const files = new Map([['shop/a.md', `# A\n\n## Mitigation\n\n${list}\n## Background\n\n1. Once\n`]]);
    const { texts } = adopt(files, { folder: 'x', steps: true });
    expect(texts.get('runbooks/shop/a.md')).toBe(
      '# A\n\n## Mitigation\n\n1. [ ] Stop it\n   ```bash\n   ls\n   ```\n2. [ ] Look\n   1. at this\n3. [x] Start it\n\n## Background\n\n1. Once\n',
    );
    expect(stepsOf(texts.get('runbooks/shop/a.md') ?? '', false)).toEqual(stepsOf(files.get('shop/a.md') ?? ''));
    expect(adopt(files, { folder: 'x' })).toMatchObject({ possibleSteps: 2 });
  });
});
