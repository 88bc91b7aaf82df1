/** YAML: manifests, rules and settings. It is data: what applying it does is shown at the command that applies it. */
import type { Language } from '../../language.ts';
import { readYamlText } from './read.ts';

export const yaml: Language = {
  id: 'yaml',
  title: 'YAML',
  aliases: ['yml', 'manifest', 'k8s-manifest'],
  kind: 'data',
  checked: 'by its grammar, and manifests and alert rules in it',
  diagnose: (text) => [...readYamlText(text).problems],
  leavesAlone: (text) => readYamlText(text).leftAlone,
  limit: (text) => readYamlText(text).limit,
  highlight: null,
  slots: null,
  assess: null,
};

/** YAML that Helm, Jinja or another engine makes. */
export const yamlTemplate: Language = {
  ...yaml,
  id: 'helm',
  title: 'Helm template',
  aliases: ['gotmpl', 'go-template', 'jinja', 'jinja2', 'j2', 'yaml+jinja'],
  diagnose: null,
};
