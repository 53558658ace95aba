/** Places in objects. */
import { joinPath } from "../model/problems.ts";

/** An item of a list that is found by a key, such as a container by its name, wherever it stands. */
export interface Item {
  readonly key: string;
  readonly id: string;
  /** What it is called on the other side, if it has another name there. */
  readonly was?: string;
}

export type Path = readonly (string | number | Item)[];

/** `spec.containers[name=api].args[0]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>(
    (parent, step) =>
      typeof step === "object" ? `${parent}[${lastWord(step.key)}=${step.id}]` : joinPath(parent, step),
    "",
  );
}

function lastWord(key: string): string {
  return key.split(".").at(-1) ?? key;
}

/** Whether a path is at or below one like `spec.containers.*.image`, where `*` stands for any key or item. */
export function matches(path: Path, pattern: string): boolean {
  const segments = pattern.split(".");
  return (
    path.length >= segments.length &&
    segments.every((segment, at) => segment === "*" || segment === nameOf(path[at] as Path[number]))
  );
}

/** The name of a field; undefined for an item of a list. */
export function nameOf(step: Path[number] | undefined): string | undefined {
  return typeof step === "string" ? step : undefined;
}
