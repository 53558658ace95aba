/** An environment's values name the environment, if apps are told where they run. */

import { isObject } from "../../base/json.ts";
import { environmentPath } from "../../facts/environments.ts";
import type { ChartView } from "../../model/chart_view.ts";
import type { Problem } from "../../model/problems.ts";

export function crossCheckEnvironments(view: ChartView): readonly Problem[] {
  if (!view.standardEnv) return [];
  return view.environments.flatMap(({ name, overlay }) => {
    const own = overlay["global"];
    if (isObject(own) && own["environment"] !== undefined) return [];
    return {
      code: "missing-key",
      label: view.label,
      path: `${environmentPath(name)}.global.environment`,
      what: "is missing, but `standard_env` uses it to tell apps where they run",
      expected: `the name of the environment, like ${JSON.stringify(name)}`,
      fix: `add \`global: {environment: ${name}}\` to the file`,
    };
  });
}
