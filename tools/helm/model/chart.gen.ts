/** Types of the schemas in model/chart/. Generated: change the schema, then run `npm run update`. */

export type Url = string;
/**
 * Secrets and ConfigMaps whose keys all become environment variables of all apps, before each app's own. Default: none.
 */
export type EnvFrom = EnvironmentSource[];
export type LabelValue = string;
/**
 * Ranges to exclude from `from_cidr`. Default: none.
 */
export type Except = string[];
/**
 * Host names, for apps without their own hosts.
 */
export type Hosts = string[];
export type Severity = "off" | "warning" | "error";

export interface Chart {
  /**
   * Version of this format. It changes when an old composer could misread a new file.
   */
  schema_version: 1;
  /**
   * Bazel label of the `helm_chart` target; problems are reported there.
   */
  label: string;
  /**
   * Name of the chart. Default: the target's name, with dashes for underscores.
   */
  chart_name: string;
  /**
   * Version of the chart, as text or as the label of a file that contains it.
   */
  chart_version?: string;
  /**
   * Version of the apps: the default image tag and `app.kubernetes.io/version`, as text or as the label of a file that contains it. Default: `chart_version`.
   */
  app_version?: string;
  /**
   * Label of the file that contains the chart's version instead.
   */
  chart_version_file?: string;
  /**
   * Label of the file that contains the version of the apps instead.
   */
  app_version_file?: string;
  /**
   * Versions of the package if the build is stamped (`--stamp`). A key of the workspace status in braces stands for its value, such as `{BUILD_EMBED_LABEL}`, which is the value of `--embed_label`. The chart directory keeps the versions above, so that it stays cached.
   */
  stamp?: {
    /**
     * Version of the chart.
     */
    chart_version?: string;
    /**
     * Version of the apps.
     */
    app_version?: string;
  };
  /**
   * One sentence about what the chart deploys. Default: the list of its apps.
   */
  description?: string;
  /**
   * URL of the project's home page. Default: none.
   */
  home?: string;
  /**
   * URL of the chart's icon. Default: none.
   */
  icon?: string;
  /**
   * Search keywords for the chart. Default: none.
   */
  keywords?: string[];
  /**
   * Kubernetes versions that the chart supports, as a SemVer range. Each version ends in `-0`: without it, the versions of managed clusters, like v1.33.1-eks-1, count as pre-releases and never match. Default: all.
   */
  kube_version?: string;
  /**
   * Who maintains the chart. Default: no one is named.
   */
  maintainers?: Maintainer[];
  /**
   * URLs of the source code. Default: none.
   */
  sources?: Url[];
  /**
   * Labels of your own YAML files, shipped as they are; Helm ignores `{{` in them.
   */
  manifests?: string[];
  /**
   * Labels of your own YAML files that are Helm templates.
   */
  templated_manifests?: string[];
  /**
   * Labels of YAML files with CustomResourceDefinitions, shipped as they are in `crds/`: Helm installs them before everything else, and never changes or deletes them. Default: none.
   */
  crds?: string[];
  /**
   * Charts that this chart contains and that are installed with it. Each one is given by its label; docs/dependencies.md shows how to import one from a registry. Default: none.
   */
  dependencies?: Dependency[];
  env?: Env;
  env_from?: EnvFrom;
  /**
   * Whether all apps get APP_NAME, APP_TYPE, APP_VERSION, APP_ENV, POD_NAME, POD_NAMESPACE and NODE_NAME; a variable of the same name that the chart or an app declares wins.
   */
  standard_env?: boolean;
  /**
   * Labels for all objects; an object's own label of the same name wins, and pods and selectors do not get them. Default: none.
   */
  labels?: {
    [k: string]: LabelValue;
  };
  /**
   * Annotations for all objects except pods; an object's own annotation of the same name wins. Default: none.
   */
  annotations?: {
    [k: string]: string;
  };
  /**
   * Who scrapes metrics: the only ones whom NetworkPolicies let in to the ports in `metrics` of the apps, besides those whom an app itself lets in. An empty list stands for no one. Default: everyone.
   */
  scrapers?: Scraper[];
  /**
   * Defaults for the `ingress` of all external-apis; an app's own settings win.
   */
  ingress?: {
    /**
     * Host name, for apps without their own hosts.
     */
    host?: string;
    hosts?: Hosts;
    /**
     * How paths are matched.
     */
    path_type?: "Prefix" | "Exact" | "ImplementationSpecific";
    /**
     * IngressClass. Default: the cluster's default class.
     */
    class?: string;
    /**
     * Serves TLS: the name of a TLS Secret, True for the Secret `<chart>-tls`, or with an Ingress for each app `<app>-tls`, or a dict of hosts to the names of their TLS Secrets.
     */
    tls?: boolean | string | TlsSecrets;
    annotations?: Annotations;
  };
  /**
   * Namespace that the chart is meant for: used by the run targets and in the notes, never written into objects.
   */
  namespace?: string;
  /**
   * All labels that the namespace has in the cluster, for policies that choose namespaces by them; nothing sets them. Default: not known.
   */
  namespace_labels?: {
    [k: string]: string;
  };
  /**
   * Whether the install commands in the chart's README create the namespace (`--create-namespace`). The chart itself never contains a Namespace: Helm would look for its release in it before it exists, and would delete it with everything that others put into it.
   */
  create_namespace?: boolean;
  /**
   * Environment that the chart's own values are for.
   */
  environment?: string;
  /**
   * Environments by name, each with its changes to the chart's values: a dict, or the label of a YAML file. Each is written to `values-<environment>.yaml` and checked. Default: none.
   */
  environments?: {
    [k: string]: {};
  };
  /**
   * Labels of the environments that are YAML files, by name.
   */
  environment_files?: {
    [k: string]: string;
  };
  /**
   * Where each environment goes: its namespace, its cluster and the name of its release, or a list of them, which the run targets go through in this order and stop at the first failure. Each of these environments has run targets of its own, `<name>.<environment>.<verb>`. The GitOps rules use it as well. Default: the release is named after the chart, in `namespace` of the current context.
   */
  deploy?: {
    [k: string]: Destination | Destination[];
  };
  /**
   * Where `<name>.push` puts the packaged chart: a repository of an OCI registry, like `oci://registry.example.com/charts`. Nothing in the chart depends on it. Default: `--repository` of the run target says so.
   */
  repository?: string;
  /**
   * Overlay merged into the chart's values by key: a dict, or the label of a YAML file. None removes a key, but not a default of a chart in `dependencies`, which only values at deploy time, such as those of `environments`, can remove.
   */
  values?: {};
  /**
   * Label of a YAML file that contains the overlay instead.
   */
  values_file?: string;
  /**
   * `single`: one Ingress with the paths of all external-apis, except for those whose class or annotations differ from the chart's `ingress`, which have one of their own; `per-app`: one Ingress for each.
   */
  ingress_mode?: "single" | "per-app";
  /**
   * `release`: objects are named `<release>-<app>`, so that a chart can be installed twice; `app`: plain `<app>`.
   */
  naming?: "release" | "app";
  /**
   * `argocd`: jobs are Argo CD hooks, in sync waves by weight, in addition to Helm hooks. All other apps are in sync waves, too: each after those that it calls or requires; apps that need each other share one, and an app's own annotation `argocd.argoproj.io/sync-wave` wins. Argo CD does not distinguish an upgrade from an installation, so jobs of the phases `before_upgrade` and `after_upgrade` also run on the first sync. Default: only Helm hooks.
   */
  gitops?: "argocd";
  /**
   * Severity of checks and policies for this chart, by code, like `floating-image` or `policy:<name>`: `off`, `warning` or `error`, or a dict of `severity` and `reason`. A severity below the check's default needs a reason. Default: each check's own.
   */
  checks?: {
    [k: string]:
      | Severity
      | {
          /**
           * `off`, `warning` or `error`.
           */
          severity: "off" | "warning" | "error";
          /**
           * Why, for readers of the report.
           */
          reason?: string;
        };
  };
  /**
   * Kubernetes versions to check the chart against, like `1.33`. Those with schemas are 1.30, 1.32, 1.33, 1.34 and 1.36. Default: the newest of them that `kube_version` allows, or else the next older one.
   *
   * @minItems 1
   */
  kube_versions?: [string, ...string[]];
  /**
   * Major versions of Helm to check the chart with: `3`, `4` or both, which must then render the same objects. Default: the toolchain's version.
   *
   * @minItems 1
   */
  helm_versions?: ["3" | "4", ...("3" | "4")[]];
  /**
   * Labels of YAML files with ValidatingAdmissionPolicies, their bindings and their parameters, as the cluster has them. The build evaluates them for every object. They come on top of those that the flag `--@rules_appchart//:policies` sets for all charts. Default: none.
   */
  policies?: string[];
  /**
   * Labels of YAML files with CustomResourceDefinitions of others, to check the chart's objects against; they are not part of the chart.
   */
  crd_schemas?: string[];
  /**
   * The chart's previous version: the label of a packaged chart (`.tgz`), of another `helm_chart`, of a directory or of a chart's files, or a list of files. `.report` shows what an upgrade from it does, and `helm_chart_upgrade_test` tests that. Default: none.
   */
  previous?: string[];
  patches?: Patches;
}
export interface Maintainer {
  /**
   * Name of a person or team.
   */
  name: string;
  /**
   * Email address.
   */
  email?: string;
  /**
   * URL of a web page.
   */
  url?: string;
}
export interface Dependency {
  /**
   * The chart: the label of a `helm_chart`, of a packaged chart (`.tgz`), of the files of a chart directory, or of an imported chart, like `@redis`.
   */
  chart: string[];
  /**
   * Name that the chart must have. Default: the name in its Chart.yaml.
   */
  name?: string;
  /**
   * Version that the chart must have. Default: the version in its Chart.yaml.
   */
  version?: string;
  /**
   * Where the chart comes from, for `helm dependency update` outside a build. Default: not recorded.
   */
  repository?: string;
  /**
   * Key of the chart's values, instead of its name.
   */
  alias?: string;
  /**
   * Path of the value that turns the chart on and off, like `redis.enabled`. Default: it is always on.
   */
  condition?: string;
  /**
   * Values of the chart that become values of this one, where templated manifests, apps and other charts find them: the name of a map below `exports` in its values, or the path of a map. Default: none.
   */
  import_values?: (
    | string
    | {
        /**
         * Path of a map in the values of the other chart.
         */
        child: string;
        /**
         * Path of the map in this chart's values that its keys are added to.
         */
        parent: string;
      }
  )[];
  /**
   * Groups of charts that `tags` in values turn off together. Default: none.
   */
  tags?: string[];
}
/**
 * Environment variables for all apps, in the form of an app's `env`; an app's own variable of the same name wins. Default: none.
 */
export interface Env {
  [k: string]: string | Reference;
}
/**
 * Where Kubernetes finds a value: exactly one of the keys.
 */
export interface Reference {
  app?: AppText;
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
 * Text with the host and port of another app's Service.
 */
export interface AppText {
  /**
   * Label or name of the app.
   */
  name: string;
  /**
   * The text, in which `{host}` and `{port}` stand for the name and port of the app's Service.
   */
  value: string;
  /**
   * Name of the Service's port. Default: `http`, or the only port.
   */
  port?: string;
  /**
   * The text while the app is off. Default: the app with the variable `requires` the other one.
   */
  fallback?: string;
  /**
   * Whether the variable is not set while the app is off or not in the chart, unless there is a fallback.
   */
  optional?: boolean;
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
   * Key in the object.
   */
  key: string;
  /**
   * Whether the object or its key may be missing.
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
   * Key in the object.
   */
  key: string;
  /**
   * Whether the object or its key may be missing.
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
   * Prefix for the name of each variable. Default: none.
   */
  prefix?: string;
  /**
   * Whether the object may be missing.
   */
  optional?: boolean;
}
/**
 * Pods and addresses from which metrics are scraped.
 */
export interface Scraper {
  /**
   * Name of the pods' namespace. Default: the release's.
   */
  from_namespace?: string;
  from_labels?: FromLabels;
  /**
   * An address range.
   */
  from_cidr?: string;
  except?: Except;
}
/**
 * Labels of the pods. Default: all pods of the namespace.
 */
export interface FromLabels {
  [k: string]: string;
}
export interface TlsSecrets {
  [k: string]: string;
}
/**
 * Annotations of the Ingress; those of an app win.
 */
export interface Annotations {
  [k: string]: string;
}
/**
 * Where a release goes.
 */
export interface Destination {
  /**
   * Namespace of the release. Default: the chart's `namespace`.
   */
  namespace?: string;
  /**
   * All labels that the namespace has in the cluster. Default: the chart's `namespace_labels`.
   */
  namespace_labels?: {
    [k: string]: string;
  };
  /**
   * Context of the kubeconfig, which names the cluster. Default: the current context.
   */
  kube_context?: string;
  /**
   * Name of the release. Default: the chart's name.
   */
  release?: string;
}
/**
 * Changes merged at the end into the objects that apps share, in the form of an app's `patches`: the `Ingress` of all external-apis, and the ConfigMaps of shared `config_files`.
 */
export interface Patches {
  [k: string]: {};
}
