/** Names of additional objects, as arguments of the helper `fullname`. `name`: of their view, like `config`. */
import { goString } from "../base/literal.ts";
import { OBJECT_NAME_LIMIT } from "./app_types.ts";

export function nameArguments(app: string, name: string): string {
  return `${goString(app)} ${OBJECT_NAME_LIMIT} ${goString(name)}`;
}

/** Of an object that apps share. */
export function sharedNameArguments(name: string): string {
  return `${goString(name)} ${OBJECT_NAME_LIMIT}`;
}
