/** The stream that keeps the rooms of a team: nothing in it can be changed or deleted before its time, by anybody who shares. */
import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { shareLimits } from './entry.ts';

/** Nanoseconds. */
const second = 1e9;
const day = 24 * 60 * 60 * second;

/** @param replicas on how many servers of a cluster it is kept */
export function streamConfig(name: string, replicas: 1 | 3): Partial<StreamConfig> & { readonly name: string } {
  return {
    name,
    description: 'Incidents that are shared, sealed by the devices that share them',
    subjects: ['bg.*'],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: replicas,
    // A full room takes nothing more, rather than lose its beginning.
    discard: DiscardPolicy.New,
    discard_new_per_subject: true,
    max_msgs_per_subject: shareLimits.events,
    max_msg_size: shareLimits.message + 1024,
    max_age: 30 * day,
    duplicate_window: 120 * second,
    deny_delete: true,
    deny_purge: true,
  };
}
