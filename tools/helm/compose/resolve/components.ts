/** The Kubernetes objects that apps and charts may get: one template for each, and which of them have it. */

import { anyOf } from "../../base/literal.ts";
import { APP_TYPES, componentOf } from "../../facts/app_types.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartObject, ChartView, ObjectData } from "../../model/chart_view.ts";
import type { ObjectView } from "../../model/views.ts";
import { joinedClaim } from "./claims.ts";
import { sharedObjectName } from "./objects.ts";
import { waveAnnotation } from "./waves.ts";

interface Component {
  /** The object's key in `patches`: its kind if that is unique, followed by its name if there are several. */
  readonly kind: string;
  /** Suffix of the file's name in the chart, after the app's name: the object's kind in lower case. */
  readonly file: string;
  /** Template below `templates/`. */
  readonly template: string;
  /** Folder below `templates/`, with a trailing slash. Default: none. */
  readonly folder?: string;
  readonly applies: (app: AppView) => boolean;
  /** The objects of the kind, if an app may have several. Default: one, named after the app. */
  readonly objects?: (app: AppView) => readonly ObjectView[];
}

type Chart = Pick<ChartView, "apps" | "name">;

/** Every object of a chart. */
export function chartObjects(chart: Chart): readonly ChartObject[] {
  return [...chart.apps.flatMap(appObjects), ...sharedObjects(chart)];
}

function appObjects(app: AppView): readonly ChartObject[] {
  const data = { app, apps: [app], component: componentOf(app.workload) };
  return COMPONENTS.filter(({ applies }) => applies(app)).flatMap(({ kind, file, template, folder = "", objects }) => {
    if (objects === undefined) return { owner: app, key: kind, path: `${folder}${app.name}-${file}`, template, data };
    return objects(app).map((object) => ({
      owner: app,
      key: `${kind}/${object.name}`,
      path: `${folder}${app.name}-${object.name}-${file}`,
      template,
      data: { ...data, object },
    }));
  });
}

/** The objects of the chart itself, with its labels. */
function sharedObjects(chart: Chart): readonly ChartObject[] {
  const app = {
    key: chart.name,
    name: chart.name,
    nameLimit: 63,
    required: [],
    version: "dict",
    labels: {},
    annotations: {},
    waveAnnotations: {},
  };
  return [...sharedIngress(chart, app), ...sharedConfigFiles(chart, app), ...sharedClaims(chart, app)];
}

/** The one Ingress of all apps that agree about it, named after the release. */
function sharedIngress(chart: Chart, app: ObjectData["app"]): readonly ChartObject[] {
  const apps = chart.apps.filter(({ hasIngress, hasOwnIngress }) => hasIngress && !hasOwnIngress);
  if (apps.length === 0) return [];
  // Quoted, because the name of a release may look like a number.
  const name = `include "${chart.name}.fullname" (list $ $.Release.Name 63) | quote`;
  // Controllers look for every backend, and the sync waits for the controller.
  const data = { app: inWave(app, Math.max(...wavesOf(apps))), apps, component: "ingress", name };
  return [{ owner: undefined, key: "Ingress", path: "ingress", template: "ingress.yaml.ejs", data }];
}

/** The ConfigMaps of shared files, which are there while one of their apps is. */
function sharedConfigFiles(chart: Chart, app: ObjectData["app"]): readonly ChartObject[] {
  const declared = chart.apps.flatMap(({ configFiles }) => configFiles.filter(({ isShared }) => isShared));
  const groups = new Map(declared.map((group) => [group.name, group]));
  return [...groups].map(([name, group]) => {
    const apps = chart.apps.filter(({ configFiles }) =>
      configFiles.some((each) => each.isShared && each.name === name),
    );
    const object = { ...group, condition: anyOf(...apps.map(({ deployed }) => deployed)) };
    return {
      owner: undefined,
      key: `ConfigMap/${name}`,
      path: `${name}-configmap`,
      template: "configmap-files.yaml.ejs",
      data: { app, apps, component: "configmap", name: sharedObjectName(chart.name, name), object },
    };
  });
}

/** The claims that apps share, which are there while one of their apps is. */
function sharedClaims(chart: Chart, app: ObjectData["app"]): readonly ChartObject[] {
  const declared = chart.apps.flatMap((owner) => owner.sharedClaims.map((claim) => ({ owner, claim })));
  const groups = Map.groupBy(declared, ({ claim }) => claim.name);
  return [...groups].flatMap(([name, parts]) => {
    const object = joinedClaim(parts.map(({ claim }) => claim));
    const apps = parts.map(({ owner }) => owner);
    // Bound at the latest when the first pod mounts it.
    const first = inWave(app, Math.min(...wavesOf(apps)));
    const data = { app: first, apps, component: "persistentvolumeclaim", name: sharedObjectName(chart.name, name) };
    return (object === undefined ? [] : [object]).map((claim) => ({
      owner: undefined,
      key: `PersistentVolumeClaim/${name}`,
      path: `${name}-persistentvolumeclaim`,
      template: "persistentvolumeclaim.yaml.ejs",
      data: { ...data, object: claim },
    }));
  });
}

/** The shared object in a wave. Hooks have none: for them, it must be there first. */
function inWave(app: ObjectData["app"], wave: number): ObjectData["app"] {
  return { ...app, annotations: waveAnnotation(wave), waveAnnotations: waveAnnotation(wave) };
}

function wavesOf(apps: readonly AppView[]): readonly number[] {
  return apps.map(({ wave = 0 }) => wave);
}

const WORKLOADS = [...new Set(Object.values(APP_TYPES).map((traits) => traits.workload))];

const COMPONENTS: readonly Component[] = [
  ...WORKLOADS.map(workload),
  several("ConfigMap", "configmap", ({ configs }) => configs),
  several("ConfigMap", "configmap-files", ({ configFiles }) => configFiles.filter(({ isShared }) => !isShared)),
  several("Secret", "secret", ({ secrets }) => secrets),
  several("ExternalSecret", "externalsecret", ({ externalSecrets }) => externalSecrets),
  several("PersistentVolumeClaim", "persistentvolumeclaim", (app) => (app.isStateful ? [] : app.claims)),
  { ...workload("Pod"), folder: "tests/" },
  objectOf("ServiceAccount", ({ hasServiceAccount }) => hasServiceAccount),
  ...["Role", "RoleBinding"].map((kind) => objectOf(kind, ({ rules }) => rules.namespace.length > 0)),
  ...["ClusterRole", "ClusterRoleBinding"].map((kind) => objectOf(kind, ({ rules }) => rules.cluster.length > 0)),
  objectOf("Service", ({ hasService }) => hasService),
  {
    kind: "HeadlessService",
    file: "service-headless",
    template: "service-headless.yaml.ejs",
    applies: ({ isStateful }) => isStateful,
  },
  objectOf("PodDisruptionBudget", ({ hasDisruptionBudget }) => hasDisruptionBudget),
  objectOf("Ingress", ({ hasIngress, hasOwnIngress }) => hasIngress && hasOwnIngress),
  objectOf("HTTPRoute", ({ route }) => route !== undefined),
  objectOf("NetworkPolicy", ({ networkPolicy }) => networkPolicy !== undefined),
  objectOf("HorizontalPodAutoscaler", ({ scaler }) => scaler === "HorizontalPodAutoscaler"),
  objectOf("ScaledObject", ({ scaler }) => scaler === "ScaledObject"),
  objectOf("ServiceMonitor", ({ metrics }) => metrics?.kind === "service_monitor"),
  objectOf("PodMonitor", ({ metrics }) => metrics?.kind === "pod_monitor"),
  objectOf("PrometheusRule", ({ alerts }) => alerts.length > 0),
  {
    kind: "ConfigMap/dashboards",
    file: "dashboards",
    template: "dashboards.yaml.ejs",
    applies: ({ dashboards }) => dashboards.length > 0,
  },
];

function workload(kind: AppView["workload"]): Component {
  return objectOf(kind, (app) => app.workload === kind);
}

function objectOf(kind: string, applies: Component["applies"]): Component {
  const file = kind.toLowerCase();
  return { kind, file, template: `${file}.yaml.ejs`, applies };
}

function several(kind: string, template: string, objects: NonNullable<Component["objects"]>): Component {
  return { ...objectOf(kind, () => true), template: `${template}.yaml.ejs`, objects };
}
