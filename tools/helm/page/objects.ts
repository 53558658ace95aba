/** The objects of a chart as YAML, with where each line comes from. The same text of several environments is there once. */
import type { Json, JsonObject } from "../base/json.ts";
import { compareText } from "../base/text.ts";
import { type Place, yamlLines } from "../base/yaml_lines.ts";
import { isMap, readRendered } from "../checks/objects/objects.ts";
import type { RenderedObject } from "../checks/types.ts";
import { groupOf } from "../graph/graph.ts";
import { type Source, sourcesOf, type Traced } from "./sources/sources.ts";
import type { ObjectPage, Page, PageInput, RenderingInput, TextPage } from "./types.ts";

type Objects = Pick<Page, "objects" | "sources" | "texts">;

interface Found extends Omit<ObjectPage, "texts"> {
  readonly rendering: number;
  readonly text: number;
}

export function objectsOf({ renderings, chart, overlay }: PageInput): Objects {
  const texts = numbering<TextPage>();
  const sources = numbering<Source>();
  const found = renderings.flatMap((input, index) => {
    const { marked, rendering, environment, environmentValues } = input;
    const origins = { chart, overlay, environment, environmentValues, marked: marked?.values };
    return tracedObjects(input).map(({ id, ...traced }): Found => {
      const { object, template } = traced;
      const sourceOf = sourcesOf(traced, origins, rendering);
      const text = texts.numberOf(textOf(object.body, (place) => sources.numberOf(sourceOf(place))));
      const group = groupOf(object, rendering) ?? "";
      return { id, kind: object.kind, name: object.name, group, template, rendering: index, text };
    });
  });
  const objects = [...Map.groupBy(found, ({ id }) => id).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { rendering: _rendering, text: _text, ...object } = first;
    const indices = renderings.map((_, index) => all.find((each) => each.rendering === index)?.text ?? -1);
    return [{ ...object, texts: indices }];
  });
  return {
    objects: objects.sort((one, other) => compareText(one.group, other.group) || compareText(one.id, other.id)),
    texts: texts.all(),
    sources: sources.all(),
  };
}

/** The objects of a rendering under their names, without what is secret, and with their counterparts. */
function tracedObjects(input: RenderingInput): readonly (Traced & Pick<Found, "id">)[] {
  const counterpart = counterparts(input);
  const nameOf = distinctNames();
  return input.objects.map((rendered, position) => {
    const object = readRendered(withoutSecrets(rendered));
    return { id: nameOf(object.id), object, template: rendered.template ?? "", marked: counterpart(position) };
  });
}

/** Objects of one name, in several namespaces or by mistake, are told apart by a number. */
function distinctNames(): (id: string) => string {
  const counts = new Map<string, number>();
  return (id) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id} (${count})`;
  };
}

/** Numbers for values, the same for equal ones. */
function numbering<Value>() {
  const known = new Map<string, { readonly index: number; readonly value: Value }>();
  return {
    numberOf: (value: Value): number => {
      const key = JSON.stringify(value);
      const entry = known.get(key) ?? { index: known.size, value };
      known.set(key, entry);
      return entry.index;
    },
    all: (): readonly Value[] => [...known.values()].map(({ value }) => value),
  };
}

/** The object with marked values that an object is, by its place among those of its template: its name may be marked, too. */
function counterparts({ objects, marked }: RenderingInput): (position: number) => JsonObject | undefined {
  if (marked === undefined) return () => undefined;
  const keysOf = (all: readonly RenderedObject[]) => {
    const counts = new Map<string, number>();
    return all.map(({ template = "", body }) => {
      const key = JSON.stringify([template, body["kind"] ?? ""]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return `${key} ${count}`;
    });
  };
  const keys = keysOf(objects);
  const byKey = new Map(keysOf(marked.objects).map((key, index) => [key, marked.objects[index]?.body] as const));
  return (position) => byKey.get(keys[position] ?? "");
}

const HIDDEN = "(hidden)";

function withoutSecrets(rendered: RenderedObject): RenderedObject {
  if (rendered.body["kind"] !== "Secret") return rendered;
  const hide = (data: Json | undefined): Json =>
    isMap(data) ? Object.fromEntries(Object.keys(data).map((key) => [key, HIDDEN])) : HIDDEN;
  const hidden = ["data", "stringData"].flatMap((field) =>
    rendered.body[field] === undefined ? [] : [[field, hide(rendered.body[field])] as const],
  );
  return { ...rendered, body: { ...rendered.body, ...Object.fromEntries(hidden) } };
}

function textOf(body: JsonObject, numberOf: (place: Place) => number): TextPage {
  const lines = yamlLines(body);
  return {
    lines: lines.map(({ text }) => text),
    sources: lines.map(({ place }) => (place === undefined ? -1 : numberOf(place))),
  };
}
