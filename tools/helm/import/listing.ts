/** What an import holds, and what it leaves to people, as Markdown and in a few lines. */
import { compareText, plural } from "../base/text.ts";
import { APP_SCHEMA } from "../model/schemas.ts";
import type { Imported } from "./importing.ts";
import type { Manifest } from "./manifests.ts";
import type { Attributes, Json, JsonObject, KubernetesObject } from "./types.ts";

/** How much of an import is said by attributes: the less is left to the rest, the better. */
export interface Figures {
  readonly apps: number;
  readonly attributes: number;
  /** Fields in patches. */
  readonly patches: number;
  readonly manifests: number;
  /** Differences that are left, in all environments. */
  readonly lost: number;
}

export function figuresOf({ draft, manifests, judgements }: Imported): Figures {
  return {
    apps: draft.apps.length,
    attributes: draft.apps.reduce((sum, app) => sum + attributesIn(app).length, 0),
    patches: [draft.chart, ...draft.apps].reduce((sum, { patches }) => sum + leaves(patches), 0),
    manifests: manifests.length,
    lost: judgements.reduce((sum, { lost }) => sum + lost.length, 0),
  };
}

function attributesIn(app: Attributes): readonly string[] {
  const hidden = new Set([...APP_SCHEMA.required.filter((name) => name !== "image"), "patches"]);
  return Object.keys(app).filter((name) => !hidden.has(name));
}

function leaves(value: Json | undefined): number {
  if (value === undefined) return 0;
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + leaves(inner as Json), 0);
}

/** `IMPORT.md`. */
export function importMarkdown(imported: Imported, source: string): string {
  const sections = [
    appsSection(imported),
    listSection(
      "Secrets",
      SECRETS,
      imported.remarks.map(({ place, what }) => `\`${place}\`: ${what}.`),
    ),
    listSection("Patches", PATCHES, patchLines(imported)),
    listSection("Manifests", MANIFESTS, imported.manifests.map(manifestLine)),
    listSection("Not carried over", LOST, lostLines(imported)),
    listSection("Different, but harmless", HARMLESS, harmlessLines(imported)),
    listSection(
      "Checks",
      CHECKS,
      Object.keys((imported.draft.chart["checks"] ?? {}) as JsonObject).map((code) => `\`${code}\``),
    ),
    listSection("Rights", RIGHTS, rightsLines(imported)),
  ];
  return `${[`# Import of ${source}`, INTRODUCTION, ...sections.flat()].join("\n\n")}\n`;
}

const INTRODUCTION =
  "Delete this file once everything in it is settled. What is said below holds for the moment of the import.";
const SECRETS = "No value of a Secret was copied. Name your own store, and fill it, before you install the chart.";
const PATCHES = "What no attribute says. `None` removes what the rules would add.";
const MANIFESTS = "Objects that no attribute describes. They are shipped as they are.";
const LOST = "The chart renders something else here.";
const HARMLESS = "`accepted.yaml` has these differences for `compare` and for a `helm_chart_migration_test`.";
const CHECKS =
  "These checks find problems that were there before, and are warnings for now. `.validate` of the chart prints them.";
const RIGHTS = "These apps run with more rights than `restricted`, as they did before.";

function listSection(title: string, introduction: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, introduction, lines.map((line) => `- ${line}`).join("\n")];
}

function appsSection({ draft, plan }: Imported): readonly string[] {
  if (draft.apps.length === 0) return [];
  const kinds = new Map(
    plan.units.map(({ name, versions }) => [
      name,
      [...new Set([...versions.values()].map(({ kind, objectName }) => `${kind}/${objectName}`))],
    ]),
  );
  const rows = draft.apps.map((app) => {
    const name = String(app["app_name"]);
    return `| \`${name}\` | ${(kinds.get(name) ?? []).map((id) => `\`${id}\``).join(", ")} | ${attributesIn(app).length} | ${leaves(app["patches"])} |`;
  });
  return ["## Apps", ["| app | from | attributes | patched fields |", "| --- | --- | --- | --- |", ...rows].join("\n")];
}

function patchLines({ draft }: Imported): readonly string[] {
  return [draft.chart, ...draft.apps].flatMap((target) =>
    Object.entries((target["patches"] ?? {}) as JsonObject).map(([object, patch]) => {
      const owner = target["app_name"] === undefined ? "the chart" : `\`${String(target["app_name"])}\``;
      return `${owner}, \`${object}\`: ${pathsIn(patch)
        .map((path) => `\`${path}\``)
        .join(", ")}`;
    }),
  );
}

/** The fields that a patch changes; lists as a whole. */
function pathsIn(patch: Json, path = ""): readonly string[] {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return [path];
  return Object.entries(patch).flatMap(([field, value]) => pathsIn(value, path === "" ? field : `${path}.${field}`));
}

function manifestLine({ file, object }: Manifest): string {
  return `\`${file}\`: ${object.id}. ${reasonFor(object)}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ConfigMap: "It has not the name that `config` or `config_files` of an app would give it, or several apps share it.",
  CustomResourceDefinition: "It is among `crds`.",
  ExternalSecret: "It makes a Secret whose values are not in the chart.",
  Ingress: "It has neither the name of an app's objects nor that of the release, or leads to something else.",
  Job: "It is no hook: Kubernetes lets no one change it. An app of the type `job` runs with each deployment.",
  PersistentVolumeClaim: "It has not the name that `volumes` of an app would give it.",
  Pod: "No app is a single pod, unless it is a test.",
  Secret: "Whatever fills it in is not in the chart.",
  Service: "It selects pods of several apps or of none, or its app has another Service.",
  ServiceAccount: "Several apps use it, or none.",
};

/** The hash that Kustomize appends to the names of what it generates, in its own alphabet. */
const HASHED = /-[2456789bcdfghkmt]{10}$/;

const GENERATED =
  "Kustomize generates it with a hash in its name. Once the chart is installed, give its content to `config` or `config_files` of the app that reads it: then, too, pods restart when it changes.";

function reasonFor({ kind, name }: KubernetesObject): string {
  if (kind === "ConfigMap" && HASHED.test(name)) return GENERATED;
  return REASONS[kind] ?? "No attribute describes it.";
}

function lostLines({ judgements }: Imported): readonly string[] {
  return judgements.flatMap(({ environment, lost }) =>
    lost.map(({ place, what }) => `${environment === undefined ? "" : `${environment}: `}\`${place}\`: ${what}`),
  );
}

function harmlessLines({ judgements }: Imported): readonly string[] {
  const reasons = judgements.flatMap(({ harmless }) => Object.values(harmless));
  return [...Map.groupBy(reasons, (reason) => reason)]
    .sort(([one], [other]) => compareText(one, other))
    .map(([reason, all]) => `${reason} (${plural(all.length, "difference")})`);
}

function rightsLines({ draft }: Imported): readonly string[] {
  const more = draft.apps.filter(({ security }) => security !== undefined);
  return more.map((app) => `\`${String(app["app_name"])}\`: \`${String(app["security"])}\``);
}

/** The end of what the command prints. */
export function importSummary(imported: Imported): string {
  const { apps, attributes, patches, manifests, lost } = figuresOf(imported);
  return [
    plural(apps, "app"),
    plural(attributes, "attribute"),
    `${plural(patches, "field")} in patches`,
    plural(manifests, "manifest"),
    `${plural(lost, "difference")} left`,
  ].join(", ");
}
