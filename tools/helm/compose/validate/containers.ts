/** Init containers and sidecars: what holds for apps holds for them, and all containers of a pod live together. */

import { listWords } from "../../base/text.ts";
import { dnsName } from "../../facts/app_types.ts";
import { asApp, furtherContainers } from "../../facts/containers.ts";
import { resolvePorts } from "../../facts/ports.ts";
import { volumeNames } from "../../facts/volumes.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { validateEnvironment } from "./environment.ts";
import { validateHealthCheck } from "./health_check.ts";
import { validateLifecycle } from "./lifecycle.ts";
import { validateResources } from "./resources.ts";

type Further = ReturnType<typeof furtherContainers>[number];

/** Rules about attributes that further containers have as well. */
const SHARED_RULES: readonly ((app: App) => readonly Problem[])[] = [
  validateEnvironment,
  validateHealthCheck,
  validateLifecycle,
  validateResources,
];

export function validateContainers(app: App): readonly Problem[] {
  return furtherContainers(app)
    .flatMap((further) => [
      ...sharedProblems(app, further),
      ...nameTaken(app, further),
      ...untagged(app, further),
      ...unknownVolumes(app, further),
    ])
    .concat(portsTaken(app));
}

/** Where an app says of a further container. */
export function placeOfContainer({ group, name }: Pick<Further, "group" | "name">): string {
  return joinPath(group === "sidecars" ? "sidecars" : "init_containers", name);
}

function sharedProblems(app: App, further: Further): Problem[] {
  const { termination_grace_period_seconds: grace } = app;
  const standIn = {
    ...asApp(app, further.container),
    ...(grace === undefined ? {} : { termination_grace_period_seconds: grace }),
  };
  return SHARED_RULES.flatMap((rule) => rule(standIn)).map((problem) => {
    return { ...problem, path: `${placeOfContainer(further)}.${problem.path}` };
  });
}

function nameTaken(app: App, further: Further): Problem[] {
  const { name, group } = further;
  const isApp = name === dnsName(app.app_name);
  const isInitToo = group === "sidecars" && Object.hasOwn(app.init_containers ?? {}, name);
  if (!isApp && !isInitToo) return [];
  return [
    {
      code: "duplicate-name",
      label: app.label,
      path: placeOfContainer(further),
      what: isApp ? "has the name of the app's own container" : "has the name of an init container",
      got: name,
      expected: "another name for each container of a pod",
      fix: "rename it",
    },
  ];
}

function untagged({ label }: App, further: Further): Problem[] {
  const { image, image_tag, image_digest } = further.container;
  if (image === undefined) {
    const given = (["image_tag", "image_digest", "image_pull_policy"] as const).filter(
      (attribute) => further.container[attribute] !== undefined,
    );
    return given.map((attribute) => ({
      code: "meaningless-attribute",
      label,
      path: `${placeOfContainer(further)}.${attribute}`,
      what: "means nothing for a container that runs the app's image",
      got: further.container[attribute],
      expected: "`image` beside it",
      fix: `add \`image\`, or remove \`${attribute}\``,
    }));
  }
  if (image_tag !== undefined || image_digest !== undefined) return [];
  return [
    {
      code: "missing-attribute",
      label,
      path: `${placeOfContainer(further)}.image_tag`,
      what: "is missing, and the image is not the app's own",
      expected: "the image's tag or digest",
      fix: "add `image_tag` or `image_digest`",
    },
  ];
}

function unknownVolumes(app: App, further: Further): Problem[] {
  const volumes = volumeNames(app);
  return Object.keys(further.container.mounts ?? {})
    .filter((name) => !volumes.includes(name))
    .map((name) => ({
      code: "unknown-volume",
      label: app.label,
      path: joinPath(`${placeOfContainer(further)}.mounts`, name),
      what: "is no volume of the pod",
      got: name,
      expected: volumes.length === 0 ? "a volume that the app has" : `one of ${listWords(volumes)}`,
      fix: "name another volume, or remove it",
    }));
}

/** The containers of a pod share one network. */
function portsTaken(app: App): Problem[] {
  const owners = new Map<string, string>(
    resolvePorts(app).flatMap(({ name, port, protocol }) => [
      [name, "the app"],
      [`${protocol} ${port}`, "the app"],
    ]),
  );
  return furtherContainers(app).flatMap((further) =>
    resolvePorts(asApp(app, further.container)).flatMap(({ name, port, protocol }) => {
      const keys = [name, `${protocol} ${port}`];
      const owner = keys.map((key) => owners.get(key)).find((found) => found !== undefined);
      for (const key of keys) owners.set(key, owner ?? placeOfContainer(further));
      if (owner === undefined) return [];
      return {
        code: "duplicate-port",
        label: app.label,
        path: joinPath(`${placeOfContainer(further)}.ports`, name),
        what: `has a name or number that ${owner} has too`,
        got: port,
        expected: "names and numbers of its own for each container of a pod",
        fix: "change its name or number",
      };
    }),
  );
}
