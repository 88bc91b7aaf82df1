/** Updates for stakeholders, filled in from the log. What the log does not hold is asked for in brackets, never made up. */
import { contradictionIn, durationText } from '../../incident/durations.ts';
import { lengthText } from '../../incident/length-text.ts';
import type { ImpactPeriod } from '../../incident/milestones.ts';
import { nextUpdateAfter } from '../../incident/next-update.ts';
import type { IncidentStatus } from '../../incident/status.ts';
import type { PostmortemDocument } from '../document.ts';
import { instantText } from '../record/instant.ts';
import type { Audience } from './audience.ts';
import type { Gap } from './gap.ts';

/** A piece of a line. */
export type Piece = string | { readonly strong: string } | { readonly link: string; readonly text: string } | { readonly gap: Gap };

/** A message: lines, of which each is a paragraph. It is data; `write.ts` writes it. */
export interface Message {
  readonly lines: readonly (readonly Piece[])[];
}

export interface MessageContext {
  /** Now, in milliseconds since the epoch. */
  readonly at: number;
  /** When the next update comes; from the severity's interval when left out. */
  readonly nextUpdateAt?: number | undefined;
  /** Where the incident is worked on, for people inside. */
  readonly link?: { readonly text: string; readonly url: string };
}

/** The message for an audience. */
export function messageFor(audience: Audience, document: PostmortemDocument, context: MessageContext): Message {
  const lines = writers[audience](document, context).filter((line) => line.length > 0);
  return { lines: [...drillLine(document), ...lines] };
}

/** The line that marks a message of a drill; none otherwise. */
export function drillLine({ drill }: PostmortemDocument): readonly (readonly Piece[])[] {
  return drill ? [[{ strong: 'DRILL: this is not a real incident.' }]] : [];
}

/** The sentence that promises the next update. */
export function nextUpdateText({ zone }: PostmortemDocument, at: number): string {
  return `Next update by ${instantText(at, zone)}.`;
}

type Line = readonly Piece[];
type Writer = (document: PostmortemDocument, context: MessageContext) => readonly Line[];

const heads: Readonly<Record<IncidentStatus, string>> = {
  investigating: 'Investigating',
  identified: 'Identified',
  mitigated: 'Monitoring',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
};

const course: Readonly<Record<IncidentStatus, string>> = {
  investigating: 'We are investigating the cause.',
  identified: 'We have identified the cause and are working on a fix.',
  mitigated: 'Service should be back to normal. We are monitoring it.',
  monitoring: 'Service should be back to normal. We are monitoring it.',
  resolved: 'The incident is resolved.',
};

/** Users are served again: what they noticed is told as what they noticed. */
const isOver: ReadonlySet<IncidentStatus> = new Set(['mitigated', 'monitoring', 'resolved']);

const writers: Readonly<Record<Audience, Writer>> = {
  'status-page': (document, context) => [
    ...(isOver.has(statusOf(document))
      ? [[{ strong: `${heads[statusOf(document)]}:` }, ` ${course[statusOf(document)]}`], noticed(document)]
      : [[{ strong: `${heads[statusOf(document)]}:` }, ' ', ...effect(document)], [course[statusOf(document)]]]),
    times(document),
    next(document, context),
  ],
  customers: (document, context) => [
    ...(isOver.has(statusOf(document))
      ? [[`${course[statusOf(document)]} We apologise for the disruption.`], noticed(document)]
      : [effect(document), [`${course[statusOf(document)]} We apologise for the disruption.`]]),
    times(document),
    next(document, context),
  ],
  internal: (document, context) => [
    headline(document, ''),
    [
      'Status:',
      ' ',
      document.facts.status ?? { gap: 'status' },
      isOver.has(statusOf(document)) ? '. Impact was:' : '. Impact:',
      ' ',
      ...effect(document),
    ],
    times(document),
    ['Incident commander:', ' ', commander(document), ...communications(document), '.'],
    ...hypothesis(document),
    next(document, context),
    context.link === undefined ? [] : [{ link: context.link.url, text: context.link.text }],
  ],
  executives: (document, context) => [
    headline(document, ':'),
    isOver.has(statusOf(document)) ? noticed(document) : effect(document),
    running(document, context),
    [`${course[statusOf(document)]} Incident commander:`, ' ', commander(document), '.'],
    next(document, context),
  ],
};

function statusOf({ facts }: PostmortemDocument): IncidentStatus {
  return facts.status ?? 'investigating';
}

function headline({ facts: { severity, title } }: PostmortemDocument, mark: string): Line {
  return severity === undefined ? [{ gap: 'severity' }, `${mark} `, { strong: title }] : [{ strong: `${severity}${mark} ${title}` }];
}

/** What users notice. A title is for people inside, so it is not used for those outside. */
function effect({ facts }: PostmortemDocument): Line {
  const { summary, users, regions } = facts.blastRadius ?? {};
  return [
    summary === undefined ? { gap: 'effect' } : sentence(summary),
    ...(users === undefined ? [] : [' ', sentence(`Affected: ${users}`)]),
    ...(regions === undefined ? [] : [' ', sentence(`Regions: ${regions}`)]),
  ];
}

/** The same once it is over. The sentence was written while it lasted, so it is quoted and not told as what is. */
function noticed(document: PostmortemDocument): Line {
  return ['What users noticed:', ' ', ...effect(document)];
}

/** The periods of impact. A reopened incident has no end until it is resolved again; an end that contradicts another time is asked for. */
function times(document: PostmortemDocument): Line {
  const { zone, periods } = document;
  const pieces = periods.flatMap((period, at): Piece[] => {
    const isLast = at === periods.length - 1;
    const from = at === 0 ? document.extent.from?.at : period.started?.at;
    const end = period.resolved ?? (isLast ? undefined : period.mitigated);
    const again = at === 0 ? '' : ', and again ';
    // Nobody recorded the start: it cannot be later than the first that is known.
    const orEarlier = at === 0 && document.extent.from?.was !== 'started' ? ' or earlier' : '';
    const begins: Piece[] = from === undefined ? [{ gap: 'start' }] : [`${instantText(from, zone)}${orEarlier}`];
    if (contradictionIn(period) !== undefined) return [again, at === 0 ? 'From' : 'from', ' ', ...begins, ' to', ' ', { gap: 'end' }];
    if (end === undefined) return [again, at === 0 ? 'Since' : 'since', ' ', ...begins];
    return [again, at === 0 ? 'From' : 'from', ' ', ...begins, ` to ${instantText(end.at, zone)}`];
  });
  return [...pieces.filter((piece) => piece !== ''), '.'];
}

function next(document: PostmortemDocument, { at, nextUpdateAt = nextUpdateAfter(document.facts, at) }: MessageContext): Line {
  return nextUpdateAt === undefined ? [] : [nextUpdateText(document, nextUpdateAt)];
}

function running(document: PostmortemDocument, { at }: MessageContext): Line {
  const { durations, periods } = document;
  const last = periods.at(-1) ?? periods[0];
  const reopened = periods.length > 1;
  if (periods.some((period) => contradictionIn(period) !== undefined)) return ['Ended at', ' ', { gap: 'end' }, '.'];
  const lasted = lengthOf(periods);
  if (last.resolved !== undefined && reopened && lasted !== undefined) {
    return [`It recurred: ${periods.length} periods of impact, ${lengthText(lasted)} in total.`];
  }
  if (durations.resolve.known && !reopened) return [`Duration: ${durationText(durations.resolve)}.`];
  if (last.resolved !== undefined && reopened) return [`Ended at ${instantText(last.resolved.at, document.zone)}.`];
  const from = reopened ? last.started?.at : document.extent.from?.at;
  if (from === undefined || at < from) return ['Since', ' ', { gap: 'start' }, '.'];
  const soFar = lengthText(at - from);
  const atLeast = document.extent.from?.was === 'started' ? '' : 'at least ';
  if (!reopened) return [`Duration so far: ${atLeast}${soFar}.`];
  const before = lengthOf(periods.slice(0, -1));
  return [`It recurred ${soFar} ago.${before === undefined ? '' : ` The first period lasted ${lengthText(before)}.`}`];
}

/** How long periods lasted together, as messages count: until each was resolved, or mitigated where it never was. */
function lengthOf(periods: readonly ImpactPeriod[]): number | undefined {
  let ms = 0;
  for (const { started, mitigated, resolved } of periods) {
    const end = resolved ?? mitigated;
    if (started === undefined || end === undefined) return undefined;
    ms += end.at - started.at;
  }
  return ms;
}

function hypothesis({ hypotheses }: PostmortemDocument): readonly Line[] {
  const confirmed = hypotheses.filter(({ standing }) => standing === 'confirmed').at(-1);
  const open = hypotheses.filter(({ standing }) => standing === 'open').at(-1);
  if (confirmed !== undefined) return [[`Confirmed: ${sentence(confirmed.statement)}`]];
  return open === undefined ? [] : [[`Looking at: ${sentence(open.statement)}`]];
}

function commander({ roles }: PostmortemDocument): Piece {
  return (
    roles.holders
      .get('commander')
      ?.map(({ person }) => person)
      .join(', ') ?? { gap: 'commander' }
  );
}

/** Who sends the updates, where that is somebody of its own: a small incident has nobody for it, and nothing is missing then. */
function communications({ roles }: PostmortemDocument): Line {
  const holders = roles.holders.get('communications')?.map(({ person }) => person) ?? [];
  return holders.length === 0 ? [] : [`. Communications: ${holders.join(', ')}`];
}

/** Typed words with a full stop, where they have no end of their own. */
export function sentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
