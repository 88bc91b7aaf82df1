import type { Check } from '../check.ts';

export const textTodo: Check = {
  id: 'text/todo',
  severity: 'info',
  finds: 'a place that waits to be written, marked `TODO:`',
  why: 'A gap that is marked is better than one that is not, and at night it is still a gap. `breakglass new` marks what only a person can know.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n- [ ] TODO: name the move that stops the damage.\n' },
  find: ({ files, source }) =>
    files.flatMap((file) => {
      const text = source(file);
      if (text === undefined || !text.text.includes('TODO:')) return [];
      return [...text.text.matchAll(/\bTODO:[ \t]*([^\n"']*)/g)].map((match) => ({
        file,
        message: `still to be written: ${(match[1] ?? '').replace(/\s*(?:\{\/\*.*|<!--.*|>)$/, '').replace(/\.$/, '') || 'nothing says what'}`,
        hint: 'write it, or take it out',
        ...text.range(match.index, match.index + 'TODO:'.length),
      }));
    }),
};
