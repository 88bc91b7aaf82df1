/**
 * How headings begin in other languages than English: German, French, Spanish, Portuguese, Russian, Arabic, Japanese, Chinese (both scripts)
 * and Korean, one line each. Words that may mean two kinds are left out. Of several beginnings the longest counts: `solución de problemas`
 * is diagnosis, `solución` is the remedy.
 */
import { type SectionKind, sectionKinds } from './compiled.ts';

const beginnings: Readonly<Partial<Record<SectionKind, string>>> = {
  stabilise: `
    sofortmaßnahme, sofortmassnahme, erste hilfe, stabilisier, erstmaßnahme
    actions immédiates, mesures immédiates, premières actions, stabilis
    acciones inmediatas, medidas inmediatas, primeros auxilios, estabiliza
    ações imediatas, medidas imediatas, primeiros socorros
    неотложные действия, немедленные действия, срочные действия, первая помощь, стабилизац
    الإجراءات الفورية, إجراءات فورية
    応急, 暫定対応, 暫定対処, 一次対応, 初動
    应急, 紧急处理, 紧急措施, 止血, 临时处理, 應急, 緊急處理, 緊急措施, 臨時處理
    긴급 조치, 응급 조치, 초기 대응, 임시 조치`,
  escalation: `
    eskalation, ansprechpartner, kontakte, wen anrufen, rufbereitschaft
    escalade, procédure d'escalade, procédure d’escalade, qui appeler, qui contacter, astreinte
    escalamiento, escalado, escalación, procedimiento de escal, contactos, a quién llamar
    escalonamento, escalação, procedimento de escal, contatos, quem chamar
    эскалац, контакты, кому звонить
    التصعيد, جهات الاتصال
    エスカレーション, 連絡先
    升级, 上报, 联系人, 联系方式, 升級, 聯絡人, 聯絡方式
    에스컬레이션, 연락처, 담당자`,
  verify: `
    erfolgskontrolle, validier, überprüfung der behebung, überprüfung der wiederherstellung
    vérification
    validación, comprobación
    validação
    проверка восстановления, проверка результата, верификац, валидац
    التحقق
    復旧確認, 復旧の確認, 検証
    验证, 恢复验证, 恢复确认, 驗證, 恢復驗證
    검증, 복구 확인`,
  prevention: `
    vorbeug, prävention, nachbereitung, langfristig, dauerhafte lösung
    prévention, à long terme, éviter
    prevención, seguimiento, a largo plazo
    prevenção, acompanhamento, longo prazo
    предотвращ, профилактик, долгосрочн, последующие
    الوقاية, منع التكرار, المتابعة
    再発防止, 恒久対応, 恒久対策, 予防
    预防, 后续, 长期, 预防措施, 預防, 後續, 長期
    재발 방지, 예방, 후속`,
  hypotheses: `
    ursache, mögliche ursache, wahrscheinliche ursache, häufige ursache, bekannte ursache, hypothese
    cause racine, causes possibles, causes probables, causes fréquentes, hypothès
    causas, causa raíz, posibles causas, causas posibles, hipótesis
    causa raiz, possíveis causas, prováveis causas, hipóteses
    причин, возможные причины, вероятные причины, корневая причина, гипотез
    الأسباب, السبب الجذري
    原因, 考えられる原因, 想定原因, 想定される原因, 根本原因, 仮説
    可能原因, 可能的原因, 常见原因, 根因, 根本原因, 常見原因
    원인, 가능한 원인, 근본 원인, 가설`,
  evidence: `
    abfragen, metriken, protokolle, kennzahlen
    requêtes, métriques, journaux, tableaux de bord
    consultas, métricas, registros
    painéis
    запросы, метрики, логи, журналы, дашборд
    السجلات, المقاييس, الاستعلامات
    ログ, メトリクス, クエリ, ダッシュボード
    日志, 指标, 查询, 监控, 日誌, 指標, 查詢, 監控
    로그, 지표, 메트릭, 쿼리, 대시보드`,
  impact: `
    auswirkung, folgen, konsequenz
    conséquences, effets
    consecuencias, efectos
    consequências, efeitos
    влияние, последствия, воздействие
    التأثير, الأثر
    影響
    影响, 業務影響, 业务影响
    영향`,
  triage: `
    analyse, untersuch, fehlersuche, fehleranalyse, eingrenz, ersteinschätzung
    enquête, dépannage
    diagnóstico, análisis, investigación, solución de problemas, resolución de problemas
    análise, investigação, solução de problemas, resolução de problemas
    диагност, анализ, расследован, поиск неисправност, проверка
    التشخيص, التحليل, الفحص, استكشاف الأخطاء
    調査, 切り分け, 診断, 確認, トリアージ, 原因調査
    诊断, 排查, 故障排查, 分析, 原因分析, 定位, 检查, 診斷, 故障排除, 檢查
    진단, 조사, 분석, 점검, 원인 분석, 문제 해결`,
  mitigation: `
    behebung, lösung, maßnahme, massnahme, abhilfe, gegenmaßnahme, wiederherstell, vorgehen, schritte, entstörung
    résolution, atténuation, remédiation, procédure, étapes, actions correctives, rétablissement, restauration
    mitigación, solución, remediación, recuperación, procedimiento, pasos, acciones
    mitigação, solução, correção, remediação, recuperação, procedimento, passos, etapas, ações
    устранен, решение, восстановлен, исправлен, порядок действий, действия, шаги, откат
    الحل, المعالجة, الإصلاح, التخفيف, الاستعادة, الخطوات, الإجراءات
    対処, 対応, 復旧, 緩和, 解決, 手順, ロールバック, 切り戻し
    处理, 处置, 解决, 修复, 恢复, 缓解, 回滚, 操作步骤, 步骤, 處理, 處置, 解決, 修復, 恢復, 緩解, 操作步驟, 步驟
    조치, 해결, 복구, 완화, 대응, 롤백, 절차`,
  meaning: `
    bedeutung, beschreibung, zusammenfassung, überblick, übersicht, auslöser
    signification, résumé, vue d'ensemble, vue d’ensemble, aperçu, symptôme, déclencheur
    significado, descripción, resumen, síntomas
    descrição, resumo, sintomas, visão geral
    описание, значение, обзор, симптом, что означает
    الوصف, المعنى, نظرة عامة, الملخص, الأعراض
    概要, 意味, アラートの意味, 症状, 事象, 説明
    概述, 含义, 告警含义, 说明, 描述, 症状, 现象, 简介, 概要, 含義, 說明, 症狀, 現象, 簡介
    개요, 설명, 의미, 증상, 요약`,
  reference: `
    hintergrund, siehe auch, verweise, weiterführend, anhang, referenz, verwandte
    contexte, références, voir aussi, liens, annexe, pour en savoir plus, ressources
    referencias, véase también, ver también, enlaces, recursos, anexo
    referências, veja também, ver também
    справк, ссылки, контекст, см. также, предыстория
    المراجع, مراجع, الخلفية, روابط
    参考, 背景, 関連, 付録, リンク
    参考, 背景, 相关, 附录, 链接, 參考, 相關, 附錄, 連結
    참고, 배경, 관련, 부록, 링크`,
};

const known = sectionKinds.flatMap((kind) =>
  (beginnings[kind] ?? '')
    .split(/[,\n]/)
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ kind, words })),
);

/** Numbers and marks in front of a heading: `２．`, `三、`, `①`. */
const numbering = /^(?:[\p{N}\p{P}\p{S}\s]+|[一二三四五六七八九十]+[、.．]\s*)+/u;

/** The kind of a section by how its heading begins in a language that is known here, in lower case; undefined when none is. */
export function kindInOtherLanguages(heading: string): SectionKind | undefined {
  const plain = heading.normalize('NFC').replace(numbering, '');
  let best: (typeof known)[number] | undefined;
  for (const one of known) if (plain.startsWith(one.words) && one.words.length > (best?.words.length ?? 0)) best = one;
  return best?.kind;
}
