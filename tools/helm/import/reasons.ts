/** Differences that charts of these rules always have from others, and that change nothing for what runs. */
import type { Json } from "./types.ts";

interface Harmless {
  readonly path: RegExp;
  /** Default: whatever the values are. */
  readonly isHarmless?: (before: Json | undefined, after: Json | undefined) => boolean;
  readonly reason: string;
}

const STANDARD = String.raw`\["app\.kubernetes\.io/(name|instance|component|version|part-of)"\]`;
const VERSION = String.raw`(\["(app\.kubernetes\.io/(version|managed-by)|helm\.sh/chart)"\]|\.chart|\.heritage)`;
const CONTAINER = String.raw`\.(containers|initContainers)\[name=[^\]]*\]`;

const isAdded = (before: Json | undefined) => before === undefined;
const isRemoved = (_: Json | undefined, after: Json | undefined) => after === undefined;

const HARMLESS: readonly Harmless[] = [
  {
    path: new RegExp(String.raw`(^|\.)metadata\.labels${STANDARD}$`),
    isHarmless: isAdded,
    reason: "Every object has the standard labels.",
  },
  { path: /(^|\.)metadata\.labels$/, isHarmless: isAdded, reason: "Every object has the standard labels." },
  {
    path: /^metadata\.labels\["app\.kubernetes\.io\/version"\]$/,
    reason: "The label is the version of the image.",
  },
  {
    path: new RegExp(String.raw`template\.metadata\.labels${VERSION}$`),
    isHarmless: isRemoved,
    reason: "Labels with a version would restart the pods with each version of the chart.",
  },
  {
    path: /metadata\.annotations(\["checksum\/.*"\])?$/,
    isHarmless: (before, after) => [before, after].every((side) => side === undefined || isChecksum(side)),
    reason: "The chart computes its own checksums of what the pods read.",
  },
  {
    path: new RegExp(String.raw`${CONTAINER}\.name$`),
    reason: "The container has the app's name.",
  },
  {
    path: new RegExp(String.raw`${CONTAINER}\.ports(\[(containerPort=)?\d+\](\.name)?)?$`),
    isHarmless: isAdded,
    reason: "The container lists the ports that its Service leads to, with names.",
  },
  {
    path: /^spec\.ports\[port=\d+\]\.name$/,
    isHarmless: isAdded,
    reason: "The port of the Service has a name.",
  },
  {
    path: new RegExp(String.raw`${CONTAINER}\.image$`),
    isHarmless: (before, after) => `${String(before)}:latest` === after,
    reason: "An image without a tag is the latest.",
  },
  {
    path: /^metadata\.annotations\["helm\.sh\/hook-weight"\]$/,
    isHarmless: (before, after) => before === undefined && after === "0",
    reason: "It is Helm's default.",
  },
  {
    path: /^metadata\.annotations\["helm\.sh\/hook-delete-policy"\]$/,
    isHarmless: (before, after) => before === undefined && after === "before-hook-creation",
    reason: "It is Helm's default.",
  },
  {
    path: /^metadata\.annotations\["helm\.sh\/hook"\]$/,
    isHarmless: (before, after) => words(before) === words(after),
    reason: "The order of events does not matter.",
  },
];

function words(value: Json | undefined): string {
  return String(value)
    .split(",")
    .map((word) => word.trim())
    .sort()
    .join();
}

/** A checksum, or annotations that are nothing else. */
function isChecksum(value: Json): boolean {
  if (typeof value === "string") return true;
  return (
    typeof value === "object" && value !== null && Object.keys(value).every((name) => name.startsWith("checksum/"))
  );
}

/** Why a difference does no harm; undefined if it may. */
export function harmless(path: string, before: Json | undefined, after: Json | undefined): string | undefined {
  return HARMLESS.find((each) => each.path.test(path) && (each.isHarmless?.(before, after) ?? true))?.reason;
}
