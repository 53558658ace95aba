/** Finds imports that break the rules of the floors. */
import type { Floor } from "./floors.ts";
import { cyclesOf, type Imports, importsOf, reachedFrom, type Sources } from "./imports.ts";

/** The floor of a file, its number from the top, and the listed path that the file belongs to. */
interface Place {
  readonly floor: Floor;
  readonly level: number;
  readonly room: string;
}

/** One line per breach, sorted. */
export function breachesOf(floors: readonly Floor[], entryPoint: string, sources: Sources): readonly string[] {
  const imports = importsOf(sources);
  return [
    ...strays(floors, imports),
    ...[...imports].flatMap(([from, targets]) => targets.flatMap((to) => wrongWay(floors, from, to) ?? [])),
    ...cyclesOf(imports).map((files) => `${files.join(" → ")}: files import each other in a cycle`),
    ...unreached(entryPoint, imports),
  ].sort();
}

function strays(floors: readonly Floor[], imports: Imports): readonly string[] {
  return [...imports.keys()]
    .filter((path) => placeOf(floors, path) === undefined)
    .map((path) => `${path}: is not on any floor; move it, or add it to floors.ts`);
}

function wrongWay(floors: readonly Floor[], from: string, to: string): string | undefined {
  const source = placeOf(floors, from);
  const target = placeOf(floors, to);
  if (source === undefined) return undefined;
  const what = `${from} (${source.floor.name}) imports ${to}`;
  if (target === undefined) return `${what}, which is not on any floor`;
  if (target.level < source.level) return `${what} (${target.floor.name}), which is above`;
  if (target.level === source.level && target.room !== source.room && target.floor.isIsolated === true) {
    return `${what} (${target.floor.name}), which is another room on its floor`;
  }
  return undefined;
}

function unreached(entryPoint: string, imports: Imports): readonly string[] {
  const reached = reachedFrom(entryPoint, imports);
  return [...imports.keys()]
    .filter((path) => !reached.has(path))
    .map((path) => `${path}: is not reachable from ${entryPoint}; no user runs it`);
}

function placeOf(floors: readonly Floor[], path: string): Place | undefined {
  const isIn = (room: string) => (room.endsWith("/") ? path.startsWith(room) : path === room);
  const level = floors.findIndex(({ paths }) => paths.some(isIn));
  const floor = floors[level];
  const room = floor?.paths.find(isIn);
  return floor === undefined || room === undefined ? undefined : { floor, level, room };
}
