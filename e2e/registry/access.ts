/** Registries with TLS and passwords: whom they let in, and what of the credentials can be seen. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bench, ending, MAJORS, type Major, type PushSettings, push, referenceAt, variables } from "./bench.ts";
import type { Check } from "./failures.ts";
import { run } from "./processes.ts";
import { freePort, kill, makeCertificate, startProxy, startRegistry } from "./servers.ts";

export const USER = "shop";
export const PASSWORD = "tr0ub4dor";
/** The same for htpasswd files (bcrypt). */
const USERS = `${USER}:$2b$04$ipJw5edVKVBkeEoU.ElFC.D9IvwNNmoJ4j0SK/CzoBTlhR7M25d9q\n`;

/** It leads to loopback, but is none by its name: Helm 3 never uses TLS for those that are. */
const HOST = "0.0.0.0";

export async function testAccess(bench: Bench, check: Check): Promise<void> {
  const folder = join(bench.scratch, "tls");
  mkdirSync(folder);
  const tls = makeCertificate(bench.debian, folder, HOST);
  for (const major of MAJORS) {
    const port = await freePort();
    const registry = await startRegistry({
      debian: bench.debian,
      folder: join(folder, `${major}`),
      port,
      tls,
      users: USERS,
    });
    const host = `${HOST}:${port}`;
    const trusting = [`--ca-file=${tls.certificate}`, "--retries=0"];
    const expectEnding = async (expected: string, settings: PushSettings) => {
      const result = await push(bench, major, `oci://${host}/charts`, settings);
      assert.equal(ending(result), expected, result.stderr);
      assert.ok(!`${result.stdout}${result.stderr}`.includes(PASSWORD));
    };
    try {
      await check(`an unknown certificate is not trusted, Helm ${major}`, () =>
        expectEnding("registry-untrusted", { args: ["--retries=0"] }),
      );
      await check(`without credentials, or with wrong ones, nobody is let in, Helm ${major}`, async () => {
        await expectEnding("registry-denied", { args: trusting });
        await expectEnding("registry-denied", {
          args: trusting,
          env: docker(bench, host, { auth: btoa(`${USER}:wrong`) }),
        });
      });
      await check(`Docker's credentials, Helm ${major}`, () =>
        expectEnding("pushed", { args: trusting, env: docker(bench, host, { auth: btoa(`${USER}:${PASSWORD}`) }) }),
      );
      await check(
        `a credential helper, whose password is neither printed, nor an argument, nor in a file, Helm ${major}`,
        async () => {
          const seen: string[] = [];
          const temporary = join(folder, `temporary-${major}`);
          mkdirSync(temporary, { recursive: true });
          const look = setInterval(() => seen.push(...commandLines(), ...filesIn(temporary)), 5);
          try {
            const env = { ...helper(bench, host, { Username: USER, Secret: PASSWORD }), TMPDIR: temporary };
            await expectEnding("unchanged", { args: ["--insecure-skip-tls-verify"], env });
          } finally {
            clearInterval(look);
          }
          assert.ok(seen.some((each) => each.includes("pull\0oci://")));
          assert.ok(!seen.some((each) => each.includes(PASSWORD)));
        },
      );
      await check(`helm registry login, Helm ${major}`, async () => {
        const login = [
          "registry",
          "login",
          host,
          `--username=${USER}`,
          "--password-stdin",
          `--ca-file=${tls.certificate}`,
        ];
        const config = join(folder, `login-${major}.json`);
        const { exitCode, stderr } = await run([bench.helms[major], ...login, `--registry-config=${config}`], {
          env: variables(bench),
          input: PASSWORD,
        });
        assert.equal(exitCode, 0, stderr);
        await expectEnding("unchanged", { args: [...trusting, `--registry-config=${config}`] });
        await expectEnding("version-exists", {
          args: [...trusting, `--registry-config=${config}`],
          package: bench.other,
        });
      });
    } finally {
      await kill(registry);
    }
    await check(`plain HTTP goes nowhere but to loopback, unless asked for, Helm ${major}`, async () => {
      assert.deepEqual(await requestsThroughProxy(bench, major, []), ["CONNECT registry.example.com:443"]);
      const [asked] = await requestsThroughProxy(bench, major, ["--plain-http"]);
      assert.match(asked ?? "", /^(GET|HEAD) http:\/\/registry\.example\.com\//);
    });
  }
  await check("a password as an argument is refused, without being repeated", async () => {
    const result = await push(bench, 4, `oci://${referenceAt(1)}`, { args: [`--password=${PASSWORD}`] });
    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /^push: --password: /);
    assert.ok(!result.stderr.includes(PASSWORD));
  });
}

let configurations = 0;

/** Docker's own configuration, with the password or the token in it. */
export function docker({ scratch }: Bench, host: string, entry: object): NodeJS.ProcessEnv {
  configurations += 1;
  return { DOCKER_CONFIG: configured(join(scratch, `docker-${configurations}`), { auths: { [host]: entry } }) };
}

/** A helper that knows the password or the token; it is a program on PATH (Docker: credential helper protocol). */
export function helper({ scratch }: Bench, host: string, known: object): NodeJS.ProcessEnv {
  const folder = join(scratch, `helper-${host.replace(":", "-")}`);
  const credentials = JSON.stringify({ ServerURL: host, ...known });
  configured(folder, { credHelpers: { [host]: "test" } });
  const program = join(folder, "docker-credential-test");
  writeFileSync(program, `#!/bin/sh\ncat >/dev/null\ncat <<'E'\n${credentials}\nE\n`);
  chmodSync(program, 0o755);
  return { DOCKER_CONFIG: folder, PATH: `${folder}:${process.env["PATH"]}` };
}

function configured(folder: string, config: object): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  return folder;
}

/** The command lines of all processes, with NUL between words. */
function commandLines(): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => contentOf(`/proc/${pid}/cmdline`));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((path) => contentOf(join(folder, path)));
}

/** Nothing if it has gone, or is a folder. */
function contentOf(path: string): readonly string[] {
  try {
    return [readFileSync(path, "latin1")];
  } catch {
    return [];
  }
}

/** What a push to a host elsewhere asks a proxy for, without repetitions. */
async function requestsThroughProxy(bench: Bench, major: Major, args: readonly string[]): Promise<readonly string[]> {
  const proxy = await startProxy();
  const env = { HTTP_PROXY: proxy.address, HTTPS_PROXY: proxy.address, NO_PROXY: "" };
  const { exitCode } = await push(bench, major, "oci://registry.example.com/charts", {
    args: ["--retries=0", ...args],
    env,
  });
  assert.equal(exitCode, 1);
  proxy.close();
  return [...proxy.requests];
}
