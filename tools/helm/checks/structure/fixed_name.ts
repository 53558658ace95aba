/** The chart is rendered under a release and a namespace that no one types, so that names typed by hand show. */

import { joinPath } from "../../model/problems.ts";
import { addressesIn, isInNamespace } from "../objects/addresses.ts";
import { backendsOf } from "../objects/backends.ts";
import { fixedNames } from "../objects/fixed_names.ts";
import { itemsAt, lookup } from "../objects/objects.ts";
import { referencesOf } from "../objects/references.ts";
import { scalersOf } from "../objects/scaling.ts";
import { type Text, textsOf } from "../objects/texts.ts";
import type { KubernetesObject, ObjectCheck, ObjectProblem, Rendering } from "../types.ts";

/** A mention of another object, as `<kind>/<name>`. */
interface Mention {
  readonly object: KubernetesObject;
  readonly path: string;
  readonly id: string;
}

export const fixedName: ObjectCheck = {
  code: "fixed-name",
  severity: "error",
  about: "failure",
  description: "No name or namespace holds only for a release of the chart's own name or in the chart's own namespace.",
  source: "Helm: Chart Template Guide, Built-in Objects",
  run: (rendering) => {
    const fixed = fixedNames(rendering);
    const services = new Set([...fixed.keys()].filter((id) => id.startsWith("Service/")));
    const mentions = [...named(rendering), ...textsOf(rendering).flatMap((text) => hostsIn(text, services))];
    return [
      ...mentions.flatMap(({ object, path, id }) => {
        const actual = fixed.get(id);
        return actual === undefined ? [] : [nameProblem(object, path, id, actual, rendering)];
      }),
      ...namespaces(rendering),
    ];
  },
};

function named(rendering: Rendering): readonly Mention[] {
  return [
    ...referencesOf(rendering).map(({ kind, name, ...place }) => ({ ...place, id: `${kind}/${name}` })),
    ...rendering.objects.flatMap(backendsOf).map(({ service, ...place }) => ({ ...place, id: `Service/${service}` })),
    ...scalersOf(rendering).map(({ object, target }) => ({ object, path: "spec.scaleTargetRef.name", id: target })),
  ];
}

/** The Services in a text, whatever the namespace after their names. */
function hostsIn(text: Text, services: ReadonlySet<string>): readonly Mention[] {
  const ids = addressesIn(text).map(({ host }) => `Service/${host.replace(/\..*$/, "")}`);
  return [...new Set(ids)].filter((id) => services.has(id)).map((id) => ({ object: text.object, path: text.path, id }));
}

function nameProblem(
  object: KubernetesObject,
  path: string,
  id: string,
  actual: string,
  { declaration: { release, usual } }: Rendering,
): ObjectProblem {
  return {
    object,
    path,
    what: `is the name of ${actual} only in a release named ${usual.release}, and wrong in every other, like ${release} here`,
    got: id.replace(/^.*\//, ""),
    expected: "a name that follows the release",
    fix: {
      app: `use the attribute that fills the name in, such as \`ref.app\`, \`config\` or \`volumes\`, or set \`naming = "app"\` on the chart`,
      manifest: "write `{{ .Release.Name }}` in `templated_manifests`",
    },
  };
}

/** Where objects name the namespace of the release. Their own namespace is the matter of `foreign-namespace`. */
function namespaces(rendering: Rendering): readonly ObjectProblem[] {
  const { namespace, usual } = rendering.declaration;
  if (namespace === usual.namespace) return [];
  const subjects = rendering.objects.flatMap((object) =>
    itemsAt(object, "subjects").flatMap(([path, subject]) =>
      subject["namespace"] === usual.namespace ? [{ object, path: `${path}.namespace` }] : [],
    ),
  );
  const services = rendering.objects.filter(({ kind }) => kind === "Service");
  const isTyped = (host: string) => services.some(({ name }) => isInNamespace(host, name, usual.namespace));
  const hosts = textsOf(rendering).filter((text) => addressesIn(text).some(({ host }) => isTyped(host)));
  return [...subjects, ...selectors(rendering, usual.namespace), ...hosts].map(({ object, path }) => ({
    object,
    path,
    what: `names the chart's own namespace, and is wrong in every other, like ${namespace} here`,
    got: usual.namespace,
    expected: "the namespace of the release",
    fix: "leave the namespace out, or write `{{ .Release.Namespace }}` in `templated_manifests`",
  }));
}

const SELECTOR = ["namespaceSelector", "matchLabels", "kubernetes.io/metadata.name"];

/** NetworkPolicies that select their own namespace by its name. */
function selectors({ objects }: Rendering, namespace: string): readonly Pick<ObjectProblem, "object" | "path">[] {
  const policies = objects.filter(({ kind }) => kind === "NetworkPolicy");
  return policies.flatMap((object) =>
    [["ingress", "from"] as const, ["egress", "to"] as const].flatMap(([direction, side]) =>
      itemsAt(object, "spec", direction).flatMap(([path, rule]) =>
        (Array.isArray(rule[side]) ? rule[side] : []).flatMap((peer, index) =>
          lookup(peer, ...SELECTOR) === namespace
            ? [{ object, path: SELECTOR.reduce(joinPath, joinPath(`${path}.${side}`, index)) }]
            : [],
        ),
      ),
    ),
  );
}
