/** What is known of a service → its `service.yaml`. */
import { stringify } from 'yaml';

export interface ServiceSeed {
  title: string;
  description: string | undefined;
  owner: string | undefined;
  channel: string | undefined;
}

/** `schemaLine` is the comment that names the schema to editors; empty for none. */
export function writeService({ title, description, owner, channel }: ServiceSeed, schemaLine: string): string {
  const fields = {
    title,
    description: description ?? 'TODO: one sentence on what it does and for whom.',
    owner: owner ?? 'TODO: the team that answers for it',
    ...(channel === undefined ? {} : { channel }),
    escalation: [{ to: owner === undefined ? 'TODO: whom to wake' : `${owner} on-call`, ...(channel === undefined ? {} : { channel }) }],
  };
  return `${schemaLine === '' ? '' : `${schemaLine}\n`}${stringify(fields, { lineWidth: 0 })}`;
}
