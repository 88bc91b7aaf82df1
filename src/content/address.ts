/** Turns file names into addresses. One rule for all: lower case, and nothing that a web server or shell would take amiss. */

/**
 * One part of an address: `KubePodCrashLooping` → `kubepodcrashlooping`, `Größe #1` → `grosse-1`. Lower case makes the
 * addresses those of kube-prometheus' `runbook_url`. Letters outside a–z lose their accents or are left out; when nothing
 * is left, answers `page`.
 */
export function addressPart(name: string): string {
  const plain = name
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'page' : plain;
}

/** Whether a name is already its own address but for case. */
export function isPlainName(name: string): boolean {
  return name.toLowerCase() === addressPart(name);
}

/** Whether a file name looks like an alert's: CamelCase of at least two words, or the exporter style `etcdNoLeader`. */
export function looksLikeAlert(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) && /[a-z0-9][A-Z]/.test(name) ? true : /^[A-Z][a-z]+[a-z0-9]*$/.test(name);
}
