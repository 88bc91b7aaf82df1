/** Which incident is worked on, where a page is left before the record has kept the choice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IncidentRecord, Saved } from '../../../src/storage/record.ts';
import { activeChoice } from '../../../src/ui/client/record/active-choice.ts';

const base = '/runbooks/';

/** The browser's, shared by all pages. */
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
});

afterEach(() => vi.unstubAllGlobals());

type Preferences = Pick<IncidentRecord, 'preference' | 'setPreference'>;

/** What a page has of the record: `disk` is what all pages read, and what `save` has put there. */
function pageOf(disk: Map<string, string>, save: (write: () => void) => Promise<Saved>): Preferences {
  const here = new Map(disk);
  return {
    preference: (name) => here.get(name),
    setPreference(name, value) {
      here.set(name, value);
      return save(() => disk.set(name, value));
    },
  };
}

const atOnce = async (write: () => void): Promise<Saved> => {
  write();
  return { saved: true };
};
const never = () => new Promise<Saved>(() => {});
const everything = () => true;

describe('a page that is left right after another incident was chosen', () => {
  const first = async (save: (write: () => void) => Promise<Saved>) => {
    const disk = new Map([['active-incident', 'old']]);
    void activeChoice(base, pageOf(disk, save), everything).choose('new');
    await Promise.resolve();
    return disk;
  };

  it.each([
    ['before it was kept', never],
    ['while the database refuses it', async (): Promise<Saved> => ({ saved: false })],
  ])('%s: the next page goes on with it, and keeps it', async (_, save) => {
    const disk = await first(save);
    expect(disk.get('active-incident')).toBe('old');
    expect(activeChoice(base, pageOf(disk, atOnce), everything).id()).toBe('new');
    await vi.waitFor(() => expect(kept.size).toBe(0));
    expect(disk.get('active-incident')).toBe('new');
  });

  it('whose incident itself was not kept: the next page goes on with the one before', async () => {
    const disk = await first(never);
    expect(activeChoice(base, pageOf(disk, atOnce), (id) => id === 'old').id()).toBe('old');
  });

  it('that chose none: the next page has none', async () => {
    const disk = new Map([['active-incident', 'old']]);
    void activeChoice(base, pageOf(disk, never), everything).choose('');
    expect(activeChoice(base, pageOf(disk, atOnce), everything).id()).toBe('');
  });
});

it('leaves nothing behind once a choice is kept, and nothing that would take the place of a later one', async () => {
  const disk = new Map<string, string>();
  const page = activeChoice(base, pageOf(disk, atOnce), everything);
  await Promise.all([page.choose('one'), page.choose('two')]);
  expect(kept.size).toBe(0);
  expect(activeChoice(base, pageOf(disk, atOnce), everything).id()).toBe('two');
});

it('is remembered for one site, not for another of the same host', async () => {
  void activeChoice(base, pageOf(new Map(), never), everything).choose('new');
  expect(activeChoice('/', pageOf(new Map([['active-incident', 'old']]), atOnce), everything).id()).toBe('old');
});
