/** The versions of a chart that its declaration does not contain: those in files, and late ones. */
import { isObject, type JsonObject } from "../../base/json.ts";
import { listWords } from "../../base/text.ts";
import type { Problem, Result } from "../../model/problems.ts";
import type { Request } from "../../model/types.ts";

const ATTRIBUTES = ["chart_version", "app_version"] as const;
const KEY = /\{([A-Za-z0-9_]+)\}/g;

type Sources = Pick<Request, "files" | "status" | "versions">;

/** The declaration as if it contained its versions. */
export function withVersions(declaration: unknown, sources: Sources): Result<unknown> {
  if (!isObject(declaration)) return { value: declaration };
  const found = ATTRIBUTES.flatMap((attribute) => {
    const text = versionOf(declaration, attribute, sources);
    return text === undefined ? [] : [{ attribute, text, missing: missingKeys(text, sources) }];
  });
  const problems = found.flatMap(({ attribute, text, missing }) =>
    missing.map((key) => unknownKey(declaration, { attribute, text, key }, sources)),
  );
  if (problems.length > 0) return { problems };
  const versions = found.map(({ attribute, text }) => [attribute, expanded(text, sources)]);
  const { chart_version_file: _chart, app_version_file: _app, ...rest } = declaration;
  return { value: { ...rest, ...Object.fromEntries(versions) } };
}

/** A late version wins over one in a file. Undefined: the declaration has it, or there is none. */
function versionOf(declaration: JsonObject, attribute: string, { versions, files }: Sources): string | undefined {
  const late = versions?.[attribute];
  const file = declaration[`${attribute}_file`];
  if (late !== undefined || typeof file !== "string") return late;
  return new TextDecoder().decode(files.get(file)).trim();
}

function missingKeys(text: string, { status, versions }: Sources): readonly string[] {
  if (versions === undefined) return [];
  return [...text.matchAll(KEY)].flatMap(([, key = ""]) => ((status?.get(key) ?? "") === "" ? [key] : []));
}

function expanded(text: string, { status, versions }: Sources): string {
  return versions === undefined ? text : text.replace(KEY, (_, key: string) => status?.get(key) ?? "");
}

interface Missing {
  readonly attribute: string;
  readonly text: string;
  readonly key: string;
}

function unknownKey({ label }: JsonObject, { attribute, text, key }: Missing, { status }: Sources): Problem {
  const known = [...(status ?? [])].flatMap(([name, value]) => (value === "" ? [] : name)).sort();
  return {
    code: "unknown-status-key",
    label: String(label),
    path: attribute,
    what: `uses \`${key}\`, which the workspace status does not have`,
    got: text,
    expected: known.length === 0 ? "a version without braces, or a build with `--stamp`" : `one of ${listWords(known)}`,
    fix:
      key === "BUILD_EMBED_LABEL"
        ? "build with `--stamp --embed_label=<version>`"
        : "build with `--stamp` and a `--workspace_status_command` that prints it, or use another key",
  };
}
