/**
 * Imports objects: proposes attributes for apps, composes and renders them, and puts what still differs into patches and
 * manifests. So the result renders what was imported, whatever the proposals are worth; the judge is the engine of `compare`.
 */
import { createHash } from "node:crypto";
import { type Repaired, repaired, shortened } from "./drafts.ts";
import { type Judgement, judged } from "./judging.ts";
import { local, type Manifest } from "./manifests.ts";
import { planOf } from "./planning.ts";
import { destinations, overlays, proposed } from "./proposing.ts";
import { withoutSecrets } from "./secrets.ts";
import { settle } from "./settling.ts";
import { simplified } from "./simplifying.ts";
import type { Input, Render, Tools } from "./tools.ts";
import type { Draft, Plan, Remark } from "./types.ts";

export interface Imported {
  readonly draft: Draft;
  readonly plan: Plan;
  readonly manifests: readonly Manifest[];
  readonly remarks: readonly Remark[];
  /** Why what differs may differ, for each environment. */
  readonly judgements: readonly Judgement[];
}

export async function importObjects(input: Input, given: Tools): Promise<Imported> {
  const tools = { ...given, render: remembering(given.render) };
  const scrubbed = input.variations.map(({ environment, objects }) => ({ environment, ...withoutSecrets(objects) }));
  const own = scrubbed.map(local);
  const plan = planOf(own, input);
  const proposal = proposed(plan, own, input);
  const declared = repaired(proposal.draft);
  const short = shortened(declared.draft);
  const chart = {
    ...short.chart,
    ...overlays(declared.draft, proposal),
    ...destinations(input),
  };
  const environments = scrubbed.map(({ environment }) => environment);
  const sound = repaired({ ...short, chart }).draft;
  const simple = await simplified(sound, { ...tools, environments });
  const settled = await settle(repaired(simple), scrubbed, input, tools);
  const draft = await withChecks(settled.repaired, tools);
  const judgements = await judged(settled.repaired.files, input.variations, scrubbed, tools.render);
  return {
    draft,
    plan,
    manifests: settled.manifests,
    remarks: unique(scrubbed.flatMap(({ remarks }) => remarks)),
    judgements,
  };
}

/** The same files render the same. */
function remembering(render: Render): Render {
  const known = new Map<string, ReturnType<Render>>();
  return (files, environment) => {
    // Without any app, there is no chart yet.
    if (files.size === 0) return Promise.resolve([]);
    const hash = createHash("sha256").update(environment ?? "/");
    for (const [path, content] of files) hash.update(`\0${path}\0`).update(content);
    const key = hash.digest("hex");
    const rendered = known.get(key) ?? render(files, environment);
    known.set(key, rendered);
    return rendered;
  };
}

function unique(remarks: readonly Remark[]): readonly Remark[] {
  return [...new Map(remarks.map((remark) => [JSON.stringify(remark), remark])).values()];
}

const CHECK_REASON = "It was so before the import.";

/** What was there before the import must not fail the build: each check that it breaks is a warning, for a reason. */
async function withChecks({ draft, files }: Repaired, { check }: Tools): Promise<Draft> {
  const codes = [...new Set(await check(files, draft))].sort();
  if (codes.length === 0) return draft;
  const checks = codes.map((code) => [code, { severity: "warning", reason: CHECK_REASON }] as const);
  return { ...draft, chart: { ...draft.chart, checks: Object.fromEntries(checks) } };
}
