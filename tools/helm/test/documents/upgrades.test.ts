/** `docs/upgrades.md` is complete. */
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../system/io.ts";
import { UPGRADE_CHECKS } from "../../upgrade/checks.gen.ts";
import { IMMUTABLE_FIELDS, type ImmutableFields } from "../../upgrade/immutable_fields.ts";

describe("docs/upgrades.md", () => {
  const document = readText("docs/upgrades.md");

  test("lists every code", async () => {
    expect(document).toContain(
      table(
        ["code", "severity", "what must hold", "raised major version"],
        UPGRADE_CHECKS.map(({ code, severity, description, allowedByVersion }) => [
          `\`${code}\``,
          severity,
          description,
          allowedByVersion ? "allows it" : "",
        ]),
      ),
    );
  });

  test("lists every immutable field", async () => {
    expect(document).toContain(
      table(
        ["object", "fixed", "but not", "the API server's words"],
        Object.entries(IMMUTABLE_FIELDS).map(([kind, fields]) => [
          `\`${kind}\``,
          listFixed(fields.fixed),
          (fields.except ?? []).map((field) => `\`${field}\``).join(", "),
          listRefusals(fields),
        ]),
      ),
    );
  });
});

/** Fields, grouped by their wording. */
function listFixed(fixed: ImmutableFields["fixed"]): string {
  const groups = Map.groupBy(Object.entries(fixed), ([, unless]) => (unless === true ? "" : ` ${unless.words}`));
  return [...groups]
    .map(([words, fields]) => `${fields.map(([field]) => `\`${field}\``).join(", ")}${words}`)
    .join("; ");
}

function listRefusals({ refusal, refusals = {}, kept = {} }: ImmutableFields): string {
  const single = Object.entries(refusals).map(([field, words]) => `${words}: \`${field}\``);
  const silent = Object.entries(kept).map(
    ([field, { result }]) => `none if a version leaves out \`${field}\`: ${result}`,
  );
  return [refusal, ...single, ...silent].join("; ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
