/** Recognises what a section is for by its heading, in the wordings that teams use. Those of other languages are in `section-words.ts`. */
import type { SectionKind } from './compiled.ts';
import { kindInOtherLanguages } from './section-words.ts';

/**
 * First match wins. The wordings were read in prometheus-operator/runbooks, openshift/runbooks, the GitLab, Scoutflo and
 * PagerDuty runbook templates and the SRE workbook's playbook advice.
 */
const wordings: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'stabilise',
    /^(stabili[sz]e|stop the bleeding|immediate (actions?|steps?|mitigations?)|first aid|quick fix(es)?|do this first|first response)\b/,
  ],
  [
    'escalation',
    /^(escalat|when to (call|page|escalate)|who to (call|page|contact)|contacts?\b|on-?call contacts?|ask for help|get help|need help)/,
  ],
  [
    'verify',
    /^(verif|validat|confirm (the )?(fix|recovery)|check (that )?it (worked|is fixed)|recovery check|post[- ]?checks?|all[- ]clear|after the fix)/,
  ],
  ['prevention', /^(prevent|follow[- ]?ups?|long[- ]?term|permanent fix|avoid(ing)? (recurrence|this)|hardening|lessons?)/],
  [
    'hypotheses',
    /^(hypothes|(possible|potential|likely|common|probable|known) (root )?causes?|root causes?|causes?\b|what else must be true)/,
  ],
  ['evidence', /^(evidence|(useful |example )?quer(y|ies)\b|promql|metrics?\b|logs?\b|dashboards?\b|graphs?\b|what to (look at|capture))/],
  ['impact', /^(impact|effects?\b|consequences?|customer impact|user impact|blast radius|severity)/],
  [
    'triage',
    /^(triage|diagnos|investigat|troubleshoot|debug|analysis|first checks?|checks?\b|initial (steps?|checks?)|identif|how to (diagnose|investigate|debug)|steps to (diagnose|reproduce))/,
  ],
  [
    'mitigation',
    /^(mitigat|resolution|resol|remed|fix|recover|solution|repair|how to (fix|resolve|mitigate)|rollback|roll back|steps?\b|procedure|actions?\b|playbook|runbook\b|response)/,
  ],
  [
    'meaning',
    /^(meaning|summary|overview|description|what (is|does|happened|this)|about|alert (description|meaning|details)|symptoms?|trigger|condition)/,
  ],
  [
    'reference',
    /^(background|context|full context|reference|see also|links?\b|further reading|additional|resources|related|mechanism|how it works|architecture|notes?\b|more\b|appendix|examples?)/,
  ],
];

/** The kind of a section by its heading; `other` when no wording is known. */
export function sectionKind(heading: string): SectionKind {
  const lower = heading.toLowerCase();
  const plain = lower.replace(/^[\d.)\s#:_*-]+/, '').trim();
  return kindInOtherLanguages(lower) ?? wordings.find(([, wording]) => wording.test(plain))?.[0] ?? 'other';
}
