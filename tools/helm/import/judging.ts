/** Compares what was imported with what the result renders, and says why each difference is there. */
import { readRendered } from "../checks/objects/objects.ts";
import type { RenderedObject } from "../checks/types.ts";
import { type Comparison, compare } from "../compare/comparison.ts";
import type { ChartFiles } from "../model/types.ts";
import type { Variation } from "./manifests.ts";
import { harmless } from "./reasons.ts";
import type { KubernetesObject } from "./types.ts";

export interface Judgement {
  readonly environment: string | undefined;
  /** The reason of each difference that does no harm, by its place. */
  readonly harmless: Readonly<Record<string, string>>;
  /** Reasons of all differences, in the form of the files that `compare` accepts. */
  readonly accepted: Readonly<Record<string, string>>;
  /** What could not be carried over, as `<Kind>/<name>`, with a path and both values if it is there. */
  readonly lost: readonly Lost[];
}

export interface Lost {
  readonly place: string;
  readonly what: string;
}

const SETTINGS = { renames: {}, acceptances: {}, label: "import" };

export const SECRET_REASON = "Values of secrets are not copied: an ExternalSecret makes the Secret.";
export const EXTRA_REASON = "The rules add this object.";
export const LOST_REASON = "Not carried over.";

/** `scrubbed`: the same objects without secrets. */
export async function judged(
  files: ChartFiles,
  variations: readonly Variation[],
  scrubbed: readonly Variation[],
  render: (files: ChartFiles, environment: string | undefined) => Promise<readonly RenderedObject[]>,
): Promise<readonly Judgement[]> {
  return Promise.all(
    variations.map(async ({ environment, objects }, index) => {
      const after = (await render(files, environment)).map(readRendered);
      const whole = compare({ before: objects, after }, SETTINGS).comparison;
      const clean = compare({ before: scrubbed[index]?.objects ?? [], after }, SETTINGS).comparison;
      return { environment, ...judgement(whole, clean, objects) };
    }),
  );
}

function judgement(
  whole: Comparison,
  clean: Comparison,
  imported: readonly KubernetesObject[],
): Pick<Judgement, "accepted" | "harmless" | "lost"> {
  const open = new Set(placesOf(clean));
  const known = new Set(imported.map(({ id }) => id));
  const reasons = new Map<string, string>([
    ...whole.extra.filter(({ id }) => !known.has(id)).map(({ id }) => [id, EXTRA_REASON] as const),
    ...whole.changed.flatMap(({ id, fields }) =>
      fields.flatMap(({ path, before, after }): [string, string][] => {
        const reason = harmless(path, before, after);
        return reason === undefined ? [] : [[`${id} ${path}`, reason]];
      }),
    ),
    ...placesOf(whole).flatMap((place) => (open.has(place) ? [] : [[place, SECRET_REASON] as const])),
  ]);
  const lost = lostOf(whole).filter(({ place }) => !reasons.has(place));
  const patterns = [...reasons].map(
    ([place, reason]) =>
      [reason === EXTRA_REASON || reason === SECRET_REASON ? place : patternOf(place), reason] as const,
  );
  return {
    harmless: Object.fromEntries(reasons),
    accepted: Object.fromEntries([...patterns, ...lost.map(({ place }) => [place, LOST_REASON] as const)]),
    lost,
  };
}

/** The same place in any object: what is harmless in one of them is so in all. */
function patternOf(place: string): string {
  const path = place.slice(place.indexOf(" ") + 1);
  // A whole map of labels may contain more than what is harmless.
  if (/(labels|annotations|ports)$/.test(path)) return place;
  return `*/* ${path.replace(/\[(name|containerPort|port)=[^\]]*\]/g, "[$1=*]").replace(/\["checksum\/.*"\]/, '["checksum/*"]')}`;
}

function lostOf({ missing, extra, changed }: Comparison): readonly Lost[] {
  return [
    ...missing.map(({ id }) => ({ place: id, what: "the chart does not have it" })),
    ...extra.map(({ id }) => ({ place: id, what: "the chart has it as well" })),
    ...changed.flatMap(({ id, fields }) =>
      fields.map(({ path, before, after }) => ({ place: `${id} ${path}`, what: `${show(before)} → ${show(after)}` })),
    ),
  ];
}

function placesOf({ missing, extra, changed }: Comparison): readonly string[] {
  return [
    ...missing.map(({ id }) => id),
    ...extra.map(({ id }) => id),
    ...changed.flatMap(({ id, fields }) => fields.map(({ path }) => `${id} ${path}`)),
  ];
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
