/** Types of app.schema.json. Generated: change the schema, then run `npm run update`. */

export type Digest = string;
export type Port = number;
/**
 * Replaces the image's entrypoint.
 */
export type Strings = string[];
/**
 * Replaces the image's arguments.
 */
export type Strings1 = string[];
export type ObjectKey = string;
export type SubPath = string;
export type PortName = string;
/**
 * Command of an exec probe.
 *
 * @minItems 1
 */
export type Command = [string, ...string[]];
export type Quantity = string | number;
export type Host = string;
export type IngressPath = string;
export type ObjectName = string;

/**
 * App metadata: what one `release_app` declares. Written by the `app_metadata` rule, read by the composer.
 */
export interface App {
  /**
   * Version of this format. It changes when an old composer could misread a new file.
   */
  schema_version: 1;
  /**
   * Bazel label of the `release_app` target; where problems are reported.
   */
  label: string;
  /**
   * Key of the app in the chart's values; Kubernetes object names are this name as a DNS label. Default: the target's name.
   */
  app_name: string;
  /**
   * What kind of thing the app is; decides which Kubernetes resources it gets. Default: `internal-api` for a name with the word `api`; otherwise it must be given.
   */
  app_type?: "external-api" | "internal-api" | "worker" | "job" | "cron-job" | "stateful-service";
  /**
   * One sentence on what the app does.
   */
  description?: string;
  /**
   * Team or business domain the app belongs to.
   */
  domain?: string;
  /**
   * Programming language of the app.
   */
  language?: string;
  /**
   * Version of the app: its `app.kubernetes.io/version` label and its default image tag. Default: the chart's `app_version`.
   */
  version?: string;
  /**
   * Label of the binary the image is made of; recorded, never built.
   */
  binary_target?: string;
  /**
   * Whether the app is deployed unless values say otherwise. Default: true.
   */
  enabled?: boolean;
  /**
   * Image repository, without tag and digest.
   */
  image: string;
  /**
   * Image tag. Default: the app's version, else the chart's `app_version`.
   */
  image_tag?: string;
  /**
   * Image digest, or the label of a file that holds one (the `.digest` target of rules_oci). A digest beats the tag.
   */
  image_digest?: Digest | File;
  /**
   * When a node pulls the image. Default: `IfNotPresent`.
   */
  image_pull_policy?: "Always" | "IfNotPresent" | "Never";
  /**
   * The one port of the app, named `http`. Give either `port` or `ports`.
   */
  port?: number;
  /**
   * Ports by name.
   */
  ports?: {
    [k: string]: Port | PortOptions;
  };
  /**
   * Number of pods. Default: 2 for APIs, 1 for workers and stateful services; jobs have none.
   */
  replicas?: number;
  command?: Strings;
  args?: Strings1;
  /**
   * Environment variables by name: a string, or a `ref` to where Kubernetes finds the value.
   */
  env?: {
    [k: string]: string | Reference;
  };
  /**
   * Secrets and ConfigMaps all of whose keys become environment variables, in this order.
   */
  env_from?: EnvironmentSource[];
  /**
   * Settings by name, in the ConfigMap `<app>-config`, all of whose keys become environment variables; values can override each. Pods restart when one changes.
   */
  config?: {
    [k: string]: string;
  };
  /**
   * Files of the build by the name of the ConfigMap `<app>-<name>` that they go to, and of its volume. Pods restart when one changes.
   */
  config_files?: {
    [k: string]: ConfigFiles;
  };
  /**
   * Secrets by name, which is the name of their volume too: existing ones, ones that the External Secrets operator makes, and ones that are made at install time. None ever stands in a BUILD file or in the chart.
   */
  secrets?: {
    [k: string]: Secret;
  };
  /**
   * Volumes by name. One at `/tmp` takes the place of the built-in one.
   */
  volumes?: {
    [k: string]: Volume;
  };
  health_check?: HealthCheck;
  /**
   * CPU and memory requests and limits.
   */
  resources?: {
    requests?: Quantities;
    limits?: Quantities1;
  };
  /**
   * Pod Security Standard the pod keeps to. `restricted` runs without root and on a read-only root file system with a writable `/tmp`. Default: `restricted`.
   */
  security?: "restricted" | "baseline" | "privileged";
  ingress?: Ingress;
  /**
   * When a job runs: a Helm hook, or by hand, as a suspended CronJob to start with `kubectl create job --from`. Default: `before_deploy`.
   */
  phase?: "before_deploy" | "after_deploy" | "before_upgrade" | "after_upgrade" | "test" | "manual";
  /**
   * Order among the jobs of one phase: lower runs first. Default: 0.
   */
  weight?: number;
  /**
   * Seconds after which a job is stopped and counts as failed. Default: 600.
   */
  deadline?: number;
  /**
   * How often a failed job is retried. Default: 3.
   */
  backoff_limit?: number;
  /**
   * When else a finished hook job is deleted; `before-hook-creation` always holds.
   */
  delete_policy?: ("before-hook-creation" | "hook-succeeded" | "hook-failed")[];
  /**
   * When a cron-job runs, in cron's notation.
   */
  schedule?: string;
  /**
   * Time zone of the schedule, like `Europe/Berlin`. Default: the cluster's.
   */
  time_zone?: string;
  /**
   * What happens when a cron-job is due while it still runs. Default: `Forbid`.
   */
  concurrency_policy?: "Allow" | "Forbid" | "Replace";
  /**
   * Whether a cron-job's schedule is on hold unless values say otherwise. Default: false.
   */
  suspend?: boolean;
  /**
   * Seconds within which a missed run of a cron-job may still start. Kubernetes' default: no limit.
   */
  starting_deadline?: number;
  /**
   * How many finished runs of a cron-job are kept. Kubernetes' default: 3.
   */
  successful_jobs_history_limit?: number;
  /**
   * How many failed runs of a cron-job are kept. Kubernetes' default: 1.
   */
  failed_jobs_history_limit?: number;
  /**
   * Seconds after which a finished run of a cron-job is deleted. Default: the history limits alone decide.
   */
  ttl?: number;
  /**
   * Whether the pods of a stateful-service start one after another. Kubernetes' default: `OrderedReady`.
   */
  pod_management_policy?: "OrderedReady" | "Parallel";
}
/**
 * A file of the build, by its label.
 */
export interface File {
  /**
   * Label of the file.
   */
  file: string;
}
export interface PortOptions {
  /**
   * Port number.
   */
  port: number;
  /**
   * Transport protocol. Default: `TCP`.
   */
  protocol?: "TCP" | "UDP" | "SCTP";
  /**
   * Application protocol hint for the Service, like `kubernetes.io/h2c`.
   */
  app_protocol?: string;
}
/**
 * Where Kubernetes finds a value: exactly one of the properties.
 */
export interface Reference {
  secret?: KeyReference;
  config_map?: KeyReference1;
  /**
   * A field of the pod (downward API), like `metadata.name`.
   */
  field?: string;
  /**
   * A resource request or limit of the container, like `limits.memory`.
   */
  resource?: string;
}
/**
 * A key of a Secret.
 */
export interface KeyReference {
  /**
   * Name of the object.
   */
  name: string;
  /**
   * Key in it.
   */
  key: string;
  /**
   * Whether the object or its key may be missing. Default: false.
   */
  optional?: boolean;
}
/**
 * A key of a ConfigMap.
 */
export interface KeyReference1 {
  /**
   * Name of the object.
   */
  name: string;
  /**
   * Key in it.
   */
  key: string;
  /**
   * Whether the object or its key may be missing. Default: false.
   */
  optional?: boolean;
}
export interface EnvironmentSource {
  /**
   * Name of a Secret.
   */
  secret?: string;
  /**
   * Name of a ConfigMap.
   */
  config_map?: string;
  /**
   * Put before each key. Default: nothing.
   */
  prefix?: string;
  /**
   * Whether the object may be missing. Default: false.
   */
  optional?: boolean;
}
export interface ConfigFiles {
  /**
   * Labels of the files; a file's base name is its key. A dict of keys to labels names them otherwise.
   *
   * @minItems 1
   */
  files: [ConfigFile, ...ConfigFile[]];
  /**
   * Whether the files are Helm templates. Default: false; then `{{` in them means nothing.
   */
  templated?: boolean;
  /**
   * Where the container sees the volume. Default: nowhere.
   */
  mount_path?: string;
  /**
   * File that is mounted at `mount_path` alone. Default: all of the volume.
   */
  sub_path?: string;
  /**
   * Further places by their path: the file that is mounted there alone.
   */
  mounts?: {
    [k: string]: ObjectKey;
  };
  /**
   * Permissions of the files, in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
}
export interface ConfigFile {
  /**
   * Label of the file.
   */
  file: string;
  /**
   * Name of the file where it is mounted. Default: its base name.
   */
  key?: string;
}
export interface Secret {
  /**
   * Name of a Secret that the chart neither makes nor changes; values can name another.
   */
  existing?: string;
  external?: ExternalSecret;
  /**
   * Keys of the Secret `<app>-<name>`, made of `secrets.<name>.values` below the app's values once one of them is given, or `secrets.<name>.create` is true; then each key is needed. Until then the Secret is expected to be there. It outlives upgrades without these values, and the release.
   *
   * @minItems 1
   */
  keys?: [ObjectKey, ...ObjectKey[]];
  /**
   * Whether all keys become environment variables. Default: false.
   */
  env?: boolean;
  /**
   * Where the container sees the volume. Default: nowhere.
   */
  mount_path?: string;
  /**
   * File that is mounted at `mount_path` alone. Default: all of the volume.
   */
  sub_path?: string;
  /**
   * Further places by their path: the file that is mounted there alone.
   */
  mounts?: {
    [k: string]: ObjectKey;
  };
  /**
   * Permissions of the files, in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
  /**
   * App of the chart, as `:name`, a label or an app name: nothing of this is there while that app is disabled. Default: always.
   */
  when?: string;
}
/**
 * What the External Secrets operator makes the Secret `<app>-<name>` of.
 */
export interface ExternalSecret {
  /**
   * Name of the SecretStore or ClusterSecretStore.
   */
  store: string;
  /**
   * Kind of the store. Default: `SecretStore`.
   */
  store_kind?: "SecretStore" | "ClusterSecretStore";
  /**
   * How often the Secret follows the store, like `1h`; `0` is once. Default: `1h`.
   */
  refresh?: string;
  /**
   * Keys of the Secret: where each comes from.
   */
  data?: {
    [k: string]: RemoteKey;
  };
  /**
   * Remote keys all of whose properties become keys of the Secret, in this order.
   *
   * @minItems 1
   */
  extract?: [string, ...string[]];
}
export interface RemoteKey {
  /**
   * Key in the store.
   */
  key: string;
  /**
   * Property of the remote value. Default: all of it.
   */
  property?: string;
  /**
   * Version of the remote value. Default: the latest.
   */
  version?: string;
}
export interface Volume {
  claim?: Claim;
  /**
   * Name of a claim that the chart neither makes nor changes; values can name another.
   */
  existing_claim?: string;
  empty_dir?: EmptyDir;
  /**
   * Name of a ConfigMap that the chart neither makes nor changes.
   */
  config_map?: string;
  /**
   * Name of a Secret that the chart neither makes nor changes.
   */
  secret?: string;
  host_path?: HostPath;
  csi?: Csi;
  /**
   * Several sources in one directory.
   *
   * @minItems 1
   */
  projected?: [Projection, ...Projection[]];
  /**
   * Of a `config_map` or `secret`: the keys that become files, by key: the file's path in the volume. Default: each key, under its name.
   */
  items?: {
    [k: string]: SubPath;
  };
  /**
   * Permissions of the files of a `config_map`, `secret` or `projected`, in octal, like `0400`. Kubernetes' default: `0644`.
   */
  mode?: string;
  /**
   * Whether the `config_map` or `secret` may be missing. Default: false.
   */
  optional?: boolean;
  /**
   * Where the container sees the volume. Default: nowhere.
   */
  mount_path?: string;
  /**
   * Path that is mounted at `mount_path` alone. Default: all of the volume.
   */
  sub_path?: string;
  /**
   * Further places by their path: the path that is mounted there alone.
   */
  mounts?: {
    [k: string]: SubPath;
  };
  /**
   * Whether the container can only read it. Default: false.
   */
  read_only?: boolean;
  /**
   * App of the chart, as `:name`, a label or an app name: nothing of this is there while that app is disabled. Default: always.
   */
  when?: string;
}
/**
 * A persistent claim of the app's own, `<app>-<name>`; a stateful-service gets one for each pod.
 */
export interface Claim {
  /**
   * Size of the volume; values can change it.
   */
  size: string | number;
  /**
   * StorageClass; `-` for none, where volumes are made by hand. Default: the cluster's default class; values can change it.
   */
  storage_class?: string;
  /**
   * Access modes. Default: `ReadWriteOnce`.
   *
   * @minItems 1
   */
  access_modes?: [
    "ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod",
    ...("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod")[]
  ];
  /**
   * Whether the claim outlives the release; those of a stateful-service always do. Default: false.
   */
  keep?: boolean;
  annotations?: Annotations;
}
/**
 * Annotations of the claim.
 */
export interface Annotations {
  [k: string]: string;
}
/**
 * An empty directory that lives as long as the pod.
 */
export interface EmptyDir {
  /**
   * `Memory` for a file system in memory. Default: the node's disk.
   */
  medium?: "Memory";
  /**
   * Most that it may hold. Default: no limit.
   */
  size_limit?: string | number;
}
/**
 * A path of the node; for `security = "privileged"` alone.
 */
export interface HostPath {
  /**
   * Path on the node.
   */
  path: string;
  /**
   * What must be there, or is made. Kubernetes' default: anything.
   */
  type?: "DirectoryOrCreate" | "Directory" | "FileOrCreate" | "File" | "Socket" | "CharDevice" | "BlockDevice";
}
/**
 * An inline volume of a CSI driver.
 */
export interface Csi {
  /**
   * Name of the driver.
   */
  driver: string;
  /**
   * What the driver is told.
   */
  attributes?: {
    [k: string]: string;
  };
  /**
   * File system. Default: the driver's.
   */
  fs_type?: string;
  /**
   * Whether the volume is read-only. Default: false.
   */
  read_only?: boolean;
  /**
   * Name of the Secret that the driver needs.
   */
  secret?: string;
}
export interface Projection {
  /**
   * Name of a ConfigMap.
   */
  config_map?: string;
  /**
   * Name of a Secret.
   */
  secret?: string;
  service_account_token?: ServiceAccountToken;
  /**
   * Fields of the pod by the path of their file, like `{"labels": "metadata.labels"}`.
   */
  downward_api?: {
    [k: string]: string;
  };
  /**
   * Of a `config_map` or `secret`: the keys that become files, by key: the file's path in the volume. Default: each key, under its name.
   */
  items?: {
    [k: string]: SubPath;
  };
  /**
   * Whether the `config_map` or `secret` may be missing. Default: false.
   */
  optional?: boolean;
}
/**
 * A token of the pod's service account.
 */
export interface ServiceAccountToken {
  /**
   * Path of the token's file.
   */
  path: string;
  /**
   * Who the token is for. Default: the Kubernetes API.
   */
  audience?: string;
  /**
   * Seconds that the token is valid. Kubernetes' default: 3600.
   */
  expiration_seconds?: number;
}
/**
 * Liveness, readiness and startup probes. Fields at the top are the probes' common ones; `liveness`, `readiness` and `startup` override them, or switch a probe off with False. Default: a TCP readiness probe for APIs, none for others.
 */
export interface HealthCheck {
  /**
   * False switches all probes off. Default: true.
   */
  enabled?: boolean;
  /**
   * Restarts the container when it fails. Default: on.
   */
  liveness?: boolean | Probe;
  /**
   * Takes the pod out of its Service while it fails. Default: on.
   */
  readiness?: boolean | Probe;
  /**
   * Holds the other probes back until it succeeds. Default: off.
   */
  startup?: boolean | Probe;
  /**
   * How to probe. Default: `http` with a path, `exec` with a command, else `tcp`.
   */
  type?: "http" | "tcp" | "grpc" | "exec";
  /**
   * Path of an HTTP probe.
   */
  path?: string;
  /**
   * Scheme of an HTTP probe. Default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Name or number of the port to probe. Default: the app's first port.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe fails. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Successes in a row that count as success; 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Failures in a row that count as failure. Kubernetes' default: 3.
   */
  failure_threshold?: number;
}
export interface Probe {
  /**
   * How to probe. Default: `http` with a path, `exec` with a command, else `tcp`.
   */
  type?: "http" | "tcp" | "grpc" | "exec";
  /**
   * Path of an HTTP probe.
   */
  path?: string;
  /**
   * Scheme of an HTTP probe. Default: `HTTP`.
   */
  scheme?: "HTTP" | "HTTPS";
  /**
   * Name or number of the port to probe. Default: the app's first port.
   */
  port?: Port | PortName;
  /**
   * Service name of a gRPC probe.
   */
  service?: string;
  command?: Command;
  /**
   * Seconds to wait before the first probe. Kubernetes' default: 0.
   */
  initial_delay_seconds?: number;
  /**
   * Seconds between probes. Kubernetes' default: 10.
   */
  period_seconds?: number;
  /**
   * Seconds after which a probe fails. Kubernetes' default: 1.
   */
  timeout_seconds?: number;
  /**
   * Successes in a row that count as success; 1 for liveness and startup. Kubernetes' default: 1.
   */
  success_threshold?: number;
  /**
   * Failures in a row that count as failure. Kubernetes' default: 3.
   */
  failure_threshold?: number;
}
/**
 * What the scheduler reserves.
 */
export interface Quantities {
  [k: string]: Quantity;
}
/**
 * What the container may use at most.
 */
export interface Quantities1 {
  [k: string]: Quantity;
}
/**
 * How an external-api is reached from outside. Default: path `/` on every host.
 */
export interface Ingress {
  /**
   * False leaves the app out of the Ingress. Default: true.
   */
  enabled?: boolean;
  /**
   * Host name; with `hosts` both count.
   */
  host?: string;
  /**
   * Host names. Default: every host.
   */
  hosts?: Host[];
  /**
   * Paths that lead to the app. Default: `/`.
   *
   * @minItems 1
   */
  paths?: [IngressPath, ...IngressPath[]];
  /**
   * How paths match. Default: `Prefix`.
   */
  path_type?: "Prefix" | "Exact" | "ImplementationSpecific";
  /**
   * Name of the app's port to route to. Default: its first port.
   */
  port?: string;
  /**
   * IngressClass. Default: the cluster's default class.
   */
  class?: string;
  /**
   * Serve TLS: the name of a TLS Secret, or True for the Secret `<app>-tls`.
   */
  tls?: boolean | ObjectName;
  annotations?: Annotations1;
}
/**
 * Annotations of the Ingress.
 */
export interface Annotations1 {
  [k: string]: string;
}
