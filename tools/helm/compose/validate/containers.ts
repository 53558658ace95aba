/** Init containers and sidecars: the rules for apps apply to them, and the containers of a pod share names, ports and volumes. */

import { listWords } from "../../base/text.ts";
import { TEMPORARY } from "../../facts/temporary_directory.ts";
import type { AdditionalContainer, AppFacts, ContainerFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { validateHealthCheck } from "./health_check.ts";
import { validateLifecycle } from "./lifecycle.ts";
import { validateResources } from "./resources.ts";
import { validateStandardInput } from "./standard_input.ts";
import { validateVariables } from "./variables.ts";

/** Rules about attributes that init containers and sidecars also have. */
const SHARED_RULES: readonly ((container: ContainerFacts) => readonly Problem[])[] = [
  validateHealthCheck,
  validateLifecycle,
  validateResources,
  validateStandardInput,
  validateVariables,
];

export function validateContainers(facts: AppFacts): readonly Problem[] {
  return facts.containers
    .flatMap((container) => [
      ...sharedProblems(container),
      ...nameTaken(facts, container),
      ...untagged(facts.app, container),
      ...unknownVolumes(facts, container),
    ])
    .concat(portsTaken(facts));
}

function sharedProblems(container: AdditionalContainer): Problem[] {
  return SHARED_RULES.flatMap((rule) => rule(container)).map((problem) => {
    return { ...problem, path: `${container.path}.${problem.path}` };
  });
}

function nameTaken({ app, name: ofApp }: AppFacts, { name, group, path }: AdditionalContainer): Problem[] {
  const isApp = name === ofApp;
  const isInitToo = group === "sidecars" && Object.hasOwn(app.init_containers ?? {}, name);
  if (!isApp && !isInitToo) return [];
  return [
    {
      code: "duplicate-name",
      label: app.label,
      path,
      what: isApp ? "has the name of the app's own container" : "has the name of an init container",
      got: name,
      expected: "a unique name for each container of a pod",
      fix: "rename it",
    },
  ];
}

function untagged({ label }: App, { path, container }: AdditionalContainer): Problem[] {
  const { image, image_tag, image_digest } = container;
  if (image === undefined) {
    const given = (["image_tag", "image_digest", "image_pull_policy"] as const).filter(
      (attribute) => container[attribute] !== undefined,
    );
    return given.map((attribute) => ({
      code: "meaningless-attribute",
      label,
      path: `${path}.${attribute}`,
      what: "does not apply to a container that runs the app's image",
      got: container[attribute],
      expected: "an `image` of its own",
      fix: `add \`image\`, or remove \`${attribute}\``,
    }));
  }
  if (image_tag !== undefined || image_digest !== undefined) return [];
  return [
    {
      code: "missing-attribute",
      label,
      path: `${path}.image_tag`,
      what: "is missing, but the image is not the app's own",
      expected: "the image's tag or digest",
      fix: "add `image_tag` or `image_digest`",
    },
  ];
}

/** Volumes of all kinds, whether the app's own container mounts them or not. */
function volumeNames({ hasTemporaryDirectory, configFiles, secrets, volumes }: AppFacts): readonly string[] {
  const own = [...configFiles, ...secrets, ...volumes].map(({ name }) => name);
  return hasTemporaryDirectory ? [TEMPORARY.name, ...own] : own;
}

function unknownVolumes(facts: AppFacts, { path, container }: AdditionalContainer): Problem[] {
  const volumes = volumeNames(facts);
  return Object.keys(container.mounts ?? {})
    .filter((name) => !volumes.includes(name))
    .map((name) => ({
      code: "unknown-volume",
      label: facts.app.label,
      path: joinPath(`${path}.mounts`, name),
      what: "is not a volume of the pod",
      got: name,
      expected: volumes.length === 0 ? "a volume that the app has" : `one of ${listWords(volumes)}`,
      fix: "name another volume, or remove it",
    }));
}

/** The containers of a pod share one network. */
function portsTaken({ app, ports, containers }: AppFacts): Problem[] {
  const owners = new Map<string, string>(
    ports.flatMap(({ name, port, protocol }) => [
      [name, "the app"],
      [`${protocol} ${port}`, "the app"],
    ]),
  );
  return containers.flatMap((container) =>
    container.ports.flatMap(({ name, port, protocol }) => {
      const keys = [name, `${protocol} ${port}`];
      const owner = keys.map((key) => owners.get(key)).find((found) => found !== undefined);
      for (const key of keys) owners.set(key, owner ?? container.path);
      if (owner === undefined) return [];
      return {
        code: "duplicate-port",
        label: app.label,
        path: joinPath(`${container.path}.ports`, name),
        what: `has a name or number that ${owner} already uses`,
        got: port,
        expected: "unique names and numbers in each container of a pod",
        fix: "change its name or number",
      };
    }),
  );
}
