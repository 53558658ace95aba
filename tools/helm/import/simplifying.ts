/** Leaves out attributes that say what the rules do anyway: not the chart's files, but what they render is the same. */
import { isObject } from "../base/json.ts";
import type { RenderedObject } from "../checks/types.ts";
import { APP_SCHEMA } from "../model/schemas.ts";
import type { ChartFiles } from "../model/types.ts";
import { composeDraft, viewOf } from "./drafts.ts";
import type { Attributes, Draft, JsonObject } from "./types.ts";

/** Attributes that are read even if they say nothing new, since an environment may say something else. */
const CANDIDATES = [
  "disruption_budget",
  "health_check",
  "image_pull_policy",
  "service",
  "service_account",
  "topology_spread",
] as const;

export interface Rendering {
  readonly environments: readonly (string | undefined)[];
  readonly render: (files: ChartFiles, environment: string | undefined) => Promise<readonly RenderedObject[]>;
}

/** All at once; of the apps that then render something else, one attribute at a time. */
export async function simplified(draft: Draft, rendering: Rendering): Promise<Draft> {
  const { draft: most, kept } = await without(CANDIDATES, draft, new Set(), rendering);
  if (kept.size === 0) return most;
  const others = new Set(draft.apps.map(({ label }) => String(label)).filter((label) => !kept.has(label)));
  let current = most;
  for (const attribute of CANDIDATES) current = (await without([attribute], current, others, rendering)).draft;
  return current;
}

interface Attempt {
  readonly draft: Draft;
  /** The labels of the apps that need the attributes. */
  readonly kept: ReadonlySet<string>;
}

/** Without some attributes of those apps that do not need them. `others`: the labels of apps that stay as they are. */
async function without(
  attributes: readonly string[],
  draft: Draft,
  others: ReadonlySet<string>,
  rendering: Rendering,
): Promise<Attempt> {
  const shorten = (app: Attributes) => {
    const free = attributes.filter((attribute) => attribute in app && !isOverlaid(attribute, app, draft.chart));
    return Object.fromEntries(Object.entries(app).filter(([attribute]) => !free.includes(attribute)));
  };
  const settled = (kept: ReadonlySet<string>): Draft => ({
    ...draft,
    apps: draft.apps.map((app) => (kept.has(String(app["label"])) ? app : shorten(app))),
  });
  const kept = new Set([...others, ...(await changed(draft, settled(others), rendering))]);
  const result = settled(kept);
  if (kept.size === others.size) return { draft: result, kept };
  const isSame = (await changed(draft, result, rendering)).length === 0;
  return isSame ? { draft: result, kept } : { draft, kept: new Set(draft.apps.map(({ label }) => String(label))) };
}

/** Whether the values of the chart or of an environment change what an attribute says. */
function isOverlaid(attribute: string, app: Attributes, { values, environments }: Attributes): boolean {
  const key = (APP_SCHEMA.properties[attribute]?.values ?? attribute).split(".");
  const overlays = [values, ...Object.values((environments ?? {}) as JsonObject)].filter(isObject);
  return overlays.some((overlay) => {
    const path = ["apps", String(app["app_name"]), ...key];
    return path.reduce<unknown>((inner, step) => (isObject(inner) ? inner[step] : undefined), overlay) !== undefined;
  });
}

/** The labels of the targets whose objects another draft renders differently, or refuses. */
async function changed(draft: Draft, other: Draft, { environments, render }: Rendering): Promise<readonly string[]> {
  const { value: before = new Map() } = composeDraft(draft);
  const { value: after, problems = [] } = composeDraft(other);
  if (after === undefined) return problems.map(({ label }) => label);
  const owners = new Map(viewOf(draft)?.objects.map(({ path, owner }) => [`templates/${path}.yaml`, owner?.label]));
  const pairs = await Promise.all(
    environments.map((environment) => Promise.all([render(before, environment), render(after, environment)])),
  );
  const labels = pairs.flatMap(([one, another]) => {
    const [old, now] = [textsOf(one), textsOf(another)];
    const paths = [...new Set([...old.keys(), ...now.keys()])];
    return paths.filter((path) => old.get(path) !== now.get(path)).map((path) => owners.get(path));
  });
  return labels.map((label) => label ?? String(draft.chart["label"]));
}

function textsOf(objects: readonly RenderedObject[]): ReadonlyMap<string, string> {
  const byTemplate = Map.groupBy(objects, ({ template = "" }) => template);
  return new Map([...byTemplate].map(([template, group]) => [template, JSON.stringify(group)]));
}
