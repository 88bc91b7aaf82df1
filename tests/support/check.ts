/** What checks say of content made for a test. */

import type { Check } from '../../src/check/check.ts';
import { checkContent, findProblems } from '../../src/check/run.ts';
import { makeWorld, type Surroundings } from '../../src/check/world.ts';
import { assemble } from '../../src/content/assemble.ts';
import { readSources } from '../../src/content/read.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { contentRoot } from './content-root.ts';

/** The day of every test. */
export const today = '2026-01-31';

/** The problems that one check finds. */
export async function problemsOf(check: Check, files: Record<string, string>, given: Partial<Surroundings> = {}): Promise<Problem[]> {
  const root = readSources(contentRoot(files));
  const site = assemble(root, { base: '/' });
  return await findProblems(check, makeWorld(site, root, { today, lastCommit: () => undefined, ...given }));
}

/** The same as `file:line:column message`, in order. */
export async function said(check: Check, files: Record<string, string>, given: Partial<Surroundings> = {}): Promise<string[]> {
  return (await problemsOf(check, files, given)).map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

/** A content root with one runbook, `runbooks/shop/cart.md`. */
export function cart(text: string, more: Record<string, string> = {}): Record<string, string> {
  return { 'runbooks/shop/cart.md': text, ...more };
}

/** Everything that is found, as `breakglass check` reports it. */
export async function findings(files: Record<string, string>): Promise<readonly Problem[]> {
  const root = readSources(contentRoot(files));
  return (await checkContent(root, assemble(root, { base: '/' }), { today, lastCommit: () => undefined })).problems;
}
