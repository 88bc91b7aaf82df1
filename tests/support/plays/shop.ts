/** An incident of the example shop, worked on with the runbooks of the starter library: its record lies in `postmortems/`. */
import { noteRunbookProblem } from '../../../src/incident/commands/follow-up.ts';
import { LogResponder } from './log-responder.ts';
import type { PlayedRunbook } from './responder.ts';

const gatewayTimeout: PlayedRunbook = {
  id: 'order-service/payment-gateway-timeout',
  title: 'Payment gateway timeout',
  steps: [
    {
      id: 'save-evidence',
      section: 'Stabilise',
      text: 'Save the graph of payment errors and three failing trace ids. Two minutes, no more.',
    },
    {
      id: 'stop-unsafe-retries',
      section: 'Stabilise',
      text: 'Check that automatic retries of payments carry an idempotency key. If they do not, turn them off. Undo: turn them on.',
    },
    {
      id: 'pay-later',
      section: 'Stabilise',
      text: 'If more than one payment in ten fails, turn on "pay later": the order is taken and the payment is queued. Undo: turn the flag off.',
      changes: true,
    },
    { id: 'tell-buyers', section: 'Stabilise', text: 'Show buyers a clear message, and ask them not to pay twice.' },
    {
      id: 'payment-errors',
      section: 'Triage',
      text: 'See how many payments fail, and with which code.',
      commands: ['sum by (code) (rate(payments_total{service="order-service", code!="200"}[5m]))'],
      language: 'promql',
    },
    { id: 'status-page', section: 'Triage', text: 'Open the gateway’s status page. A green page proves nothing.' },
    { id: 'one-or-all', section: 'Triage', text: 'See whether one pod fails or all.' },
    { id: 'list-changes', section: 'Evidence', text: 'List changes to egress rules, keys and settings.' },
    { id: 'verify-latency', section: 'Verify', text: 'Check that calls to the gateway are fast again.' },
    { id: 'pay-later-off', section: 'Verify', text: 'Turn "pay later" off.', changes: true },
    { id: 'settle', section: 'Verify', text: 'Compare them with the gateway’s list, and settle each one.' },
  ],
};

/** An egress rule that was tightened in the afternoon keeps two of the gateway's addresses out. */
export async function paymentsTimeOut(): Promise<LogResponder> {
  const mia = new LogResponder('d', 'Europe/Berlin');
  const at = (time: string) => mia.at(`2026-09-14T${time}:00Z`);
  await at('14:06');
  const labels = { service: 'order-service', namespace: 'production' };
  await mia.startsFrom(
    { name: 'OrderServicePaymentGatewayTimeout', at: '2026-09-14T14:06:00Z', labels },
    'Payments time out at the gateway',
  );
  await mia.isCalled('Mia');
  await mia.takes('commander');
  await mia.sets('investigating');
  await mia.setsSeverity('SEV2');
  await at('14:08');
  await mia.opens(gatewayTimeout);
  await mia.ticks('Save the graph');
  await mia.ticks('idempotency key');
  await at('14:11');
  await mia.copies('how many payments fail', {}, '18 % of payments answer 503, all after exactly 10 s');
  await mia.describesImpact({
    summary: 'About one payment in five failed with an error',
    users: '2,310 buyers',
    endpoints: 'POST /payments',
  });
  await mia.ticks('turn on "pay later"');
  await mia.ticks('Show buyers a clear message');
  await mia.tells('status-page');
  await mia.tells('internal');
  await at('14:16');
  await mia.proposes('The gateway is slow or down', 'gateway', 'A call from another network is slow too');
  await mia.proposes(
    'An egress rule keeps two of the gateway’s addresses out',
    'egress rule',
    'Failing calls all go to the same addresses',
  );
  await mia.ticks('status page');
  await mia.finds(false, 'A call from another network is slow too');
  await mia.rejects('The gateway is slow or down', 'From the office network every call takes 200 ms');
  await at('14:24');
  await mia.ticks('one pod fails or all');
  await mia.notesAt('one pod fails or all', 'all pods, but only calls to two of the gateway’s nine addresses');
  await mia.finds(true, 'Failing calls all go to the same addresses');
  await mia.ticks('List changes to egress');
  await mia.sets('identified');
  await at('14:31');
  await mia.logs('egress rule of 13:40 taken back by the platform team');
  await at('14:34');
  await mia.ticks('calls to the gateway are fast again');
  await mia.confirms('An egress rule keeps two of the gateway’s addresses out', 'The last time-out was 40 s after the rule was taken back');
  await mia.sets('mitigated');
  await mia.tells('status-page');
  await at('14:52');
  await mia.ticks('Turn "pay later" off');
  await mia.ticks('settle each one');
  await mia.sets('monitoring');
  await at('15:10');
  await mia.setsTime('started', '2026-09-14T13:58:00Z');
  await mia.picksFix('The egress rule of that afternoon was taken back');
  mia.act((desk) =>
    noteRunbookProblem(desk, {
      runbook: { id: gatewayTimeout.id, revision: 'r1', title: gatewayTimeout.title },
      problem: 'missing',
      text: 'Say how to list the gateway’s addresses and which of them fail',
    }),
  );
  await mia.learns('well', '“Pay later” was on five minutes after the alert: no order was lost.');
  await mia.learns('badly', 'Nobody saw the change to the egress rules, which are kept in another repository.');
  await mia.plans('Alert on failing connections by address, apart from the answers of the gateway', 'orders', '2026-10-15', 'detect');
  await mia.plans(
    'Test egress rules against the gateway’s published addresses before they are merged',
    'platform',
    '2026-10-31',
    'prevent',
  );
  await mia.sets('resolved');
  await mia.tells('status-page');
  return mia;
}
