/** ApplicationSets of Argo CD: a list of targets, and one template (Argo CD's documentation, "Generating Applications"). */
import { given, isObject, type Json, type JsonObject } from "../base/json.ts";
import { applicationParts, type Words, wordsOf } from "./application.ts";
import { ARGO_API } from "./argo.ts";
import { commonOf, restOf } from "./common.ts";
import { attributesIn } from "./overrides.ts";
import { objectName, withEnvironment } from "./targets.ts";
import type { GitopsFile, Source, Target } from "./types.ts";

type SetSource = Source<"argocd_application_set">;

/** Argo CD 3.5, `applicationset-controller --help`. */
const PROGRESSIVE_SYNCS = [
  "`strategy` needs progressive syncs, which are off by default: start Argo CD's ApplicationSet controller with",
  '`--enable-progressive-syncs`, or set `applicationsetcontroller.enable.progressive.syncs: "true"` in the ConfigMap',
  "`argocd-cmd-params-cm`. Without them, `strategy` has no effect. With them, it is `strategy` that starts syncs:",
  "of `automated`, only `prune` counts.",
];

export function applicationSetFiles(source: SetSource): readonly GitopsFile[] {
  const { declaration, chart, targets } = source;
  const name = objectName(declaration, chart, { name: "" });
  const templated = wordsFor(source);
  // User text in the template is no template.
  const escaped: SetSource = { ...source, declaration: asText(declaration) };
  const applications = targets.map((target) => applicationParts(escaped, target, templated));
  const common = commonOf(applications);
  const patches = targets.map((target) => {
    const literal = applicationParts(source, target, wordsOf(target, ""));
    return pick(literal, restOf(applicationParts(escaped, target, templated), common));
  });
  const hasPatches = patches.some((patch) => Object.keys(patch).length > 0);
  const elements = targets.map((target, index) => ({
    ...fieldsOf(source, target),
    ...(hasPatches ? { patch: patches[index] ?? {} } : {}),
  }));
  const { metadata, spec } = common as { metadata?: JsonObject; spec: JsonObject };
  const { rolling_sync, applications_sync, preserve_resources_on_deletion } = declaration;
  const object = {
    apiVersion: ARGO_API,
    kind: "ApplicationSet",
    metadata: { name, namespace: declaration.namespace },
    spec: given({
      goTemplate: true,
      goTemplateOptions: ["missingkey=error"],
      strategy: rolling_sync && { type: "RollingSync", rollingSync: { steps: rolling_sync.map(stepOf) } },
      syncPolicy: syncPolicyOf(applications_sync, preserve_resources_on_deletion),
      generators: [{ list: { elements } }],
      template: { metadata: { name: templated.name, ...metadata }, spec },
      templatePatch: hasPatches ? "{{ toJson .patch }}" : undefined,
    }),
  };
  return [{ path: `${name}.yaml`, objects: [object], notes: rolling_sync === undefined ? [] : PROGRESSIVE_SYNCS }];
}

function syncPolicyOf(applicationsSync: string | undefined, preserves: boolean | undefined): JsonObject | undefined {
  const policy = given({ applicationsSync, preserveResourcesOnDeletion: preserves || undefined });
  return Object.keys(policy).length === 0 ? undefined : policy;
}

function stepOf({ environments, max_update }: { environments: string[]; max_update?: number | string }): JsonObject {
  const matchExpressions = [{ key: "environment", operator: "In", values: environments }];
  return given({ matchExpressions, maxUpdate: max_update });
}

/** What varies between targets, as the template names it; what does not, as it is. */
function wordsFor(source: SetSource): Words {
  const { declaration, chart, targets } = source;
  const prefix = objectName(declaration, chart, { name: "" });
  const word = (field: keyof Fields, value: string | undefined) =>
    value !== undefined && varies(targets, field) ? `{{ .${field} }}` : value;
  const [first] = targets;
  const { environment, destination } = first ?? { environment: undefined, destination: { namespace: "", release: "" } };
  const name = hasOwnNames(targets) ? "{{ .name }}" : (word("environment", environment) ?? "");
  return {
    name: [prefix, name].filter(Boolean).join("-"),
    environment: word("environment", environment),
    namespace: word("namespace", destination.namespace) ?? "",
    release: word("release", destination.release) ?? "",
    // Argo CD takes no project from a patch.
    ...(hasOwnProjects(source) ? { project: "{{ .project }}" } : {}),
  };
}

/** Whether environments have projects that do not only differ in the environment's name. */
function hasOwnProjects({ declaration, targets }: SetSource): boolean {
  return new Set(targets.map(({ environment }) => attributesIn(declaration, environment).project)).size > 1;
}

interface Fields {
  readonly environment: string | undefined;
  readonly name: string;
  readonly namespace: string;
  readonly release: string;
}

function allFields({ environment, name, destination: { namespace, release } }: Target): Fields {
  return { environment, name, namespace, release };
}

/** An environment is always a field: people look for it. */
function varies(targets: readonly Target[], field: keyof Fields): boolean {
  return field === "environment" || new Set(targets.map((target) => allFields(target)[field])).size > 1;
}

function hasOwnNames(targets: readonly Target[]): boolean {
  return targets.some(({ name, environment }) => name !== (environment ?? ""));
}

/** The fields of a target that the template uses. */
function fieldsOf(source: SetSource, target: Target): JsonObject {
  const { declaration, targets } = source;
  const { environment, name, namespace, release } = allFields(target);
  return given({
    environment,
    name: hasOwnNames(targets) ? name : undefined,
    namespace: varies(targets, "namespace") ? namespace : undefined,
    release: varies(targets, "release") ? release : undefined,
    project: hasOwnProjects(source)
      ? withEnvironment(attributesIn(declaration, environment).project, environment)
      : undefined,
  });
}

/** The parts of an object that are in a mask. */
function pick(object: JsonObject, mask: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(mask).flatMap(([key, part]): [string, Json][] => {
      const value = object[key];
      if (value === undefined) return [];
      return [[key, isObject(value) && isObject(part) ? pick(value, part) : value]];
    }),
  );
}

/** Argo CD renders every text of the template; `{{` is then written as a text in a template. */
function asText<Value>(value: Value): Value {
  if (typeof value === "string") return value.replaceAll("{{", '{{ "{{" }}') as Value;
  if (Array.isArray(value)) return value.map(asText) as Value;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)])) as Value;
}
