/** An incident of the example shop, worked on with the runbooks of the starter library: its record lies in `postmortems/`. */
import { noteRunbookProblem } from '../../../src/incident/commands/follow-up.ts';
import { type PlayedRunbook, Responder } from './responder.ts';

const gatewayTimeout: PlayedRunbook = {
  id: 'order-service/payment-gateway-timeout',
  title: 'Payment gateway timeout',
  steps: [
    { id: 'save-evidence', section: 'Stabilise', text: 'Save the graph of payment errors and three failing trace ids. Two minutes, no more.' },
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
export function paymentsTimeOut(): Responder {
  const mia = new Responder('d', 'Europe/Berlin');
  const at = (time: string) => mia.at(`2026-09-14T${time}:00Z`);
  at('14:06');
  const labels = { service: 'order-service', namespace: 'production' };
  mia.startsFrom({ name: 'OrderServicePaymentGatewayTimeout', at: '2026-09-14T14:06:00Z', labels }, 'Payments time out at the gateway');
  mia.isCalled('Mia');
  mia.takes('commander');
  mia.sets('investigating');
  mia.setsSeverity('SEV2');
  at('14:08');
  mia.opens(gatewayTimeout);
  mia.ticks('Save the graph');
  mia.ticks('idempotency key');
  at('14:11');
  mia.copies('how many payments fail', {}, '18 % of payments answer 503, all after exactly 10 s');
  mia.describesImpact({ summary: 'About one payment in five failed with an error', users: '2,310 buyers', endpoints: 'POST /payments' });
  mia.ticks('turn on "pay later"');
  mia.ticks('Show buyers a clear message');
  mia.tells('status-page');
  mia.tells('internal');
  at('14:16');
  mia.proposes('The gateway is slow or down', 'gateway', 'A call from another network is slow too');
  mia.proposes('An egress rule keeps two of the gateway’s addresses out', 'egress rule', 'Failing calls all go to the same addresses');
  mia.ticks('status page');
  mia.finds(false, 'A call from another network is slow too');
  mia.rejects('The gateway is slow or down', 'From the office network every call takes 200 ms');
  at('14:24');
  mia.ticks('one pod fails or all');
  mia.notesAt('one pod fails or all', 'all pods, but only calls to two of the gateway’s nine addresses');
  mia.finds(true, 'Failing calls all go to the same addresses');
  mia.ticks('List changes to egress');
  mia.sets('identified');
  at('14:31');
  mia.logs('egress rule of 13:40 taken back by the platform team');
  at('14:34');
  mia.ticks('calls to the gateway are fast again');
  mia.confirms('An egress rule keeps two of the gateway’s addresses out', 'The last time-out was 40 s after the rule was taken back');
  mia.sets('mitigated');
  mia.tells('status-page');
  at('14:52');
  mia.ticks('Turn "pay later" off');
  mia.ticks('settle each one');
  mia.sets('monitoring');
  at('15:10');
  mia.setsTime('started', '2026-09-14T13:58:00Z');
  mia.picksFix('The egress rule of that afternoon was taken back');
  mia.act((desk) =>
    noteRunbookProblem(desk, {
      runbook: { id: gatewayTimeout.id, revision: 'r1', title: gatewayTimeout.title },
      problem: 'missing',
      text: 'Say how to list the gateway’s addresses and which of them fail',
    }),
  );
  mia.learns('well', '“Pay later” was on five minutes after the alert: no order was lost.');
  mia.learns('badly', 'Nobody saw the change to the egress rules, which are kept in another repository.');
  mia.plans('Alert on failing connections by address, apart from the answers of the gateway', 'orders', '2026-10-15', 'detect');
  mia.plans('Test egress rules against the gateway’s published addresses before they are merged', 'platform', '2026-10-31', 'prevent');
  mia.sets('resolved');
  mia.tells('status-page');
  return mia;
}
