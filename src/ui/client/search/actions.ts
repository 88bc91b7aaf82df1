/** What a responder can have done by typing its name, on any page. */

import type { JumpEntry } from '../../../search/jump-list.ts';
import { t } from '../../../words/text.ts';
import { appElement } from '../base/app-element.ts';
import { openValues } from '../base/events.ts';
import { hasIncidents } from '../base/has-incidents.ts';
import { writeToLog } from '../record/log-button.ts';
import { wakeValues } from '../values/wake.ts';

interface Action {
  title: string;
  /** Other words for it. */
  words: string;
  /** Whether this page can do it; every page when left out. */
  here?: () => boolean;
  act: () => void;
}

const actions: Readonly<Record<string, Action>> = {
  note: {
    title: t`Write to the log`,
    words: 'note line timeline record n',
    here: hasIncidents,
    act: () => void writeToLog(),
  },
  values: {
    title: t`Fill in values`,
    words: 'variables namespace pod v',
    here: () => appElement('values') !== null,
    act: () => void wakeValues().then(() => appElement('values')?.dispatchEvent(new Event(openValues))),
  },
  theme: {
    title: t`Switch the theme`,
    words: 'dark light colours',
    act: () => document.querySelector<HTMLButtonElement>('.theme')?.click(),
  },
  keys: {
    title: t`Keyboard help`,
    words: 'keys shortcuts ?',
    act: () => void import('../keys/keys-help.ts').then((part) => part.keysHelp()),
  },
  print: { title: t`Print this page`, words: 'paper pdf', act: () => print() },
};

const prefix = 'action:';
const kind = 6;
const start: JumpEntry = [kind, t`Start an incident`, '', 'incident/', t`its record begins`, 'new declare begin'];

/** The actions of this page as entries of the jump list, and the one that leads to another page. */
export function actionEntries(): JumpEntry[] {
  const here = Object.entries(actions).filter(([, action]) => action.here?.() ?? true);
  return [
    ...(hasIncidents() ? [start] : []),
    ...here.map(([id, { title, words }]): JumpEntry => [kind, title, '', prefix + id, '', words]),
  ];
}

/** What the entry at this address does; undefined for one that leads somewhere. */
export function actionAt(address: string): (() => void) | undefined {
  return address.startsWith(prefix) ? actions[address.slice(prefix.length)]?.act : undefined;
}
