/**
 * Three public incidents as they would have been worked on here: 84 minutes, three days over a change of clocks, two devices. Who plays them
 * is a parameter: one responder records what each act means, the other one presses and types it on the pages.
 */
import { zoneNamed } from '../../../src/incident/zone.ts';
import type { Surroundings } from '../../../src/postmortem/document.ts';
import type { Responder } from './responder.ts';
import { consulSlow, dependencyDown, edgeCpu, webTier } from './runbooks.ts';

/** Answers a responder on a device of their own. @param device one letter */
export type Cast = (device: string, zone: string) => Promise<Responder>;

export interface Play {
  /** Works through it. The first one who is cast has the whole log in the end. */
  readonly act: (cast: Cast) => Promise<void>;
  readonly surroundings: Surroundings;
}

function around(zone: string): Surroundings {
  return {
    zone: { name: zone, zone: zoneNamed(zone) },
    serviceTitles: new Map([
      ['edge-waf', 'Edge proxy and WAF'],
      ['consul-core', 'Consul and scheduling'],
      ['chat-web', 'Web tier of the chat'],
    ]),
  };
}

/** A rule of the firewall takes all CPU of the edge, everywhere at once. One minute after it was resolved. */
async function edgeOutage(cast: Cast): Promise<void> {
  const ann = await cast('a', 'Europe/London');
  const at = (time: string) => ann.at(`2019-07-02T${time}:00Z`);
  await at('13:45');
  const labels = { service: 'edge-waf', colo: 'global', job: 'waf-synthetic' };
  await ann.startsFrom({ name: 'EdgeCPUExhausted', at: '2019-07-02T13:45:00Z', labels, summary: 'WAF synthetic test fails' });
  await ann.takes('commander', 'Ann');
  await ann.sets('investigating');
  await at('13:46');
  await ann.logs('13:42Z first WAF rule of the simulated set deployed worldwide (change CHG-101)');
  await ann.logs('many pages: end-to-end tests fail everywhere');
  await ann.opens(edgeCpu);
  await at('13:50');
  await ann.copies('Open the graph of traffic', { colo: 'global', window: '5m' }, 'all locations at 100 % of CPU, traffic -82 %');
  await ann.notesAt('Rule out an attack', 'first thought of everybody; no source stands out');
  await at('13:58');
  await ann.isBlockedAt('Confirm access', 'SSO of the control panel goes through the edge; bypass not trained');
  await at('14:00');
  await ann.setsSeverity('SEV1');
  await ann.proposes('An attack saturates the edge', 'edge', 'One source dominates the requests');
  await ann.proposes('A WAF rule burns the CPU', 'waf', 'The hottest function of a worker is the regex engine');
  await ann.finds(false, 'One source dominates the requests');
  await ann.rejects('An attack saturates the edge');
  await ann.describesImpact({
    summary: 'Sites behind us answer 502',
    users: 'all customers, 82 % of traffic lost at the worst',
    regions: 'global',
  });
  await ann.tells('status-page');
  await ann.tells('internal');
  await ann.tells('executives');
  await at('14:02');
  await ann.finds(true, 'The hottest function of a worker is the regex engine');
  await ann.sets('identified');
  await ann.opens(edgeCpu);
  await at('14:07');
  await ann.copies('If the WAF is the consumer', {}, 'terminated');
  await at('14:09');
  await ann.ticks('Traffic is back');
  await ann.ticks('CPU is below');
  await ann.sets('mitigated');
  await ann.confirms('A WAF rule burns the CPU', 'CPU fell to normal the minute the WAF was off; rule CHG-101 backtracks on .*.*=.*');
  await ann.setsTime('started', '2019-07-02T13:42:00Z');
  await ann.tells('status-page');
  await at('14:52');
  await ann.logs('rule CHG-101 is out, and one city was tested with paying traffic first');
  await ann.ticks('Turn the WAF on again');
  await ann.sets('monitoring');
  await at('15:05');
  await ann.picksFix('If the WAF is the consumer, terminate the WAF everywhere.');
  await ann.sets('resolved');
  await ann.tells('status-page');
  await ann.tells('customers');
}

/** The store that all services find one another by is slow for three days, in which the clocks change. */
async function storeSlow(cast: Cast): Promise<void> {
  const ann = await cast('a', 'Europe/Berlin');
  await ann.at('2021-10-28T20:37:00Z');
  const labels = { service: 'consul-core', cluster: 'core' };
  await ann.startsFrom({ name: 'ConsulKVLatencyHigh', at: '2021-10-28T20:37:00Z', labels });
  await ann.setsSeverity('SEV2');
  await ann.takes('commander', 'Ann');
  await ann.sets('investigating');
  await ann.opens(consulSlow);
  await ann.copies('Save the latency graph', { cluster: 'core', window: '5m' }, 'p50 of KV writes 2 s, usual below 300 ms');
  await ann.at('2021-10-28T23:35:00Z');
  await ann.setsSeverity('SEV1', 'half of all players are gone');
  await ann.describesImpact({ summary: 'Players cannot join games', users: '50 million a day' });
  await ann.proposes('A host is degraded', 'consul', 'One node has slow disks');
  await ann.at('2021-10-29T01:00:00Z');
  await ann.opens(consulSlow);
  await ann.ticks('Look for a degraded host');
  await ann.ticks('Replace the slow node');
  await ann.notesAt('Replace the slow node', 'latency as before');
  await ann.finds(false, 'One node has slow disks');
  await ann.rejects('A host is degraded', 'A new node was as slow');
  await ann.proposes('More traffic than the hosts can take', 'consul', 'Blocking queries are twice last week');
  await ann.at('2021-10-29T10:00:00Z');
  await ann.logs('all nodes moved to 128-core machines: it did not help, worse');
  await ann.rejects('More traffic than the hosts can take', 'Contention grew with the size of the machines');
  await ann.at('2021-10-29T12:00:00Z');
  await ann.logs('state of consul reset from a snapshot of before the outage: healthy, then slow again');
  await ann.handsOver('commander', 'Ben');
  await ann.proposes('Streaming and BoltDB contend under this load', 'consul', 'Goroutines block on one channel');
  await ann.at('2021-10-30T13:51:00Z');
  await ann.finds(true, 'Goroutines block on one channel');
  await ann.copies('Turn streaming off', {}, 'p50 fell to 300 ms');
  await ann.confirms('Streaming and BoltDB contend under this load', 'Latency fell when the streaming backend was off');
  await ann.sets('identified');
  // The hour that comes twice: 02:10 in Berlin on 31 October 2021.
  await ann.at('2021-10-31T00:10:00Z');
  await ann.logs('leader of consul moved by hand');
  await ann.at('2021-10-31T01:10:00Z');
  await ann.logs('cache cluster deployed');
  await ann.at('2021-10-31T01:40:00Z');
  await ann.logs('01:20Z caches are warm');
  await ann.at('2021-10-31T18:00:00Z');
  await ann.logs('10% of players let in');
  await ann.sets('mitigated');
  await ann.at('2021-10-31T23:45:00Z');
  await ann.sets('monitoring');
  await ann.picksFix('Turn streaming off.');
  await ann.sets('resolved');
  await ann.setsTime('started', '2021-10-28T20:37:00Z');
  await ann.setsTime('mitigated', '2021-10-31T01:30:00Z');
  await ann.tells('customers');
  await ann.tells('status-page');
}

/** A gateway between networks drops packets; a second person keeps the log on another device. */
async function messagesFail(cast: Cast): Promise<void> {
  const ann = await cast('a', 'America/Los_Angeles');
  const at = (time: string) => ann.at(`2021-01-04T${time}:00Z`);
  await at('14:45');
  const labels = { service: 'chat-web', backend: 'webapp' };
  await ann.startsFrom({ name: 'ChatErrorRateHigh', at: '2021-01-04T14:45:00Z', labels }, 'Messages fail for some users');
  await ann.takes('commander', 'Ann');
  await ann.sets('investigating');
  await ann.setsSeverity('SEV2');
  await ann.assigns('communications', 'Dan');
  await ann.assigns('scribe', 'Zoe');
  await ann.opens(webTier);
  await ann.copies('Save the graph of errors', { backend: 'webapp' }, '61 of 90 hosts up');
  await ann.notesAt('Packet loss between', 'dashboards do not load: they are behind the same gateway');
  const zoe = await scribeOf(cast, await ann.exported());
  await at('15:05');
  await ann.imports(await zoe.exported());
  await ann.setsSeverity('SEV1');
  await ann.describesImpact({ summary: 'Messages cannot be sent and clients do not load', users: 'all' });
  for (const audience of ['status-page', 'executives', 'internal'] as const) await ann.tells(audience);
  await ann.proposes('The gateway between the networks drops packets', 'transit gateway', 'Loss is seen only between networks');
  await ann.proposes('Provisioning is the bottleneck', 'provisioner', 'Queue of new hosts grows');
  await ann.answers('no', 'no', 'yes');
  await ann.finds(true, 'Loss is seen only between networks');
  await at('15:15');
  await ann.opens(webTier);
  await ann.ticks('Set the balancers to panic');
  await ann.skips('Stop the autoscaler', 'it needs to scale up');
  await ann.ticks('Is provisioning');
  await ann.ticks('Open a case');
  await ann.opens(dependencyDown);
  await ann.ticks('Find which dependency');
  await at('15:40');
  await ann.logs('provider raised the capacity; hosts come');
  await ann.confirms('The gateway between the networks drops packets', 'provider confirms');
  await ann.sets('identified');
  await ann.sets('mitigated');
  await ann.tells('status-page');
  await at('18:40');
  await ann.sets('monitoring');
  await ann.picksFix('The provider raised the capacity of the gateway');
  await ann.sets('resolved');
  await ann.setsTime('started', '2021-01-04T14:00:00Z');
}

async function scribeOf(cast: Cast, file: string): Promise<Responder> {
  const zoe = await cast('b', 'Europe/Dublin');
  await zoe.imports(file);
  await zoe.at('2021-01-04T14:55:00Z');
  await zoe.logs('status call opened');
  await zoe.isCalled('Zoe');
  const lines = [
    ['14:57', 'autoscaler took 300 hosts away: CPU looked idle because threads wait for the network'],
    ['15:00', 'mini peak at 7 am PST: saturated, chat is unusable'],
    ['15:02', 'autoscaler asks for 1200 hosts; provisioning cannot make them: open files exhausted, then a quota'],
  ] as const;
  for (const [time, line] of lines) {
    await zoe.at(`2021-01-04T${time}:00Z`);
    await zoe.logs(line);
  }
  return zoe;
}

export const plays: Readonly<Record<'edge-outage' | 'store-slow' | 'messages-fail', Play>> = {
  'edge-outage': { act: edgeOutage, surroundings: around('Europe/London') },
  'store-slow': { act: storeSlow, surroundings: around('Europe/Berlin') },
  'messages-fail': { act: messagesFail, surroundings: around('America/Los_Angeles') },
};
