/** Pushes one packaged chart, unless its version is there already. */
import type { ChartFiles } from "../model/types.ts";
import { manifestDigest } from "../registry/manifest.ts";
import { type Destination, differentProblem, failureProblem, otherDigestProblem } from "../registry/push_problem.ts";
import type { Pushed } from "../registry/pushed.ts";
import { type PackagedChart, referenceOf } from "../registry/reference.ts";
import { type Patience, withRetries } from "../registry/retries.ts";
import { readChartVersion } from "./chart_versions.ts";
import { UsageError } from "./command.ts";
import { readBytes } from "./io.ts";
import { withProgress } from "./progress.ts";
import { pullChart, pushPackage, type RegistryClient } from "./registry.ts";

export interface ChartToPush {
  /** Label of the chart. */
  readonly label: string;
  readonly repository: string;
  /** The packaged chart. */
  readonly path: string;
}

interface Packaged extends PackagedChart {
  readonly content: Uint8Array;
  readonly files: ChartFiles;
  /** Of the manifest that it will have. */
  readonly digest: string;
}

export async function pushChart(
  { label, repository, path }: ChartToPush,
  client: RegistryClient,
  patience: Patience,
): Promise<Pushed> {
  const chart = readPackage(path);
  const reference = referenceOf(repository, chart);
  const destination: Destination = { label, repository, reference };
  const existing = await withRetries(
    () => withProgress(`Looking for ${reference}`, () => pullChart(client, repository, chart, reference)),
    patience,
  );
  if ("value" in existing) {
    const { digest, files } = existing.value;
    if (digest === chart.digest || areEqual(files, chart.files)) return { result: "unchanged", reference, digest };
    return { result: "refused", reference, problem: differentProblem(destination, digest) };
  }
  if (existing.failure.kind !== "absent") return failed(destination, existing.failure);
  const pushed = await withRetries(
    () => withProgress(`Pushing ${reference}`, () => pushPackage(client, repository, chart.content, reference)),
    patience,
  );
  if ("failure" in pushed) return failed(destination, pushed.failure);
  if (pushed.value === chart.digest) return { result: "pushed", reference, digest: chart.digest };
  return { result: "failed", reference, problem: otherDigestProblem(destination, pushed.value, chart.digest) };
}

function failed(destination: Destination, failure: Parameters<typeof failureProblem>[1]): Pushed {
  return { result: "failed", reference: destination.reference, problem: failureProblem(destination, failure) };
}

/** Name, version and content of a packaged chart. */
export function readPackage(path: string): Packaged {
  const version = readChartVersion(path);
  if (version === undefined) throw new UsageError(`${path} is not a packaged chart`);
  const content = readBytes(path);
  return {
    name: String(version.metadata["name"]),
    version: version.version,
    content,
    files: version.files,
    digest: manifestDigest(content, version.metadata),
  };
}

/** Whether both have the same files, no matter how they are packed. */
function areEqual(left: ChartFiles, right: ChartFiles): boolean {
  return (
    left.size === right.size &&
    [...left].every(([path, content]) => {
      const other = right.get(path);
      return other !== undefined && Buffer.from(content).equals(Buffer.from(other));
    })
  );
}
