/** Grafana dashboards: the paths and names of their files. */

import { compareText } from "../../base/text.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { DashboardView } from "../../model/views.ts";

export function resolveDashboards({ name: app, app: { dashboards = {} } }: AppFacts): readonly DashboardView[] {
  return Object.entries(dashboards)
    .sort(([left], [right]) => compareText(left, right))
    .map(([name, { file }]) => ({
      // Grafana's sidecar puts the dashboards of all ConfigMaps into one folder.
      key: `${app}-${name}.json`,
      path: `files/${app}/dashboards/${name}.json`,
      file,
    }));
}
