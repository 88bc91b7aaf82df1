/** Which value a page uses: laws that hold for any sequence of links, alerts, typing and incidents over two services. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertSetOf, replaceAlert } from '../../../src/values/alert-set.ts';
import { type Filled, splitByAge, withFilled } from '../../../src/values/filled.ts';
import { valuesForIncident } from '../../../src/values/from-alert.ts';
import { identityNames } from '../../../src/values/identity.ts';
import { draftLifetime } from '../../../src/values/lifetime.ts';
import { type PageValues, resolvePage, resolveValue, type ValueSources } from '../../../src/values/resolve.ts';

const names = ['namespace', 'pod', 'cell', 'tenant', 'window'] as const;
/** `cell` is declared in a `scope`, so it means a service's own thing in this site. */
const identity = new Set([...identityNames, 'cell']);
const isIdentity = (name: string) => identity.has(name);

const name = fc.constantFrom(...names);
/** Values are all different, so that one is known by its text. */
const labels = fc.uniqueArray(name, { minLength: 1 });
const service = fc.constantFrom('a', 'b', undefined);

const page = (of: 'a' | 'b', declares: { scope: readonly string[]; defaults: readonly string[] }): PageValues => ({
  service: of,
  scope: Object.fromEntries(declares.scope.map((declared) => [declared, `scope-${declared}-${of}`])),
  defaults: Object.fromEntries(declares.defaults.map((declared) => [declared, `default-${declared}-${of}`])),
  identity,
});
const declares = fc.record({ scope: fc.subarray([...names]), defaults: fc.subarray([...names]) });

const action = fc.oneof(
  fc.record({ kind: fc.constant('typed' as const), name, service }),
  fc.record({ kind: fc.constant('alert' as const), labels, service, named: fc.boolean() }),
  fc.record({ kind: fc.constant('start' as const) }),
  fc.record({ kind: fc.constant('resolve' as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

interface World extends ValueSources {
  readonly typed: readonly Filled[];
}

/** What is there after these actions, one a second. */
function play(actions: readonly Action[]): World {
  return actions.reduce<World>(act, { typed: [] });
}

function act(world: World, done: Action, at: number): World {
  switch (done.kind) {
    case 'typed': {
      const filled: Filled = {
        name: done.name,
        value: `typed-${at}`,
        origin: 'typed',
        at,
        ...(done.service !== undefined && { service: done.service }),
      };
      return world.incident === undefined
        ? { ...world, typed: withFilled(world.typed, [filled]) }
        : { ...world, incident: withFilled(world.incident, [filled]) };
    }
    case 'alert': {
      const raised = alertSetOf(
        {
          name: done.named ? 'Slow' : undefined,
          labels: Object.fromEntries(done.labels.map((label) => [label, `alert-${label}-${at}`])),
          service: done.service,
        },
        at,
      );
      return raised === undefined ? world : { ...world, alert: replaceAlert(world.alert, raised) };
    }
    case 'start':
      return world.incident === undefined ? { typed: [], incident: valuesForIncident(world.typed, world.alert) } : world;
    case 'resolve':
      return { ...world, incident: undefined };
  }
}

const world = fc.array(action, { maxLength: 12 }).map(play);

describe('a page of one service', () => {
  test('never uses what names a thing of another service @fault-51', () => {
    fc.assert(
      fc.property(world, declares, (sources, declared) => {
        for (const of of ['a', 'b'] as const) {
          for (const [variable, { filled }] of resolvePage(names, page(of, declared), sources).values) {
            if (isIdentity(variable) && filled !== undefined) expect(filled.service ?? of).toBe(of);
          }
        }
      }),
    );
  });

  test('never gives up its own scope or default for a value of another service @fault-51', () => {
    fc.assert(
      fc.property(world, declares, (sources, declared) => {
        const b = page('b', declared);
        for (const [variable, { filled, value }] of resolvePage(names, b, sources).values) {
          if (filled?.service === 'a') expect(Object.hasOwn(b.scope, variable) || Object.hasOwn(b.defaults, variable)).toBe(false);
          if (filled === undefined) expect(value).toBe(b.scope[variable] ?? b.defaults[variable]);
        }
      }),
    );
  });

  test('offers what it does not use, and uses it once it is taken for this service', () => {
    fc.assert(
      fc.property(world, declares, (sources, declared) => {
        const b = page('b', declared);
        for (const [variable, { suggestion, value }] of resolvePage(names, b, sources).values) {
          if (suggestion === undefined) continue;
          expect(suggestion.value).not.toBe(value);
          const taken: Filled = { ...suggestion, origin: 'typed', at: 1000, service: 'b' };
          expect(resolveValue(variable, b, { ...sources, typed: withFilled(sources.typed, [taken]) }).value).toBe(suggestion.value);
        }
      }),
    );
  });

  test('does not depend on the order in which values are stored', () => {
    fc.assert(
      fc.property(world, declares, (sources, declared) => {
        const turned = { ...sources, typed: [...sources.typed].reverse(), incident: sources.incident && [...sources.incident].reverse() };
        expect(resolvePage(names, page('a', declared), turned)).toEqual(resolvePage(names, page('a', declared), sources));
      }),
    );
  });
});

describe('a new alert', () => {
  const alert = fc
    .record({ labels, service })
    .map(({ labels: given, service: of }) =>
      alertSetOf({ name: 'New', labels: Object.fromEntries(given.map((label) => [label, `new-${label}`])), service: of }, 500),
    );

  test('leaves nothing of the one before, and nothing that was typed for it @fault-51', () => {
    fc.assert(
      fc.property(world, alert, declares, ({ alert: before, typed }, raised, declared) => {
        if (raised === undefined) return;
        const sources = { typed, alert: replaceAlert(before, raised) };
        for (const [variable, { filled }] of resolvePage(names, page('a', declared), sources).values) {
          if (filled?.origin === 'alert' || filled?.origin === 'link') expect(filled.value).toBe(`new-${variable}`);
          if (raised.service === 'a' && isIdentity(variable) && filled?.origin === 'typed') expect(filled.service).toBeUndefined();
        }
        if (raised.service !== 'a') return;
        for (const label of Object.keys(raised.labels))
          expect(resolveValue(label, page('a', declared), sources).value).toBe(`new-${label}`);
      }),
    );
  });

  test('sets aside what was typed for its service before it came, but offers it @fault-51', () => {
    const typedBefore = fc.array(fc.record({ name, at: fc.integer({ min: 0, max: 499 }) }), { minLength: 1 });
    fc.assert(
      fc.property(typedBefore, labels, (before, given) => {
        const typed = before.map((typing): Filled => ({ ...typing, value: `typed-${typing.name}`, origin: 'typed', service: 'a' }));
        const raised = alertSetOf(
          { name: 'New', labels: Object.fromEntries(given.map((label) => [label, `new-${label}`])), service: 'a' },
          500,
        );
        for (const variable of names) {
          const { filled, suggestion } = resolveValue(variable, page('a', { scope: [], defaults: [] }), { typed, alert: raised });
          if (given.includes(variable)) expect(filled?.value).toBe(`new-${variable}`);
          else if (isIdentity(variable)) {
            expect(filled).toBeUndefined();
            expect(suggestion?.value).toBe(typed.find((typing) => typing.name === variable)?.value);
          }
        }
      }),
    );
  });

  const turn = fc.constantFrom('first' as const, 'declined' as const, undefined);

  test('is shown in an incident as a whole or not at all, never beside the labels of another @fault-51', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 8 }), alert, declares, turn, (actions, raised, declared, alertTurn) => {
        if (raised === undefined) return;
        const { incident = [] } = play([...actions, { kind: 'start' }]);
        const a = page('a', declared);
        const without = resolvePage(names, a, { typed: [], incident }).values;
        const { values, use } = resolvePage(names, a, { typed: [], incident, alert: raised, alertTurn });
        const isForPage = raised.service !== 'b';
        if (alertTurn === 'declined' || !isForPage) expect(use).toBe('aside');
        if (alertTurn === 'first' && isForPage) expect(use).toBe('set');
        for (const [variable, { value, filled }] of values) {
          if (use === 'aside') expect(value).toBe(without.get(variable)?.value);
          else if (filled !== undefined && filled.origin !== 'typed') expect(filled.value).toBe(`new-${variable}`);
          if (use === 'set' && raised.service === 'a' && Object.hasOwn(raised.labels, variable)) expect(value).toBe(`new-${variable}`);
        }
      }),
    );
  });

  test('takes the place of nothing that the incident has for this service @fault-51', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 8 }), alert, declares, (actions, raised, declared) => {
        const { incident = [] } = play([...actions, { kind: 'start' }]);
        const a = page('a', declared);
        const isSpokenFor = incident.some(({ name: known, service: of }) => names.some((variable) => variable === known) && of !== 'b');
        if (!isSpokenFor) return;
        const within = resolvePage(names, a, { typed: [], incident, alert: raised });
        for (const [variable, { value }] of resolvePage(names, a, { typed: [], incident }).values) {
          expect(within.values.get(variable)?.value).toBe(value);
        }
      }),
    );
  });

  test('is offered with every label that differs from what the incident gives the page @fault-51', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 8 }), alert, declares, (actions, raised, declared) => {
        if (raised === undefined || raised.service === 'b') return;
        const { incident = [] } = play([...actions, { kind: 'start' }]);
        const a = page('a', declared);
        const { differences } = resolvePage(names, a, { typed: [], incident, alert: raised });
        expect(differences.map(({ name: differing }) => differing)).toEqual(
          names.filter((variable) => Object.hasOwn(raised.labels, variable)),
        );
      }),
    );
  });

  test('keeps what is typed on the page while it shows the alert @fault-51', () => {
    fc.assert(
      fc.property(labels, name, (given, variable) => {
        const raised = alertSetOf(
          { name: 'New', labels: Object.fromEntries(given.map((label) => [label, `new-${label}`])), service: 'a' },
          500,
        );
        const of: Filled = { name: 'pod', value: 'b-1', origin: 'alert', service: 'b', at: 1 };
        const typed: Filled = { name: variable, value: 'typed', origin: 'typed', service: 'a', at: 600 };
        const { values, use } = resolvePage(names, page('a', { scope: [], defaults: [] }), {
          typed: [],
          incident: [of, typed],
          alert: raised,
        });
        expect(use).toBe('set');
        for (const label of names) {
          expect(values.get(label)?.value).toBe(label === variable ? 'typed' : given.includes(label) ? `new-${label}` : undefined);
        }
      }),
    );
  });
});

describe('an incident that starts', () => {
  test('has what the page had, of the service that it starts on', () => {
    fc.assert(
      fc.property(world, declares, (sources, declared) => {
        if (sources.incident !== undefined) return;
        const a = page('a', declared);
        const before = resolvePage(names, a, sources).values;
        const after = resolvePage(names, a, { typed: [], incident: valuesForIncident(sources.typed, sources.alert) }).values;
        for (const [variable, { filled }] of before) {
          if (filled?.service === 'a') expect(after.get(variable)?.value).toBe(filled.value);
        }
      }),
    );
  });
});

test('a value is used for half a day @fault-51', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * draftLifetime }), (age) => {
      const filled: Filled = { name: 'pod', value: 'x', origin: 'typed', at: 10_000 };
      expect(splitByAge([filled], 10_000 + age).fresh.length).toBe(age < draftLifetime ? 1 : 0);
    }),
  );
});
