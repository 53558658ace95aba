/**
 * The cases of our checks against the API server: it refuses, or warns of, exactly the objects in which we find a problem. Schemas
 * are held against its validation, and the checks of pod security against its admission.
 */
import type { JsonObject } from "../../tools/helm/base/json.ts";
import { ruleBook } from "../../tools/helm/checks/catalog/rules.ts";
import { checkRendering, readRendering } from "../../tools/helm/checks/check.ts";
import { CHECKS_BY_TOPIC } from "../../tools/helm/checks/checks.gen.ts";
import { appOf } from "../../tools/helm/checks/objects/apps.ts";
import { readObject } from "../../tools/helm/checks/objects/objects.ts";
import type { Declaration } from "../../tools/helm/checks/types.ts";
import { type ObjectCase, objectCases } from "../../tools/helm/test/support/check_cases.ts";
import type { Level } from "./charts.ts";
import type { ControlPlane } from "./control_plane.ts";
import { kindsDefinedBy, movedTo, objections } from "./dry_run.ts";
import { inParallel } from "./matrix.ts";
import { namespaceOf } from "./namespaces.ts";
import type { KubernetesObject } from "./objects.ts";

export interface CaseVerdict {
  readonly code: string;
  readonly name: string;
  /** Objects that only we, or only the server, object to. */
  readonly disagreements: readonly string[];
}

/** The checks that say what the API server says: all of a topic, or those that are listed. */
const CHECKS = {
  schemas: undefined,
  security: undefined,
  structure: [
    "linux-field",
    "invalid-label",
    "invalid-annotation",
    "restart-policy",
    "undeclared-volume",
    "ingress-class-twice",
    "service-field",
    "request-over-limit",
  ],
} as const;
type Topic = keyof typeof CHECKS;
const TOPICS = Object.keys(CHECKS) as readonly Topic[];
const LEVELS: readonly Level[] = ["privileged", "baseline", "restricted"];
/** What still works in the server's version, and is needed in older ones. */
const DEPRECATION = /: warning: .* deprecated since v/;
const namespaceFor = (level: Level) => `cases-${level}`;

export async function judgeCases({ api, version }: ControlPlane): Promise<readonly CaseVerdict[]> {
  for (const level of LEVELS) await namespaceOf(api, namespaceFor(level)).create(level);
  const cases = TOPICS.flatMap((topic) => {
    const codes: readonly string[] | undefined = CHECKS[topic];
    const wanted = objectCases(topic).filter(({ code }) => codes === undefined || codes.includes(code));
    return wanted.map((each) => ({ topic, each }));
  });
  return inParallel(cases, async ({ topic, each }) => {
    const declaration = declarationOf(each, version);
    const ours = refusedByUs(each, declaration, topic);
    const disagreements: string[] = [];
    // The server has no kinds that a case defines.
    const own = kindsDefinedBy(each.crds as unknown as readonly KubernetesObject[]);
    for (const object of each.objects.filter(({ kind }) => !own.includes(String(kind)))) {
      const namespace = namespaceFor(levelOf(object, declaration));
      // The server does not have the kinds that a case defines.
      const asked = [
        ...each.crds,
        movedTo(namespace, object as unknown as KubernetesObject),
      ] as unknown as readonly KubernetesObject[];
      const said = (await objections(api, asked, namespace)).filter((text) => !DEPRECATION.test(text));
      const { id } = readObject(object);
      if (!ours.has(id)) disagreements.push(...said.map((text) => `only the server objects: ${text}`));
      else if (said.length === 0) disagreements.push(`only we object: ${id}`);
    }
    return { code: each.code, name: each.name, disagreements };
  });
}

/** What our checks are told, for the server's version only. */
function declarationOf({ apps, crds }: ObjectCase, version: string): Declaration {
  const place = { release: "prod", namespace: "shop" };
  return {
    label: "//shop:chart",
    ...place,
    usual: place,
    apps,
    external: new Set(),
    kubeVersions: [version],
    crds,
    rules: ruleBook(crds),
  };
}

/** The objects in which the checks of a topic find a problem. */
function refusedByUs({ objects }: ObjectCase, declaration: Declaration, topic: Topic): ReadonlySet<string> {
  const codes: readonly string[] | undefined = CHECKS[topic];
  const checks = Object.values(CHECKS_BY_TOPIC[topic]).filter(
    ({ code }) => codes === undefined || codes.includes(code),
  );
  const problems = checkRendering(
    readRendering(
      objects.map((body) => ({ body })),
      declaration,
    ),
    {},
    checks,
  );
  return new Set(problems.map(({ path }) => path.split(" ")[0] ?? ""));
}

/** The level that an object's app declares. Objects of no app are held to `baseline`. */
function levelOf(object: JsonObject, declaration: Declaration): Level {
  const app = appOf(readObject(object), declaration);
  return app === undefined ? "baseline" : (app.security ?? "restricted");
}
