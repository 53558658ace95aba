/** All text that people write into a chart, where secrets may turn up. */
import { joinPath } from "../../model/problems.ts";
import type { Container, KubernetesObject, PodTemplate, Rendering } from "../types.ts";
import { listOf, lookup, stringsOf, textOf } from "./objects.ts";
import { allContainers } from "./security.ts";

export interface Text {
  readonly object: KubernetesObject;
  readonly path: string;
  /** The variable, setting or annotation with this value; undefined for an argument. */
  readonly name: string | undefined;
  readonly text: string;
}

/** Settings: environment variables and keys of ConfigMaps. */
export function settingsOf({ objects, pods }: Rendering): readonly Text[] {
  const configMaps = objects.filter(({ kind }) => kind === "ConfigMap");
  return [
    ...configMaps.flatMap((object) => entries(object, "data", stringsOf(object.body["data"]))),
    ...pods.flatMap((pod) => allContainers(pod).flatMap((container) => variables(pod.owner, container))),
  ];
}

/** Settings, arguments and annotations. */
export function textsOf(rendering: Rendering): readonly Text[] {
  const { objects, pods } = rendering;
  return [
    ...settingsOf(rendering),
    ...objects.flatMap((object) => entries(object, "metadata.annotations", object.annotations)),
    ...pods.flatMap(podTexts),
  ];
}

/** The variables and arguments of a pod's containers. */
export function containerTexts(pod: PodTemplate): readonly Text[] {
  return allContainers(pod).flatMap((container) => [
    ...variables(pod.owner, container),
    ...words(pod.owner, container),
  ]);
}

function podTexts(pod: PodTemplate): readonly Text[] {
  const { owner, path, annotations } = pod;
  const ofPod = path === "" ? [] : entries(owner, `${path}.metadata.annotations`, annotations);
  return [...ofPod, ...allContainers(pod).flatMap((container) => words(owner, container))];
}

function entries(object: KubernetesObject, path: string, values: Readonly<Record<string, string>>): readonly Text[] {
  return Object.entries(values).map(([name, text]) => ({ object, path: joinPath(path, name), name, text }));
}

function variables(object: KubernetesObject, { path, body }: Container): readonly Text[] {
  return listOf(body["env"]).flatMap((variable, index) => {
    const [name, text] = [textOf(lookup(variable, "name")), textOf(lookup(variable, "value"))];
    return text === undefined ? [] : { object, path: `${joinPath(`${path}.env`, index)}.value`, name, text };
  });
}

function words(object: KubernetesObject, { path, body }: Container): readonly Text[] {
  return ["command", "args"].flatMap((field) =>
    listOf(body[field]).flatMap((word, index) => {
      const text = textOf(word);
      return text === undefined ? [] : { object, path: joinPath(joinPath(path, field), index), name: undefined, text };
    }),
  );
}
