/**
 * Kinds of resource that every cluster has, with their short names: `kubectl api-resources` of a plain cluster, as in
 * https://kubernetes.io/docs/reference/kubectl/#resource-types. Clusters have more; a name that is not here is not wrong.
 */
export const builtInKinds: readonly string[] = (
  'bindings certificatesigningrequests clusterrolebindings clusterroles componentstatuses configmaps controllerrevisions cronjobs csidrivers ' +
  'csinodes csistoragecapacities customresourcedefinitions daemonsets deployments endpoints endpointslices events flowschemas ' +
  'horizontalpodautoscalers ingressclasses ingresses jobs leases limitranges mutatingwebhookconfigurations namespaces networkpolicies ' +
  'nodes persistentvolumeclaims persistentvolumes poddisruptionbudgets pods podtemplates priorityclasses prioritylevelconfigurations ' +
  'replicasets replicationcontrollers resourcequotas rolebindings roles runtimeclasses secrets serviceaccounts services statefulsets ' +
  'storageclasses subjectaccessreviews validatingadmissionpolicies validatingwebhookconfigurations volumeattachments'
).split(' ');

/** Kinds of add-ons that are spelt close to one of the above. */
export const otherKinds: ReadonlySet<string> = new Set(
  'ingressroute ingressroutes pod-monitors podmonitors podmetrics nodemetrics workloads clusters endpointgroups servicemonitors secretstores certificates certificaterequests jobsets podsets nodepools nodeclaims'.split(
    ' ',
  ),
);
