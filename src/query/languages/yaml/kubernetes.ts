/**
 * What is known of a Kubernetes manifest without a cluster: the kinds of the built-in groups, their fields at the top, and that an object
 * has a name. Other groups belong to operators, and nothing is known of theirs. https://kubernetes.io/docs/reference/kubernetes-api/
 */
import { isMap, isScalar, type YAMLMap } from 'yaml';
import { nearest } from '../../../problem/nearest.ts';
import type { Diagnosis } from '../../language.ts';
import { oneOf } from '../../wording.ts';
import { childAt } from './documents.ts';

const spec = ['spec', 'status'];

/** The fields of each kind besides `apiVersion`, `kind` and `metadata`. */
const kinds: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  v1: {
    Pod: spec,
    Service: spec,
    ConfigMap: ['data', 'binaryData', 'immutable'],
    Secret: ['data', 'stringData', 'type', 'immutable'],
    Namespace: spec,
    Node: spec,
    PersistentVolume: spec,
    PersistentVolumeClaim: spec,
    ReplicationController: spec,
    ResourceQuota: spec,
    LimitRange: ['spec'],
    ServiceAccount: ['secrets', 'imagePullSecrets', 'automountServiceAccountToken'],
    Endpoints: ['subsets'],
    PodTemplate: ['template'],
  },
  'apps/v1': { Deployment: spec, StatefulSet: spec, DaemonSet: spec, ReplicaSet: spec, ControllerRevision: ['data', 'revision'] },
  'batch/v1': { Job: spec, CronJob: spec },
  'autoscaling/v1': { HorizontalPodAutoscaler: spec, Scale: spec },
  'autoscaling/v2': { HorizontalPodAutoscaler: spec },
  'policy/v1': { PodDisruptionBudget: spec, Eviction: ['deleteOptions'] },
  'networking.k8s.io/v1': { Ingress: spec, NetworkPolicy: spec, IngressClass: ['spec'], IPAddress: ['spec'], ServiceCIDR: spec },
  'rbac.authorization.k8s.io/v1': {
    Role: ['rules'],
    ClusterRole: ['rules', 'aggregationRule'],
    RoleBinding: ['subjects', 'roleRef'],
    ClusterRoleBinding: ['subjects', 'roleRef'],
  },
  'storage.k8s.io/v1': {
    StorageClass: [
      'provisioner',
      'parameters',
      'reclaimPolicy',
      'mountOptions',
      'allowVolumeExpansion',
      'volumeBindingMode',
      'allowedTopologies',
    ],
  },
  'scheduling.k8s.io/v1': { PriorityClass: ['value', 'globalDefault', 'description', 'preemptionPolicy'] },
};

const versions = Object.keys(kinds);

/** Kinds of which there may be one without a name. */
const nameless = new Set(['Eviction']);

/** What is wrong with a document, as warnings; nothing for what is no manifest. */
export function manifestProblems(document: unknown): Diagnosis[] {
  if (!isMap(document)) return [];
  const apiVersion = textAt(document, 'apiVersion');
  const kind = textAt(document, 'kind');
  if (apiVersion === null || kind === null) return [];
  const fields = Object.hasOwn(kinds, apiVersion.text) ? kinds[apiVersion.text]?.[kind.text] : undefined;
  if (fields === undefined) return kindProblems(apiVersion, kind);
  return [...fieldProblems(document, kind, fields), ...nameProblems(document, kind)];
}

interface Text {
  text: string;
  from: number;
  to: number;
}

function textAt(map: YAMLMap, key: string): Text | null {
  const value = childAt(map, key)?.value;
  if (!isScalar(value) || typeof value.value !== 'string' || value.range == null) return null;
  const [from, to] = value.range;
  return { text: value.value, from, to };
}

/** A kind or version that is not there, where it is clear which is meant. */
function kindProblems(apiVersion: Text, kind: Text): Diagnosis[] {
  const homes = versions.filter((version) => Object.hasOwn(kinds[version] ?? {}, kind.text));
  const own = Object.hasOwn(kinds, apiVersion.text) ? kinds[apiVersion.text] : undefined;
  if (homes.length > 0) {
    // Groups of operators have a dot in their names: `certmanager.k8s.io`.
    const isMistyped = own === undefined && !apiVersion.text.includes('.') && nearest(apiVersion.text, homes) !== undefined;
    const isOld = homes.some((home) => home.split('/')[0] === apiVersion.text.split('/')[0] && home.includes('/'));
    if (own === undefined && (!isMistyped || isOld)) return [];
    return [doubt(apiVersion, `\`${apiVersion.text}\` has no ${kind.text}`, oneOf(homes.map((home) => `\`${home}\``)))];
  }
  if (own === undefined || kind.text.endsWith('List')) return [];
  const near = nearest(kind.text, Object.keys(own));
  return near === undefined ? [] : [doubt(kind, `\`${apiVersion.text}\` has no kind \`${kind.text}\``, `\`${near}\``)];
}

function fieldProblems(document: YAMLMap, kind: Text, fields: readonly string[]): Diagnosis[] {
  const known = ['apiVersion', 'kind', 'metadata', ...fields];
  return document.items.flatMap(({ key }) => {
    if (!isScalar(key) || typeof key.value !== 'string' || key.range == null || known.includes(key.value)) return [];
    const [from, to] = key.range;
    const near = nearest(key.value, known);
    return [
      doubt(
        { from, to },
        `a ${kind.text} has no field \`${key.value}\``,
        near === undefined ? oneOf(fields.map((one) => `\`${one}\``)) : `\`${near}\``,
      ),
    ];
  });
}

function nameProblems(document: YAMLMap, kind: Text): Diagnosis[] {
  if (nameless.has(kind.text)) return [];
  const metadata = childAt(document, 'metadata')?.value;
  if (metadata === undefined || (isScalar(metadata) && metadata.value === null)) return [];
  if (!isMap(metadata)) return [];
  const isNamed = ['name', 'generateName'].some((key) => childAt(metadata, key) !== undefined);
  return isNamed ? [] : [doubt(kind, `a ${kind.text} without a name`, '`name` or `generateName` under `metadata`')];
}

function doubt({ from, to }: { from: number; to: number }, message: string, expected: string): Diagnosis {
  return { from, to, message, expected, severity: 'warning' };
}
