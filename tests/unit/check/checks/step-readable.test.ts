import { describe, expect, it } from 'vitest';
import { stepReadable } from '../../../../src/check/checks/step-readable.ts';
import { cart, said } from '../../../support/check.ts';

const step = (text: string) => cart(`# Cart\n\n- [ ] ${text}\n`);

describe('tells of', () => {
  it.each([
    ['Restart the pods and delete the old volume.', 'this step asks for two actions'],
    ['Scale the workers down, then drain the node.', 'this step asks for two actions'],
    ['You should look at the dashboard.', 'this step names no action'],
    ['The cache is cold after a restart.', 'this step names no action'],
    ['Old connections should be closed by hand.', 'this step names no action'],
    [`Check ${'one thing and another '.repeat(12)}at last.`, 'a step of 51 words'],
  ])('%s', async (text, message) => {
    expect(await said(stepReadable, step(text))).toEqual([`runbooks/shop/cart.md:3:1 ${message}`]);
  });
});

it.each([
  'Roll back the deploy.',
  'Check CPU and memory of the pods.',
  'It helped: write the time into the log.',
  'No row fits? Walk the request path.',
  'Compare the start and end of the window.',
  'Delete the lock, which the restart and the migration both take.',
  'If the queue grows, stop the producer.',
  'This is a new region? Take the other sheet.',
])('is silent about %s', async (text) => {
  expect(await said(stepReadable, step(text))).toEqual([]);
});
