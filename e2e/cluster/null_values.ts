/** Every null in values that a chart's schema takes gives objects that the API server takes. */
import { isNeeded, nulls, withoutKey } from "../../tools/helm/test/support/nulls.ts";
import { renderUmbrella, umbrellasOf } from "../../tools/helm/test/support/umbrella.ts";
import type { ControlPlane } from "./control_plane.ts";
import { movedTo, objections } from "./dry_run.ts";
import type { Helm } from "./helm.ts";
import { inParallel } from "./matrix.ts";
import { namespaceOf } from "./namespaces.ts";
import type { KubernetesObject } from "./objects.ts";
import type { RefusalVerdict } from "./refusals.ts";

const NAMESPACE = "nulls";

export async function judgeNulls({ api }: ControlPlane, { program }: Helm): Promise<readonly RefusalVerdict[]> {
  await namespaceOf(api, NAMESPACE).create("privileged");
  const taken = nulls().filter((each) => each.problems.length === 0 && !isNeeded(each));
  const umbrellas = umbrellasOf(taken.map(withoutKey));
  const rendered = new Map(umbrellas.flatMap((umbrella) => [...renderUmbrella(program, umbrella)]));
  return inParallel(taken, async ({ title }, index) => ({
    title,
    disagreements: await objections(
      api,
      (rendered.get(`null-${index}`) ?? []).map((object: KubernetesObject) => movedTo(NAMESPACE, object)),
      NAMESPACE,
    ),
  }));
}
