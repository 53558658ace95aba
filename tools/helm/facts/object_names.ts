/** The name of an additional object of an app, as arguments of the helper `fullname`. `name`: of its view, like `config`. */
import { goString } from "../base/literal.ts";
import { OBJECT_NAME_LIMIT } from "./app_types.ts";
export function nameArguments(app: string, name: string): string {
  return `${goString(app)} ${OBJECT_NAME_LIMIT} ${goString(name)}`;
}
