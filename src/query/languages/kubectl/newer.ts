/**
 * What kubectl has gained since the newest version in `spec.ts`, 1.34 to 1.37, in the same notation: read from
 * the difference of https://github.com/kubernetes/kubectl between v0.33.1 and v0.37.0-beta.0 (flags registered in
 * `pkg/cmd`) and of https://github.com/kubernetes/cli-runtime (`pkg/genericclioptions/config_flags.go`). Documented at
 * https://kubernetes.io/docs/reference/kubectl/generated/.
 */
export const newestVersion = '1.36';

export const newerCommands: Readonly<Record<string, string>> = {
  '': 'as-user-extra= kuberc=',
  alpha: '',
  'alpha kuberc': '',
  'alpha kuberc set': 'allowlist-entry= appendarg= command= name= option= overwrite policy= prependarg= section=',
  'alpha kuberc view': 'allow-missing-template-keys o/output= show-managed-fields template=',
  'api-resources': 'show-managed-fields',
  attach: 'detach-keys=',
  autoscale: 'cpu= memory=',
  'config set-context': 'n/namespace=',
  diff: 'show-secrets',
  explain: 'max-depth= o/output= R/recursive',
  kuberc: '',
  'kuberc set': 'allowlist-entry= appendarg= command= name= option= overwrite policy= prependarg= section=',
  'kuberc view': 'allow-missing-template-keys o/output= show-managed-fields template=',
  run: 'detach-keys=',
  'top node': 'show-swap',
  'top pod': 'show-swap',
};
