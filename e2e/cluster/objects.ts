/** Kubernetes objects as the API server and Helm give them. */

// biome-ignore lint/suspicious/noExplicitAny: the tests look deep into objects of many kinds.
export type Fields = any;

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly deletionTimestamp?: string;
  readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
}

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec?: Fields;
  readonly status?: Fields;
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** `Kind/name`, as in Helm's and kubectl's output. */
export function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.name}`;
}

/** Where objects of a kind that runs pods keep the template of their pods. */
const POD_TEMPLATES: Readonly<Record<string, (spec: Fields) => Fields>> = {
  Deployment: ({ template }) => template.spec,
  StatefulSet: ({ template }) => template.spec,
  DaemonSet: ({ template }) => template.spec,
  Job: ({ template }) => template.spec,
  CronJob: ({ jobTemplate }) => jobTemplate.spec.template.spec,
  Pod: (spec) => spec,
};

/** The specification of the pods that an object runs, if it runs any. */
export function podSpecOf({ kind, spec }: KubernetesObject): Fields | undefined {
  return POD_TEMPLATES[kind]?.(spec);
}

/** The events that an object is a hook of (Helm documentation, "Chart Hooks"). */
export function hooksOf({ metadata }: KubernetesObject): readonly string[] {
  const text = metadata.annotations?.["helm.sh/hook"] ?? "";
  return text.split(",").filter((event) => event !== "");
}
