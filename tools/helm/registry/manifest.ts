/** The OCI manifest that `helm push` of Helm 3 and Helm 4 makes for a packaged chart, so that its digest is known before. */
import { sha256 } from "../base/digest.ts";
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { compareText } from "../base/text.ts";
import { chartConfig } from "./chart_config.ts";
import { goJson } from "./go_json.ts";

const CONFIG_TYPE = "application/vnd.cncf.helm.config.v1+json";
const LAYER_TYPE = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
const PREFIX = "org.opencontainers.image.";

/** Helm takes the time from the file that it pushes; ours are of no time. An annotation of the chart can set another one. */
const CREATED = "1970-01-01T00:00:00Z";

/** What the chart's own annotations cannot change. */
const FIXED = [`${PREFIX}title`, `${PREFIX}version`];

/** The digest of the manifest. `metadata`: the Chart.yaml in the package. */
export function manifestDigest(packaged: Uint8Array, metadata: JsonObject): string {
  return digestOf(Buffer.from(goJson(manifest(packaged, chartConfig(metadata)))));
}

function manifest(packaged: Uint8Array, config: JsonObject): JsonObject {
  return {
    schemaVersion: 2,
    config: descriptor(CONFIG_TYPE, Buffer.from(goJson(config))),
    layers: [descriptor(LAYER_TYPE, packaged)],
    annotations: annotations(config),
  };
}

function descriptor(mediaType: string, content: Uint8Array): JsonObject {
  return { mediaType, digest: digestOf(content), size: content.length };
}

function digestOf(content: Uint8Array): string {
  return `sha256:${sha256(content)}`;
}

function annotations(config: JsonObject): JsonObject {
  const texts = {
    [`${PREFIX}description`]: config["description"],
    [`${PREFIX}title`]: config["name"],
    [`${PREFIX}version`]: config["version"],
    [`${PREFIX}url`]: config["home"],
    [`${PREFIX}created`]: CREATED,
    [`${PREFIX}source`]: listOf(config["sources"])[0],
    [`${PREFIX}authors`]: listOf(config["maintainers"]).map(author).join(", "),
  };
  const given = Object.entries(texts).filter(
    (entry): entry is [string, string] => String(entry[1] ?? "").trim() !== "",
  );
  const own = isObject(config["annotations"]) ? Object.entries(config["annotations"]) : [];
  const all = new Map<string, Json>([...given, ...own.filter(([key]) => !FIXED.includes(key))]);
  return Object.fromEntries([...all].sort(([left], [right]) => compareText(left, right)));
}

function author(maintainer: Json): string {
  const { name = "", email = "" } = isObject(maintainer) ? maintainer : {};
  return `${name}${email === "" ? "" : ` (${email})`}`;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
