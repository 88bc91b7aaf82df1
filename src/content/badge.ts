/** The badge of a site for a README. A picture ages unseen, so it names days and never claims that all is well. */
import { healthOf } from './health.ts';
import type { Site } from './site.ts';

/** The endpoint format of shields.io (https://shields.io/badges/endpoint-badge). */
export interface Badge {
  schemaVersion: 1;
  label: string;
  message: string;
  color: 'red' | 'orange' | 'blue';
}

export function badgeOf(site: Site): Badge {
  const health = healthOf(site);
  const runbooks = health.flatMap((one) => one.runbooks);
  const errors = health.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error')).length;
  const alerts = health.reduce((sum, one) => sum + one.alerts.count, 0);
  const open = health.reduce((sum, one) => sum + one.alerts.open.length, 0);
  const days = runbooks.flatMap(({ review }) => (review.from === 'frontmatter' ? [review.day] : [])).sort();
  const oldest = days[0]?.slice(0, 7);
  const missing = runbooks.length - days.length;
  const unread = site.coverage?.silent.filter(({ isUnread }) => isUnread).length ?? 0;
  const parts = [
    errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
    alerts > 0 ? `${alerts - open} of ${alerts} alerts answered` : `${runbooks.length} ${runbooks.length === 1 ? 'runbook' : 'runbooks'}`,
    unread > 0 ? `${unread} rule ${unread === 1 ? 'file' : 'files'} not read` : '',
    missing > 0 ? `${missing} without a review` : oldest === undefined ? '' : `oldest review ${oldest}`,
  ];
  return {
    schemaVersion: 1,
    label: 'runbooks',
    message: parts.filter((part) => part !== '').join(' · '),
    color: errors > 0 ? 'red' : open + unread > 0 ? 'orange' : 'blue',
  };
}
