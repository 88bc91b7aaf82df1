/** Names whose values mean the things of one service. */

/** Names that mean a service's own things in every site; a site adds those of its `scope`s. */
export const identityNames: ReadonlySet<string> = new Set([
  'service',
  'namespace',
  'app',
  'job',
  'deployment',
  'statefulset',
  'daemonset',
  'pod',
  'container',
  'instance',
]);
