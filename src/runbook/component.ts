/** The components that authors may use without `mdx.code`. Adding one is its file and one line here. */
import { callout } from './components/callout.ts';
import { checklist } from './components/checklist.ts';
import { decision } from './components/decision.ts';
import { details } from './components/details.ts';
import { escalate } from './components/escalate.ts';
import { include } from './components/include.ts';
import { query } from './components/query.ts';
import { signals } from './components/signals.ts';
import { stabilise } from './components/stabilise.ts';
import { timebox } from './components/timebox.ts';
import type { Component } from './define.ts';

const all: readonly Component[] = [query, checklist, stabilise, decision, signals, timebox, escalate, callout, details, include];

export const components: ReadonlyMap<string, Component> = new Map(all.map((component) => [component.name, component]));
