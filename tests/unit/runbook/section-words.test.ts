/** Headings of runbooks in several languages, each as it stands in one, and what the section is for. */
import { describe, expect, it } from 'vitest';
import type { SectionKind } from '../../../src/runbook/compiled.ts';
import { sectionKind } from '../../../src/runbook/section.ts';

const rows: readonly (readonly [SectionKind, ...string[]])[] = [
  [
    'stabilise',
    'Sofortmaßnahmen',
    'Actions immédiates',
    'Acciones inmediatas',
    'Ações imediatas',
    '応急処置',
    '应急处理',
    '緊急處理',
    '긴급 조치',
    'Неотложные действия',
    'الإجراءات الفورية',
  ],
  [
    'escalation',
    'Eskalation',
    'Procédure d’escalade',
    'Escalamiento',
    'Escalonamento',
    'エスカレーション先',
    '升级',
    '연락처',
    'Эскалация',
    'التصعيد',
  ],
  [
    'verify',
    'Erfolgskontrolle',
    'Vérification',
    'Verificación',
    'Verificação',
    '復旧確認',
    '恢复验证',
    '복구 확인',
    'Проверка восстановления',
    'التحقق',
  ],
  [
    'prevention',
    'Nachbereitung',
    'Prévention',
    'Prevención',
    'Prevenção',
    '再発防止策',
    '预防措施',
    '재발 방지',
    'Предотвращение',
    'الوقاية',
  ],
  [
    'hypotheses',
    'Mögliche Ursachen',
    'Causes possibles',
    'Posibles causas',
    'Causa raiz',
    '考えられる原因',
    '可能原因',
    '원인',
    'Возможные причины',
    'الأسباب المحتملة',
  ],
  ['impact', 'Auswirkungen', 'Conséquences', 'Impacto', 'Consequências', '影響範囲', '影响范围', '영향', 'Влияние', 'التأثير'],
  ['triage', 'Fehlersuche', 'Diagnostic', 'Solución de problemas', 'Diagnóstico', '調査手順', '故障排查', '진단', 'Диагностика', 'التشخيص'],
  ['mitigation', 'Behebung', 'Résolution', 'Solución', 'Solução', '対処', '处理步骤', '조치', 'Устранение', 'الحل'],
  ['meaning', 'Bedeutung', 'Signification', 'Descripción', 'Visão geral', '概要', '告警含义', '개요', 'Описание', 'نظرة عامة'],
  ['reference', 'Siehe auch', 'Voir aussi', 'Referencias', 'Veja também', '参考資料', '相关链接', '참고', 'Ссылки', 'المراجع'],
];

describe.each(rows)('%s', (kind, ...headings) => {
  it.each(headings)('%s', (heading) => expect(sectionKind(heading)).toBe(kind));
});

it('a number in front changes nothing', () => {
  for (const heading of ['２．影響', '三、影响', '① 影響', '3) Auswirkungen', '【影響】']) expect(sectionKind(heading)).toBe('impact');
});

it('English headings are what they were', () => {
  const english = [
    'Actions',
    'Analysis',
    'Contacts',
    'Causes',
    'Solutions to consider',
    'Validation',
    'Procedure',
    'Context',
    'Passing traffic',
    'Registry',
  ];
  expect(english.map(sectionKind)).toEqual([
    'mitigation',
    'triage',
    'escalation',
    'hypotheses',
    'mitigation',
    'verify',
    'mitigation',
    'reference',
    'other',
    'other',
  ]);
});
