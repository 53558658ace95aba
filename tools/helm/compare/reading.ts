/** The objects of one side, and what is wrong with the texts that they come from. */
import type { DocumentReader } from "../checks/objects/documents.ts";
import { readRendered } from "../checks/objects/objects.ts";
import { joinPath, type Problem } from "../model/problems.ts";
import { identifyIn } from "./matching.ts";
import type { KubernetesObject } from "./types.ts";

/** A YAML text. */
export interface Source {
  /** What people call it, such as the path of a file; empty for what Helm renders, which names the template of each object. */
  readonly name: string;
  readonly text: string;
}

/** Who reports problems: a target or a command, and the option that names the side. */
export interface Reporter {
  readonly label: string;
  readonly path: string;
}

export interface Side {
  readonly objects: readonly KubernetesObject[];
  readonly problems: readonly Problem[];
}

export interface Reading {
  readonly read: DocumentReader;
  readonly reporter: Reporter;
}

export function readSide(sources: readonly Source[], { read, reporter }: Reading): Side {
  const texts = sources.map(({ name, text }) => ({ name, ...read(text) }));
  const placed = texts.flatMap(({ name, objects }) =>
    objects.map((object) => ({ place: placeOf(name, object.template), object: readRendered(object) })),
  );
  const broken = texts.flatMap(({ name, broken }) =>
    broken.map(({ template, what }) => ({ ...reporter, ...BROKEN, path: at(reporter, placeOf(name, template)), what })),
  );
  const isWhole = ({ kind, name }: KubernetesObject) => kind !== "" && name !== "";
  const nameless = placed
    .filter(({ object }) => !isWhole(object))
    .map(({ place, object }) => ({ ...reporter, ...NAMELESS, path: at(reporter, place), got: object.id }));
  const objects = placed.filter(({ object }) => isWhole(object));
  const problems = [...broken, ...nameless, ...duplicates(objects, reporter)];
  return {
    objects: objects.map(({ object }) => object),
    problems: problems.length === 0 && objects.length === 0 ? [{ ...reporter, ...EMPTY }] : problems,
  };
}

function placeOf(name: string, template: string | undefined): string {
  return [name, template ?? ""].filter((part) => part !== "").join(": ");
}

function at({ path }: Reporter, place: string): string {
  return place === "" ? path : joinPath(path, place);
}

interface Placed {
  readonly place: string;
  readonly object: KubernetesObject;
}

/** Objects of one name: which of them is meant cannot be told. */
function duplicates(placed: readonly Placed[], reporter: Reporter): readonly Problem[] {
  const identify = identifyIn("");
  return [...Map.groupBy(placed, ({ object }) => identify(object)).values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined || others.length === 0) return [];
    const places = [...new Set(group.map(({ place }) => place).filter((place) => place !== ""))];
    const path = at(reporter, first.object.id);
    return [{ ...reporter, ...DUPLICATE, path, ...(places.length === 0 ? {} : { got: places }) }];
  });
}

const BROKEN = {
  code: "invalid-yaml",
  expected: "YAML documents that are Kubernetes objects",
  fix: "correct the text, or what renders it",
};

const NAMELESS = {
  code: "no-object",
  what: "has a document without `kind` or `metadata.name`",
  expected: "Kubernetes objects",
  fix: "name files that contain nothing but Kubernetes objects",
};

const DUPLICATE = {
  code: "duplicate-object",
  what: "is there more than once",
  expected: "one object of each kind and name",
  fix: "remove all but one",
};

const EMPTY = {
  code: "no-objects",
  what: "has no objects",
  expected: "at least one Kubernetes object",
  fix: "name another chart, file, directory or release, or set the values that turn its objects on",
};
