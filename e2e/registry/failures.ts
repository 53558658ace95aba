/** Pushes that something keeps from succeeding: how each ends, what is in the registry then, and that the next one succeeds. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bench, compose, ending, MAJORS, type Major, manifestAt, type PushSettings, push } from "./bench.ts";
import type { Run } from "./processes.ts";
import { freePort, kill, type Relay, startRegistry, startRelay, type Verdict } from "./servers.ts";

interface Place {
  readonly bench: Bench;
  readonly major: Major;
  /** Of the registry itself. */
  readonly port: number;
  readonly relay: Relay;
  kill(): Promise<void>;
  restart(): Promise<void>;
  readonly push: (settings?: PushSettings) => Promise<Run>;
}

interface Case {
  readonly name: string;
  /** How the push ends. */
  readonly ending: string;
  /** What it also says. */
  readonly says?: RegExp;
  readonly run: (place: Place) => Promise<Run>;
}

const answering = (pattern: RegExp, status: number) => (place: Place) => {
  place.relay.judge = (request) => (pattern.test(request) ? status : "pass");
  return place.push();
};

const CASES: readonly Case[] = [
  { name: "401 for everything", ending: "registry-denied", run: answering(/^/, 401) },
  { name: "403 for uploads", ending: "registry-denied", run: answering(/^POST/, 403) },
  { name: "429 for everything", ending: "registry-busy", run: answering(/^/, 429) },
  { name: "500 for uploads", ending: "registry-failing", run: answering(/^POST/, 500) },
  { name: "500 for the manifest", ending: "registry-failing", run: answering(/^PUT .*\/manifests\//, 500) },
  {
    name: "registry killed half-way",
    ending: "registry-unreachable",
    says: /trying again in 1 s \(1 of 2\)[\s\S]*trying again in 2 s \(2 of 2\)/,
    run: async (place) => {
      place.relay.judge = async (request): Promise<Verdict> => {
        if (/^PUT/.test(request)) await place.kill();
        return "pass";
      };
      const result = await place.push({ args: ["--plain-http", "--retries=2"] });
      await place.restart();
      return result;
    },
  },
  {
    name: "push killed half-way",
    ending: "interrupted",
    says: /^Interrupted\. Nothing of the version on its way is in the registry, or all of it; run the same command again\.$/m,
    run: async (place) => {
      let isHeld = false;
      place.relay.judge = (request) => {
        isHeld ||= /^PUT .*\/manifests\//.test(request);
        return isHeld ? "hold" : "pass";
      };
      const result = await place.push({
        started: async (child) => {
          while (!isHeld) await sleep(20);
          child.kill("SIGTERM");
        },
      });
      assert.equal(result.exitCode, 143);
      return result;
    },
  },
  {
    name: "no answer",
    ending: "registry-silent",
    says: /^Looking for localhost:\d+\/charts\/catalog:1\.3\.0\n\/\/demo.* does not answer: no answer after 2 s; expected /,
    run: (place) => {
      place.relay.judge = () => "hold";
      return place.push({ args: ["--plain-http", "--timeout=2s"] });
    },
  },
];

/** Reports whether a function throws. */
export type Check = (name: string, run: () => Promise<void>) => Promise<void>;

export type Table = readonly (readonly [name: string, ending: string])[];

/** Goes through all cases with both Helms. */
export async function testFailures(bench: Bench, check: Check): Promise<Table> {
  const seen = new Map<string, string>();
  for (const [index, each] of CASES.entries()) {
    for (const major of MAJORS) {
      await check(
        `${each.name}, Helm ${major}: ${each.ending}, nothing is there, and the next push succeeds`,
        async () => {
          const folder = join(bench.scratch, `failure-${index}-${major}`);
          const port = await freePort();
          const settings = { debian: bench.debian, folder, port };
          let registry = await startRegistry(settings);
          const relay = await startRelay(port);
          const repository = `oci://localhost:${relay.port}/charts`;
          try {
            const result = await each.run({
              ...{ bench, major, port, relay },
              kill: () => kill(registry),
              restart: async () => {
                registry = await startRegistry(settings);
              },
              push: (more) => push(bench, major, repository, { args: ["--plain-http", "--retries=0"], ...more }),
            });
            seen.set(each.name, ending(result));
            assert.equal(ending(result), each.ending, result.stderr);
            assert.notEqual(result.exitCode, 0);
            assert.match(result.stderr, each.says ?? /; expected .*\. Fix: /);
            assert.equal(await manifestAt(port), undefined);
            const again = await push(bench, major, `oci://localhost:${port}/charts`, { args: ["--plain-http"] });
            assert.equal(ending(again), "pushed", again.stderr);
            assert.ok((await manifestAt(port)) !== undefined);
          } finally {
            relay.close();
            await kill(registry);
          }
        },
      );
    }
  }
  return [...seen];
}

/** What people see who wait. */
export async function testProgress(bench: Bench, check: Check): Promise<void> {
  await check("on a terminal, a line that counts the seconds, and goes away", async () => {
    const relay = await startRelay(0);
    relay.judge = () => "hold";
    const args = ["--plain-http", "--timeout=3s"];
    const { stdout } = await push(bench, 4, `oci://localhost:${relay.port}/charts`, { args, hasTerminal: true });
    relay.close();
    const line = `\r\u001b[KLooking for localhost:${relay.port}/charts/catalog:1.3.0`;
    assert.ok(stdout.startsWith(`${line} (1 s)${line} (2 s)\r\u001b[K`), JSON.stringify(stdout));
    assert.match(stdout, /\[registry-silent\]\r\nfailed /);
  });
  await check("on a terminal, what Helm prints takes turns with it, in color", async () => {
    const helm = join(bench.scratch, "runfiles/_/slow");
    writeFileSync(helm, '#!/bin/sh\necho "color $HELM_COLOR"\nsleep 1.5\necho failed >&2\nexit 7\n', { mode: 0o755 });
    writeFileSync(join(bench.scratch, "runfiles/_/chart.json"), JSON.stringify(DECLARATION));
    const args = ["--verb=uninstall", "--label=//:shop", "--helm=_/slow", "--declaration=_/chart.json", "--", "--yes"];
    const { exitCode, stdout } = await compose(bench, ["helm", ...args], { hasTerminal: true });
    const line = "\r\u001b[KWaiting for helm uninstall (1 s)\r\u001b[K";
    assert.match(stdout, /^Uninstalling release shop in namespace here /);
    assert.ok(stdout.endsWith(`\r\ncolor always\r\n${line}failed\r\n`), JSON.stringify(stdout));
    assert.equal(exitCode, 7);
  });
}

const DECLARATION = { schema_version: 1, label: "//:shop", chart_name: "shop", namespace: "here" };

/** A registry and a machine without space. */
export async function testFullDisks(bench: Bench, check: Check): Promise<Table> {
  const seen = new Map<string, string>();
  const full = (folder: string) => {
    const fill = 'mount -t tmpfs -o size=1m tmpfs "$0"; cat /dev/zero >"$0/filler" 2>/dev/null || true; exec "$@"';
    return [...bench.mounting, "sh", "-euc", fill, folder];
  };
  for (const major of MAJORS) {
    await check(
      `the registry's disk is full, Helm ${major}: registry-failing, and nothing is there until there is space`,
      async () => {
        const folder = join(bench.scratch, `full-${major}`);
        const data = join(folder, "data");
        mkdirSync(data, { recursive: true });
        const port = await freePort();
        const registry = await startRegistry({ debian: bench.debian, folder, port, within: full(data) });
        try {
          const repository = `oci://localhost:${port}/charts`;
          const result = await push(bench, major, repository, { args: ["--plain-http", "--retries=1"] });
          seen.set("disk of the registry full", ending(result));
          assert.equal(ending(result), "registry-failing", result.stderr);
          assert.equal(await manifestAt(port), undefined);
          // Its mount, seen from here.
          rmSync(`/proc/${registry.pid}/root${data}/filler`);
          const again = await push(bench, major, repository, { args: ["--plain-http"] });
          assert.equal(ending(again), "pushed", again.stderr);
        } finally {
          await kill(registry);
        }
      },
    );
    await check(`this machine's disk is full, Helm ${major}: disk-full`, async () => {
      const folder = join(bench.scratch, `temporary-${major}`);
      mkdirSync(folder);
      const port = await freePort();
      const registry = await startRegistry({ debian: bench.debian, folder: join(bench.scratch, `r-${major}`), port });
      try {
        const result = await push(bench, major, `oci://localhost:${port}/charts`, {
          args: ["--plain-http"],
          env: { TMPDIR: folder },
          within: full(folder),
        });
        seen.set("disk of this machine full", ending(result));
        assert.equal(ending(result), "disk-full", result.stderr);
        assert.equal(await manifestAt(port), undefined);
      } finally {
        await kill(registry);
      }
    });
  }
  return [...seen];
}
