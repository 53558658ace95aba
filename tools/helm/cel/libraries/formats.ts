/** Kubernetes' CEL library of named formats. */
import { Optional } from "@marcbachmann/cel-js";
import { hasFormat } from "../../base/formats.ts";
import { entryOf } from "../../base/table.ts";
import { type Functions, type Library, namespace, type Opaque, opaque, opaqueType } from "../library.ts";

interface Format {
  readonly name: string;
  readonly holds: (text: string) => boolean;
}

const FORMAT_TYPE = opaqueType<Format>("kubernetes.NamedFormat");
const FORMAT_NAMESPACE = namespace("format");

const LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
const NAME = "(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

function upTo(length: number, pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^(?:${pattern})$`);
  return (text) => text.length <= length && expression.test(text);
}

const isSubdomain = upTo(253, `${LABEL}(?:\\.${LABEL})*`);
const isName = upTo(63, NAME);

function isQualifiedName(text: string): boolean {
  const parts = text.split("/");
  const name = parts.pop() ?? "";
  return isName(name) && parts.length <= 1 && parts.every(isSubdomain);
}

/** A prefix may end in a dash: the name goes on. */
function asPrefix(holds: (text: string) => boolean): (text: string) => boolean {
  return (text) => holds(text.length > 1 && text.endsWith("-") ? `${text.slice(0, -1)}a` : text);
}

const isLabel = upTo(63, LABEL);
const isServiceLabel = upTo(63, "[a-z](?:[-a-z0-9]*[a-z0-9])?");

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  dns1123Label: isLabel,
  dns1123Subdomain: isSubdomain,
  dns1035Label: isServiceLabel,
  qualifiedName: isQualifiedName,
  dns1123LabelPrefix: asPrefix(isLabel),
  dns1123SubdomainPrefix: asPrefix(isSubdomain),
  dns1035LabelPrefix: asPrefix(isServiceLabel),
  labelValue: (text) => text === "" || isName(text),
  uri: (text) => hasFormat(text, "uri") === true,
  uuid: (text) => hasFormat(text, "uuid") === true,
  byte: (text) => hasFormat(text, "byte") === true,
  date: (text) => hasFormat(text, "date") === true,
  datetime: (text) => hasFormat(text, "datetime") === true,
};

export const NAMED_FORMATS: Library = {
  types: [FORMAT_TYPE],
  namespaces: [FORMAT_NAMESPACE],
  functions: {
    ...Object.fromEntries(
      Object.keys(FORMATS).map((name) => [
        `formatNamespace.${name}(): kubernetes.NamedFormat`,
        () => opaque(FORMAT_TYPE, { name, holds: FORMATS[name] as Format["holds"] }),
      ]),
    ),
    "formatNamespace.named(string): optional<kubernetes.NamedFormat>": (_: unknown, name: string) => {
      const holds = entryOf(FORMATS, name);
      return holds === undefined ? Optional.none() : Optional.of(opaque(FORMAT_TYPE, { name, holds }));
    },
    "kubernetes.NamedFormat.validate(string): optional<list<string>>": ({ value }: Opaque<Format>, text: string) =>
      value.holds(text) ? Optional.none() : Optional.of([`is not a valid ${value.name}`]),
  } satisfies Functions,
};
