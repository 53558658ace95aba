/** What both Helms push, and what becomes of a push if the registry has the version already or fails. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../base/json.ts";
import { pack } from "../../base/pack.ts";
import { stringifyYaml } from "../../base/yaml.ts";
import { runCommand } from "../../commands.ts";
import { formatProblem } from "../../model/problems.ts";
import { isStored } from "../../registry/pushed.ts";
import { pushChart } from "../../system/push_chart.ts";
import { HELMS } from "../support/helm.ts";
import { digestOf, type Registry, startRegistry } from "../support/registry.ts";

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "push-"));
// Helm must not find the configuration of whoever runs this.
Object.assign(process.env, {
  HOME: folder,
  DOCKER_CONFIG: folder,
  HELM_REGISTRY_CONFIG: join(folder, "registry.json"),
});

let registry: Registry;
beforeEach(async () => {
  registry = await startRegistry();
});
afterEach(() => registry.close());

/** A packaged chart with this Chart.yaml. */
async function packageOf(metadata: JsonObject, values = "a: 1\n"): Promise<string> {
  const chart = { apiVersion: "v2", name: "shop", version: "1.2.0", ...metadata };
  const files = new Map([
    ["Chart.yaml", stringifyYaml(chart)],
    ["values.yaml", values],
    ["templates/a.yaml", ""],
  ]);
  const path = join(mkdtempSync(join(folder, "package-")), "shop.tgz");
  writeFileSync(path, await pack("shop", files));
  return path;
}

interface Settings {
  readonly retries?: number;
  readonly timeout?: number;
}

async function push(helm: string, path: string, { retries = 0, timeout = 60 }: Settings = {}) {
  const said: string[] = [];
  const pauses: number[] = [];
  const repository = `oci://${registry.host}/charts`;
  const { signal } = new AbortController();
  const pushed = await pushChart(
    { label: "//shop:chart", repository, path },
    { helm, options: ["--plain-http"], timeout, signal },
    { retries, wait: async (seconds) => pauses.push(seconds), say: (sentence) => said.push(sentence) },
  );
  const { result, reference } = pushed;
  const problem = isStored(pushed) ? "" : formatProblem(pushed.problem).replaceAll(registry.host, "<host>");
  return { result, reference, digest: isStored(pushed) ? pushed.digest : "", problem, said, pauses };
}

async function promised(path: string): Promise<string> {
  const output = join(mkdtempSync(join(folder, "digest-")), "digest");
  expect(await runCommand(["digest", `--package=${path}`, `--output=${output}`])).toEqual({ exitCode: 0, output: "" });
  return readFileSync(output, "utf8").trimEnd();
}

const CHARTS: readonly (readonly [string, JsonObject])[] = [
  ["nothing but what is required", {}],
  [
    "every field",
    {
      type: "application",
      version: "1.2.0-rc.1+build.7",
      appVersion: "2.0",
      description: "A <b>shop</b> & more\u2028with\ttabs\nand\u0007 bells, ü and 🛒",
      home: "https://shop.example.com/?a=1&b=<2>",
      icon: "https://shop.example.com/icon.svg",
      keywords: ["shop", "a & b"],
      kubeVersion: ">=1.31.0-0 <1.37.0-0",
      deprecated: true,
      sources: ["https://code.example.com/shop", "https://code.example.com/other"],
      maintainers: [
        { name: "Shop", email: "shop@example.com" },
        { name: "No mail", url: "https://example.com" },
      ],
    },
  ],
  [
    "dependencies, as long as there are no files of them",
    {
      dependencies: [
        { name: "redis", version: "1.0.0" },
        {
          ...{ name: "postgresql", version: "2.0.0", repository: "oci://registry.example.com/charts", alias: "db" },
          ...{ condition: "db.enabled", tags: ["data"] },
          "import-values": ["a", { parent: "x", child: "b" }],
        },
      ],
    },
  ],
  [
    "annotations, which set all but title and version",
    {
      annotations: {
        z: "last",
        a: "<first>",
        "org.opencontainers.image.created": "2020-02-02T02:02:02Z",
        "org.opencontainers.image.title": "no",
        "org.opencontainers.image.version": "no",
        "org.opencontainers.image.url": "https://other.example.com",
      },
    },
  ],
  ["fields that are empty", { description: " ", keywords: [], maintainers: [{ name: "" }], annotations: {} }],
];

describe.each(HELMS)("%s", (major, helm) => {
  test.each(CHARTS)("the digest is known before: %s", async (_name, metadata) => {
    const path = await packageOf(metadata);
    // Neither the file's time nor the machine's time zone is told to anyone.
    utimesSync(path, new Date(), new Date());
    process.env["TZ"] = "Asia/Tokyo";
    const { result, digest, reference, problem } = await push(helm, path);
    expect([result, problem]).toEqual(["pushed", ""]);
    const tag = String(metadata["version"] ?? "1.2.0").replace("+", "_");
    expect(reference).toBe(`${registry.host}/charts/shop:${tag}`);
    expect(digest).toBe(await promised(path));
    expect(digestOf(registry.manifests.get(`charts/shop/manifests/${tag}`) ?? Buffer.of())).toBe(digest);
  });

  test("a version that is there is left alone, however it was packed or dated", async () => {
    const path = await packageOf({});
    const { digest } = await push(helm, path);
    expect(await push(helm, path)).toMatchObject({ result: "unchanged", digest, problem: "" });

    const folderOfOther = mkdtempSync(join(folder, "other-"));
    const other = join(folderOfOther, "shop.tgz");
    writeFileSync(other, gzipSync(gunzipSync(readFileSync(path)), { level: 1 }));
    utimesSync(other, new Date(0), new Date(86_400_000));
    const version = registry.manifests.get("charts/shop/manifests/1.2.0");
    registry.close();
    registry = await startRegistry();
    expect(await runByHand(helm, ["push", other, `oci://${registry.host}/charts`, "--plain-http"])).toBe(0);
    const byHand = registry.manifests.get("charts/shop/manifests/1.2.0") ?? Buffer.of();
    expect(byHand).not.toEqual(version);
    expect(await push(helm, path)).toMatchObject({ result: "unchanged", digest: digestOf(byHand), problem: "" });
    expect(registry.manifests.get("charts/shop/manifests/1.2.0")).toEqual(byHand);
  });

  test("a version with other content is not overwritten", async () => {
    const { digest } = await push(helm, await packageOf({}));
    const before = new Map(registry.manifests);
    expect(await push(helm, await packageOf({}, "a: 2\n"))).toMatchObject({
      result: "refused",
      problem: `//shop:chart: <host>/charts/shop:1.2.0: is already in the registry, with other content (got "${digest}"); expected a version that does not exist yet. Fix: set another \`chart_version\`; what people have installed must not change. [version-exists]`,
    });
    expect(registry.manifests).toEqual(before);
  });

  test.each<readonly [string, string, number | "silence", string]>([
    ["reading needs credentials", "", 401, "registry-denied"],
    ["reading is forbidden", "", 403, "registry-denied"],
    ["writing is forbidden", "POST", 403, "registry-denied"],
    ["too many requests", "", 429, "registry-busy"],
    ["the registry fails", "", 500, "registry-failing"],
    ["uploads fail", "POST", 503, "registry-failing"],
    ["the manifest cannot be stored", "PUT.*manifests", 500, "registry-failing"],
    ["the manifest is refused", "PUT.*manifests", 400, "registry-refused"],
    ["no answer", "", "silence", "registry-silent"],
  ])("%s", async (_name, requests, fails, code) => {
    registry.failWhen((request) => (new RegExp(requests).test(request) ? fails : undefined));
    const path = await packageOf({});
    const timeout = fails === "silence" ? 1 : 60;
    const { result, problem } = await push(helm, path, { timeout });
    expect([result, /\[(.*)\]$/.exec(problem)?.[1]]).toEqual(["failed", code]);

    expect(problem).toMatch(/^\/\/shop:chart: <host>\/charts\/shop:1\.2\.0: <host> .*; expected .*\. Fix: /);
    expect(registry.manifests.size).toBe(0);

    registry.failWhen(() => undefined);
    expect(await push(helm, path)).toMatchObject({ result: "pushed" });
  });

  test("a registry that fails at first", async () => {
    const path = await packageOf({});
    let failures = 0;
    // Helm 4 tries six times by itself.
    const enough = major === "Helm 3" ? 1 : 6;
    registry.failWhen((request) => {
      failures += /PUT.*manifests/.test(request) ? 1 : 0;
      return /PUT.*manifests/.test(request) && failures <= enough ? 503 : undefined;
    });
    const { result, pauses, said } = await push(helm, path, { retries: 3 });
    expect([result, pauses]).toEqual(["pushed", [1]]);
    expect(said).toEqual([expect.stringMatching(/ 503\b.*; trying again in 1 s \(1 of 3\)$/)]);
  });

  test("nobody is there", async () => {
    registry.close();
    expect(await push(helm, await packageOf({}))).toMatchObject({
      problem: expect.stringMatching(
        /: the connection to <host> fails: .* refused; expected .* \[registry-unreachable\]$/,
      ),
    });
  });
});

describe("a Helm that", () => {
  test.each([
    ["kill -SEGV $$", 60, "Helm fails: Helm was killed by SIGSEGV"],
    ["echo 'panic: timeout' >&2; exit 2", 60, "Helm fails: Helm ended with exit code 2: panic: timeout"],
    // Another process has its pipes.
    ["/bin/sleep 60 & wait", 0.5, "<host> does not answer: no answer after 0.5 s"],
  ])("does %j", async (script, timeout, what) => {
    const helm = join(mkdtempSync(join(folder, "helm-")), "helm");
    writeFileSync(helm, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const start = Date.now();
    const { problem, pauses } = await push(helm, await packageOf({}), { timeout, retries: 3 });
    expect([problem, pauses]).toEqual([expect.stringContaining(`: ${what}; expected `), []]);
    expect(Date.now() - start).toBeLessThan(30_000);
  });
});

/** Without TZ, which `push` sets. */
function runByHand(helm: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    spawn(helm, args, { stdio: "ignore", env: process.env }).on("close", resolve);
  });
}
