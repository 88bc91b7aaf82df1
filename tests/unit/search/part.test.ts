import { describe, expect, it } from 'vitest';
import { bestPart, type Fragment } from '../../../src/ui/client/search/part.ts';
import { wordsOf } from '../../../src/ui/client/search/words.ts';

const fragment: Fragment = {
  content: 'Slow leak heap OOM Memory creeps up. Meaning Objects are never freed here. Recycle the pods one by one with care',
  meta: { kind: 'runbook' },
  anchors: [
    { element: 'p', id: 'intro', text: '', location: 4 },
    { element: 'h2', id: 'meaning', text: 'Meaning', location: 7 },
    { element: 'h6', id: 'recycle', text: 'Recycle the pods', location: 13 },
  ],
};

describe('the part that is led to', () => {
  it('has the most of the words close together', () => {
    expect(bestPart(fragment, [[4, 13], [15]])).toMatchObject({ kind: 'step', id: 'recycle' });
    expect(bestPart(fragment, [[8]])).toMatchObject({ kind: 'section', id: 'meaning', title: 'Meaning' });
  });

  it('is the page itself when only names fit, and before the first heading', () => {
    expect(bestPart(fragment, [[2]])).toMatchObject({ kind: '', id: '' });
    expect(bestPart(fragment, [[5]])).toMatchObject({ id: '' });
  });

  it('is of the kind that is asked for, or none', () => {
    expect(bestPart(fragment, [[8, 15]], 'step')).toMatchObject({ id: 'recycle' });
    expect(bestPart(fragment, [[8]], 'step')).toBeNull();
  });

  it('shows the words that were found as such', () => {
    const found = bestPart(fragment, [[15]])?.excerpt.filter((piece) => piece.found);
    expect(found?.map(({ text }) => text)).toEqual(['pods']);
  });
});

describe('the words of a search', () => {
  const texts = (typed: string) => wordsOf(typed).map(({ text }) => text);

  it('leave out what says nothing, unless there is nothing else', () => {
    expect(texts('what do I do when the disk is full?')).toEqual(['disk', 'full']);
    expect(texts('who are you')).toEqual(['who', 'are', 'you']);
  });

  it('keep identifiers, paths and what is in quotes whole', () => {
    expect(texts('5xx on /api/checkout')).toEqual(['5xx', '/api/checkout']);
    expect(texts('container_memory_working_set_bytes')).toEqual(['container_memory_working_set_bytes']);
    expect(texts('"roll back"')).toEqual(['"roll back"']);
  });

  it('know other words for the same, and the beginnings of long names', () => {
    expect(wordsOf('restarting')[0]?.others).toContain('crash');
    expect(wordsOf('api/checkout')[0]?.others).toContain('/api/checkout');
    expect(wordsOf('ImagePullBackOff')[0]?.others).toContain('Image Pull');
  });
});
