/** Dashboards: files that Grafana can read and that fit into one ConfigMap. */

import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

/** Kubernetes' limit is 1 MiB, including the rest of the object. */
const LARGEST = 1_000_000;

export function validateDashboards({ app }: AppFacts, { files }: ChartFacts): readonly Problem[] {
  const { label, dashboards = {} } = app;
  const contents = Object.entries(dashboards).map(([name, { file }]) => ({ name, file, content: files.get(file) }));
  const size = contents.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
  return [
    ...contents.flatMap(({ name, file, content }) => {
      const what =
        content === undefined ? "was not passed in" : isDashboard(content) ? undefined : "is not a JSON object";
      return what === undefined ? [] : [unreadable(label, name, file, what)];
    }),
    ...(size <= LARGEST ? [] : [tooLarge(label, size)]),
  ];
}

function isDashboard(content: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function unreadable(label: string, name: string, file: string, what: string): Problem {
  return {
    code: "invalid-dashboard",
    label,
    path: joinPath("dashboards", name),
    what: `names the file ${file}, which ${what}`,
    expected: "a dashboard as exported by Grafana: a JSON object in UTF-8",
    fix: what === "is not a JSON object" ? "correct the file" : `pass --file=${file}=<path>`,
  };
}

function tooLarge(label: string, size: number): Problem {
  return {
    code: "too-large",
    label,
    path: "dashboards",
    what: `add up to ${size} bytes, ${size - LARGEST} more than a ConfigMap can hold`,
    expected: `at most ${LARGEST} bytes`,
    fix: "remove a dashboard, or declare it in another app",
  };
}
