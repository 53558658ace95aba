/** Quantities are in the unit that was meant: `400m` of memory is less than a byte, and `500M` of CPU is more than any node has. */

import { amount } from "../../base/quantity.ts";
import { entryOf } from "../../base/table.ts";
import { joinPath } from "../../model/problems.ts";
import { lookup, mapOf } from "../objects/objects.ts";
import { allContainers } from "../objects/security.ts";
import type { Json, ObjectCheck } from "../types.ts";

/** Amounts that a container can use, and the suffix that was meant if it is another. */
interface Range {
  readonly least: number;
  readonly most: number;
  readonly suffix: string;
  readonly expected: string;
}

const BYTES: Range = { least: 2 ** 20, most: 2 ** 50, suffix: "Mi", expected: "an amount of bytes, like `400Mi`" };

const RANGES: Readonly<Record<string, Range>> = {
  cpu: { least: 0, most: 1000, suffix: "m", expected: "a number of CPUs, like `0.5` or `500m`" },
  memory: BYTES,
  "ephemeral-storage": BYTES,
};

export const unlikelyQuantity: ObjectCheck = {
  code: "unlikely-quantity",
  severity: "warning",
  about: "practice",
  description: "Containers request and limit amounts of CPU, memory and storage that a node can have.",
  source: "Kubernetes: Resource Management for Pods and Containers, Resource units in Kubernetes",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod).flatMap(({ path, body }) =>
        ["requests", "limits"].flatMap((list) =>
          Object.entries(mapOf(lookup(body, "resources", list))).flatMap(([resource, got]) => {
            const range = entryOf(RANGES, resource);
            if (range === undefined || isLikely(got, range)) return [];
            return {
              object: pod.owner,
              path: joinPath(`${path}.resources.${list}`, resource),
              what: `is ${amount(String(got))} ${resource === "cpu" ? "CPUs" : "bytes"}`,
              got,
              expected: range.expected,
              fix: `write the amount with \`${range.suffix}\` in \`${list}\` of \`resources\`, if that was meant`,
            };
          }),
        ),
      ),
    ),
};

/** Nothing at all can be meant. */
function isLikely(got: Json, { least, most }: Range): boolean {
  const number = amount(String(got));
  return Number.isNaN(number) || number === 0 || (number >= least && number <= most);
}
