/** The names of the additional objects of apps. */
import { goString } from "../base/literal.ts";
import { dnsName, OBJECT_NAME_LIMIT } from "./app_types.ts";

/** Arguments of the helper `fullname`. `name`: of the object's view, like `config`. */
export function nameArguments(app: string, name: string): string {
  return `${goString(app)} ${OBJECT_NAME_LIMIT} ${goString(name)}`;
}

/** Of an object that apps share. */
export function sharedNameArguments(name: string): string {
  return `${goString(name)} ${OBJECT_NAME_LIMIT}`;
}

/** What the name of an app's object consists of. */
export interface NameParts {
  readonly app: string;
  /** The declared name of the app's objects, if there is one. */
  readonly own: unknown;
  readonly object: string;
  /** Undefined if names lack it. */
  readonly release: string | undefined;
}

/** The name that the helper `fullname` in `templates/_helpers.tpl.ejs` gives to it. */
export function fullName({ app, own: declared, object, release }: NameParts): string {
  if (typeof declared === "string" && declared !== "") return `${declared}-${object}`.replaceAll(".", "-");
  const [own, prefix] = [dnsName(app), release].map((name) => name?.replaceAll(".", "-"));
  const name = [...(prefix === undefined || prefix === own ? [] : [prefix]), own, object]
    .join("-")
    .replaceAll(".", "-");
  return prefix !== undefined && /^[0-9]/.test(name) ? `r${name}` : name;
}
