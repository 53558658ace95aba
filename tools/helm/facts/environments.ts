/** Path of an environment in problems. */
import { joinPath } from "../model/problems.ts";
export function environmentPath(name: string): string {
  return joinPath("environments", name);
}
