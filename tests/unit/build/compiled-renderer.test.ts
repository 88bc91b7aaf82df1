/** Which compiled renderers are deleted: never one that another build may be loading. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderersToForget } from '../../../src/build/compiled-renderer.ts';

const hour = 60 * 60_000;
const now = Date.UTC(2026, 10, 30);

it('forgets what was not used for an hour, but for the four used last', () => {
  const kept = fc
    .array(fc.integer({ min: 0, max: 5 * hour }), { maxLength: 12 })
    .map((ages) => ages.map((age, at) => ({ name: `${at}`, used: now - age })));
  fc.assert(
    fc.property(kept, (renderers) => {
      const forgotten = renderers.filter(({ name }) => renderersToForget(renderers, now).includes(name));
      const left = renderers.filter((renderer) => !forgotten.includes(renderer));
      for (const { used } of forgotten) {
        expect(now - used).toBeGreaterThan(hour);
        expect(left.filter((other) => other.used >= used).length).toBeGreaterThanOrEqual(4);
      }
      expect(left.filter(({ used }) => now - used > hour).length).toBeLessThanOrEqual(4);
    }),
  );
});
