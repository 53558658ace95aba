/** Every null in values that a chart's schema takes gives objects that the API server takes. */
import { isNeeded, nulls, withoutKey } from "../../tools/helm/test/support/nulls.ts";
import { renderUmbrella, umbrellasOf } from "../../tools/helm/test/support/umbrella.ts";
import type { Helm } from "./helm.ts";
import type { Question } from "./questions.ts";

export function nullValues({ program }: Helm): readonly Question[] {
  const taken = nulls().filter((each) => each.problems.length === 0 && !isNeeded(each));
  const umbrellas = umbrellasOf(taken.map(withoutKey));
  const rendered = new Map(umbrellas.flatMap((umbrella) => [...renderUmbrella(program, umbrella)]));
  return taken.map(({ title }, index) => ({ title, objects: rendered.get(`null-${index}`) ?? [], problems: [] }));
}
