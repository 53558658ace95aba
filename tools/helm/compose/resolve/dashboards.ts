/** Grafana dashboards: where their files are, and what they are called. */

import { compareText } from "../../base/text.ts";
import { dnsName } from "../../facts/app_types.ts";
import type { App } from "../../model/types.ts";
import type { DashboardView } from "../../model/views.ts";

export function resolveDashboards({ app_name, dashboards = {} }: App): readonly DashboardView[] {
  const app = dnsName(app_name);
  return Object.entries(dashboards)
    .sort(([left], [right]) => compareText(left, right))
    .map(([name, { file }]) => ({
      // Grafana's sidecar puts the dashboards of all ConfigMaps into one folder.
      key: `${app}-${name}.json`,
      path: `files/${app}/dashboards/${name}.json`,
      file,
    }));
}
