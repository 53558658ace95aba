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

/** The name that the helper `fullname` in `templates/_helpers.tpl.ejs` gives to it. `release`: undefined if names lack it. */
export function fullName(app: string, object: string, release: string | undefined): string {
  const [own, prefix] = [dnsName(app), release].map((name) => name?.replaceAll(".", "-"));
  const name = [...(prefix === undefined || prefix === own ? [] : [prefix]), own, object]
    .join("-")
    .replaceAll(".", "-");
  return prefix !== undefined && /^[0-9]/.test(name) ? `r${name}` : name;
}
