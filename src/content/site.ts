/** The content of a site as pages, search and checks see it: plain data, made once, read by all. */
import type { DrillScript } from '../drill/script.ts';
import type { DeepReadonly } from '../plain/readonly.ts';
import type { Agenda } from '../postmortem/agenda.ts';
import type { KeptLane } from '../postmortem/kept/lane.ts';
import type { Problem } from '../problem/problem.ts';
import type { Query } from '../query/query.ts';
import type { Variables } from '../query/variable.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import type { Address } from './address.ts';
import type { SectionAlert } from './assemble/section-alerts.ts';
import type { Coverage } from './rules/alert-rule.ts';
import type { TitledLink } from './schema/common.ts';
import type { PostmortemMeta } from './schema/postmortem.ts';
import type { RunbookMeta } from './schema/runbook.ts';
import type { Scope } from './schema/scope.ts';
import type { Escalation, ServiceKind } from './schema/service.ts';
import type { Settings } from './schema/settings.ts';
import type { ImageSize } from './shown-image.ts';

export type { Address };

export interface Dependency {
  readonly title: string;
  /** Its page on this site, or where it is found elsewhere; empty when neither is known. */
  readonly href: string;
  /** Whether `href` is an address on this site. */
  readonly internal: boolean;
  readonly note: string;
}

export interface Service {
  /** The folder's name. */
  readonly id: string;
  readonly address: Address;
  /** The file that describes it, from the content root: `service.yaml`, else its overview, else a runbook's. */
  readonly file: string;
  readonly title: string;
  readonly kind: ServiceKind;
  readonly description: string;
  /** The language of its pages, where it is not the site's. */
  readonly language?: string | undefined;
  readonly owner: string;
  readonly channel: string;
  readonly tier: number | null;
  readonly escalation: readonly Escalation[];
  readonly dashboards: readonly TitledLink[];
  readonly links: readonly TitledLink[];
  readonly dependencies: readonly Dependency[];
  /** Names of the pages that its team wants first. */
  readonly order: readonly string[];
  /** Ids of its runbooks, in the order shown. */
  readonly runbooks: readonly string[];
  /** Ids of its query sheets. */
  readonly sheets: readonly string[];
  /** The values that identify it. */
  readonly scope: Scope;
  /** HTML of the folder's `_index.md` or `README.md`; empty when there is none. */
  readonly overview: string;
}

/** Whether its pages are to read, and not to work through: no review, no owner, nothing to tick. */
export function isDocs(service: Pick<Service, 'kind'> | undefined): boolean {
  return service?.kind === 'docs';
}

/** Whether nothing but docs is on the site: no page of it belongs to an incident. */
export function hasOnlyDocs({ services }: Pick<Site, 'services'>): boolean {
  return services.length > 0 && services.every(isDocs);
}

export interface Runbook {
  /** `<service>/<failure mode>`, as the files are named. */
  readonly id: string;
  /** Id of its service. */
  readonly service: string;
  readonly address: Address;
  /** Path relative to the content root. */
  readonly file: string;
  readonly format: 'md' | 'mdx';
  readonly title: string;
  /** Those that its file names, those that its headings name, and those that nothing names but whose rules lead here. */
  readonly alerts: readonly string[];
  /** Alerts that a section of its own answers. */
  readonly sectionAlerts: readonly SectionAlert[];
  readonly meta: RunbookMeta;
  readonly owner: string;
  readonly compiled: DeepReadonly<CompiledRunbook>;
  /** The source text, kept where a page must show it or may have to: broken runbooks and those that hold code. */
  readonly source: string;
  /** Names the version of its text; ticks name the one they were made in. */
  readonly revision: string;
  /** The day of its file's last commit; empty when git does not know. */
  readonly lastChanged: string;
  /** All problems of the file: reading, frontmatter and text. */
  readonly problems: readonly Problem[];
}

export interface Drill {
  /** `<service>/<name>`. */
  readonly id: string;
  readonly address: Address;
  /** Path relative to the content root. */
  readonly file: string;
  readonly script: DrillScript;
  /** Names the version of its script. */
  readonly revision: string;
  /** Stamps the runbook as exercised on `patchDay`, which script replaces; empty where that cannot be done, or nobody builds. */
  readonly patch: string;
}

/** An incident that the team wrote down. */
export interface Postmortem {
  /** Path below the postmortems folder, without its ending. */
  readonly id: string;
  readonly address: Address;
  /** Path relative to the content root. */
  readonly file: string;
  readonly title: string;
  /** Its frontmatter; services, runbooks and alerts by their names on the site, or as they are written where the site has none of that name. */
  readonly meta: PostmortemMeta;
  /** The day that it happened, `2026-01-31`; empty when nobody wrote it. */
  readonly day: string;
  readonly compiled: DeepReadonly<CompiledRunbook>;
  /** The incident as a picture, where its record is there: SVG to stand in a page. */
  readonly lane: KeptLane | undefined;
  /** What its review meeting talks about, where its record is there. */
  readonly agenda: Agenda | undefined;
  /** The source text of one that cannot be read. */
  readonly source: string;
  readonly problems: readonly Problem[];
}

export interface Sheet {
  /** Path below the queries folder, without its ending. */
  readonly id: string;
  readonly address: Address;
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** Id of its service; empty when it serves all. */
  readonly service: string;
  readonly queries: readonly Query[];
  /** The variables in them, in the order they appear. */
  readonly variables: Variables;
}

export interface Alert {
  readonly name: string;
  readonly address: Address;
  /** Ids of the runbooks that answer it. */
  readonly runbooks: readonly string[];
}

/** What answers at an address below `alerts/`: every alert that it may mean, and all their runbooks. */
export interface AlertPage {
  readonly address: Address;
  /** Names of the alerts. */
  readonly alerts: readonly string[];
  /** Ids of the runbooks. With one the page leads straight there, with more it offers the choice. */
  readonly runbooks: readonly string[];
}

/** An address that leads to another one: a frontmatter alias, or where a page was before. */
export interface Redirect {
  readonly from: Address;
  readonly to: Address;
}

/** A sheet or drill of which nothing can be used: its page shows its problems and its text. */
export interface BrokenUnit {
  readonly address: Address;
  readonly title: string;
  /** Path relative to the content root. */
  readonly file: string;
  /** The beginning of its text. */
  readonly source: string;
  readonly problems: readonly Problem[];
}

/** A file that is published beside its runbook: an image. */
/** A folder that a site is made from. */
export interface SiteRoot {
  /** From the content root: empty for itself. */
  readonly folder: string;
  /** The address that opens one of its files for editing; empty where the site's own settings have it, or nothing does. */
  readonly edit: string;
}

export interface Asset {
  /** Path relative to the content root. */
  readonly file: string;
  readonly address: Address;
  /** Id of the service in whose folder it is; empty for one beside the folders. */
  readonly service: string;
  /** Of an image, where it is known. */
  readonly size?: ImageSize;
}

export interface Site {
  readonly settings: Settings;
  /** The folders that it is made from, its own first. */
  readonly roots: readonly SiteRoot[];
  /** How the content root was recognised: `breakglass`, `hugo` or by `settings`. */
  readonly layout: string;
  readonly services: readonly Service[];
  readonly runbooks: readonly Runbook[];
  readonly sheets: readonly Sheet[];
  readonly drills: readonly Drill[];
  /** The newest first. */
  readonly postmortems: readonly Postmortem[];
  readonly broken: readonly BrokenUnit[];
  readonly alerts: readonly Alert[];
  /** Every address that alerts answer at; an alert's own is among them. */
  readonly alertPages: readonly AlertPage[];
  readonly redirects: readonly Redirect[];
  /** Which alerts of the rule files have a runbook; null when no rule files are named. */
  readonly coverage: Coverage | null;
  readonly assets: readonly Asset[];
  /** The team's template of postmortems; empty when there is none. */
  readonly postmortemTemplate: string;
  readonly problems: readonly Problem[];
  /** The first characters of the content's sha256. */
  readonly version: string;
  /** The clone that it was read from has only the newest commits: older days of change are not known. */
  readonly shallowHistory: boolean;
}
