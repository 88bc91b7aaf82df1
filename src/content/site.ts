/** The content of a site as pages, search and checks see it: plain data, made once, read by all. */
import type { DrillScript } from '../drill/script.ts';
import type { Problem } from '../problem/problem.ts';
import type { Query } from '../query/query.ts';
import type { Variables } from '../query/variable.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import type { Coverage } from './rules/alert-rule.ts';
import type { TitledLink } from './schema/common.ts';
import type { RunbookMeta } from './schema/runbook.ts';
import type { Escalation, ServiceKind } from './schema/service.ts';
import type { Settings } from './schema/settings.ts';

/** Addresses are paths on the site without its base: `runbooks/etcd/etcdnoleader/`. */
export type Address = string;

export interface Dependency {
  title: string;
  /** Its page on this site, or where it is found elsewhere; empty when neither is known. */
  href: string;
  /** Whether `href` is an address on this site. */
  internal: boolean;
  note: string;
}

export interface Service {
  /** The folder's name. */
  id: string;
  address: Address;
  title: string;
  kind: ServiceKind;
  description: string;
  owner: string;
  channel: string;
  tier: number | null;
  escalation: Escalation[];
  dashboards: TitledLink[];
  links: TitledLink[];
  dependencies: Dependency[];
  /** Ids of its runbooks, in the order shown. */
  runbooks: string[];
  /** Ids of its query sheets. */
  sheets: string[];
  /** HTML of the folder's `_index.md` or `README.md`; empty when there is none. */
  overview: string;
}

export interface Runbook {
  /** `<service>/<failure mode>`, as the files are named. */
  id: string;
  /** Id of its service. */
  service: string;
  address: Address;
  /** Path relative to the content root. */
  file: string;
  format: 'md' | 'mdx';
  title: string;
  alerts: string[];
  meta: RunbookMeta;
  owner: string;
  compiled: CompiledRunbook;
  /** The source text, kept where a page must show it or may have to: broken runbooks and those that hold code. */
  source: string;
  /** Names the version of its text; ticks say which one they were made in. */
  revision: string;
  /** The day of its file's last commit; empty when git cannot tell. */
  lastChanged: string;
  /** All problems of the file: reading, frontmatter and text. */
  problems: Problem[];
}

export interface Drill {
  /** `<service>/<name>`. */
  id: string;
  address: Address;
  /** Path relative to the content root. */
  file: string;
  script: DrillScript;
  /** Names the version of its script. */
  revision: string;
  /** Stamps the runbook as exercised on `patchDay`, which script replaces; empty where that cannot be done, or nobody builds. */
  patch: string;
}

export interface Sheet {
  /** Path below the queries folder, without its ending. */
  id: string;
  address: Address;
  file: string;
  title: string;
  description: string;
  /** Id of its service; empty when it serves all. */
  service: string;
  queries: Query[];
  /** The variables in them, in the order they appear. */
  variables: Variables;
}

export interface Alert {
  name: string;
  address: Address;
  /** Ids of the runbooks that answer it. */
  runbooks: string[];
}

/** An address that leads to another one: a frontmatter alias. */
export interface Redirect {
  from: Address;
  to: Address;
}

/** A file that is copied as it is, such as an image beside a runbook. */
export interface Asset {
  /** Path relative to the content root. */
  file: string;
  address: Address;
}

export interface Site {
  settings: Settings;
  /** How the content root was recognised: `breakglass`, `hugo` or by `settings`. */
  layout: string;
  services: Service[];
  runbooks: Runbook[];
  sheets: Sheet[];
  drills: Drill[];
  alerts: Alert[];
  redirects: Redirect[];
  /** Which alerts of the rule files have a runbook; null when no rule files are named. */
  coverage: Coverage | null;
  assets: Asset[];
  /** The team's template of postmortems; empty when there is none. */
  postmortemTemplate: string;
  problems: Problem[];
  /** The first characters of the content's sha256. */
  version: string;
  /** The clone that it was read from has only the newest commits: older days of change are not known. */
  shallowHistory: boolean;
}
