/** All checks. Adding one is its file and a line here. */
import type { Check } from './check.ts';
import { alertNoRunbook } from './checks/alert-no-runbook.ts';
import { alertNoUrl } from './checks/alert-no-url.ts';
import { alertRunbookUrl } from './checks/alert-runbook-url.ts';
import { alertUnknown } from './checks/alert-unknown.ts';
import { codePinned } from './checks/code-pinned.ts';
import { headingOrder } from './checks/heading-order.ts';
import { linkAnchor } from './checks/link-anchor.ts';
import { orderUnknown } from './checks/order-unknown.ts';
import { postmortemActionOverdue } from './checks/postmortem-action-overdue.ts';
import { postmortemActionUnassigned } from './checks/postmortem-action-unassigned.ts';
import { postmortemTimes } from './checks/postmortem-times.ts';
import { queryDrift } from './checks/query-drift.ts';
import { runbookContact } from './checks/runbook-contact.ts';
import { runbookEscalation } from './checks/runbook-escalation.ts';
import { runbookOwner } from './checks/runbook-owner.ts';
import { runbookReview } from './checks/runbook-review.ts';
import { runbookStabilise } from './checks/runbook-stabilise.ts';
import { runbookSteps } from './checks/runbook-steps.ts';
import { runbookVerify } from './checks/runbook-verify.ts';
import { secretFound } from './checks/secret-found.ts';
import { stepReadable } from './checks/step-readable.ts';
import { stepRepeated } from './checks/step-repeated.ts';
import { stepSeveralChanges } from './checks/step-several-changes.ts';
import { textAbsoluteTime } from './checks/text-absolute-time.ts';
import { textInvisible } from './checks/text-invisible.ts';
import { textPerson } from './checks/text-person.ts';
import { textTodo } from './checks/text-todo.ts';
import { variableUnused } from './checks/variable-unused.ts';
import { readingChecks } from './reading-checks.ts';

export const checks: readonly Check[] = [
  alertNoRunbook,
  alertNoUrl,
  alertRunbookUrl,
  alertUnknown,
  codePinned,
  headingOrder,
  linkAnchor,
  orderUnknown,
  postmortemActionOverdue,
  postmortemActionUnassigned,
  postmortemTimes,
  queryDrift,
  runbookContact,
  runbookEscalation,
  runbookOwner,
  runbookReview,
  runbookStabilise,
  runbookSteps,
  runbookVerify,
  secretFound,
  stepReadable,
  stepRepeated,
  stepSeveralChanges,
  textAbsoluteTime,
  textInvisible,
  textPerson,
  textTodo,
  variableUnused,
];

/** Every name that a problem may carry. */
export const checkNames: readonly string[] = [...checks, ...readingChecks].map(({ id }) => id).sort();
