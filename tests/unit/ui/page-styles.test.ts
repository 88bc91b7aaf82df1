/** Where a runbook links the styles of what it has less often. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, walk } from 'css-tree';
import { describe, expect, it } from 'vitest';
import { needsBlocks, placeOfBlocks } from '../../../src/ui/page-styles.ts';

const styles = join(import.meta.dirname, '../../../src/styles');

/** Classes that script sets, or that stand only inside blocks that have a class of their own. */
const neverFirst = /^(?:prose|match|reading|missing|checklist-title|\w+-title|danger|warning|important|code|query|tk-error)$/;

/** The classes and elements that the rules of a file begin with. */
function subjects(file: string): { classes: string[]; elements: string[] } {
  const classes = new Set<string>();
  const elements = new Set<string>();
  walk(parse(readFileSync(join(styles, file), 'utf8')), (node) => {
    if (node.type === 'ClassSelector' && !neverFirst.test(node.name)) classes.add(node.name);
    if (node.type === 'TypeSelector') elements.add(node.name);
  });
  return { classes: [...classes], elements: [...elements] };
}

const plain = { html: '<p>Look at the graph.</p>', steps: [] };
const stepped = { html: '<ul><li class="step"><p>Look</p></li></ul>', steps: ['look'] };
const called = { html: '<div class="callout warning"><p>Careful</p></div>', steps: [] };

describe('the styles of rarer blocks', () => {
  it('are asked for by every block that they are about', () => {
    const { classes } = subjects('blocks.css');
    expect(classes.length).toBeGreaterThan(4);
    for (const name of classes) expect(needsBlocks(`<div class="${name}">`), `.${name}`).toBe(true);
    for (const element of ['table', 'details', 'blockquote', 'hr']) expect(needsBlocks(`<${element}>`), element).toBe(true);
    expect(needsBlocks(stepped.html)).toBe(false);
  });

  it('come after the first step where nothing needs them before', () => {
    expect(placeOfBlocks([plain, stepped, called])).toEqual({ section: 1, at: 'after' });
    expect(placeOfBlocks([plain, called])).toEqual({ section: 0, at: 'after' });
    expect(placeOfBlocks([])).toBeUndefined();
  });

  it('come before the first section that needs them', () => {
    expect(placeOfBlocks([plain, called, stepped])).toEqual({ section: 1, at: 'before' });
    expect(placeOfBlocks([called, stepped])).toEqual({ section: 0, at: 'before' });
  });
});
