/** Registries that take tokens from a token server: whom that gives one. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { docker, helper, PASSWORD, USER } from "./access.ts";
import { type Bench, ending, MAJORS, push } from "./bench.ts";
import type { Check } from "./failures.ts";
import { freePort, kill, makeCertificate, startRegistry } from "./servers.ts";
import { startTokenServer } from "./token_servers.ts";

const IDENTITY_TOKEN = "an-identity-token";

export async function testTokens(bench: Bench, check: Check): Promise<void> {
  const folder = join(bench.scratch, "tokens");
  mkdirSync(folder);
  const certificate = makeCertificate(bench.debian, folder, "127.0.0.1");
  const server = await startTokenServer("http", certificate, {
    user: USER,
    password: PASSWORD,
    identityToken: IDENTITY_TOKEN,
  });
  for (const major of MAJORS) {
    const port = await freePort();
    const host = `localhost:${port}`;
    const tokens = { realm: server.url, certificate: certificate.certificate };
    const registry = await startRegistry({ debian: bench.debian, folder: join(folder, `${major}`), port, tokens });
    /** How a push ends, and how the token server was asked meanwhile. */
    const pushed = async (env: NodeJS.ProcessEnv, retries = 5) => {
      server.asked.clear();
      const result = await push(bench, major, `oci://${host}/charts`, {
        args: ["--plain-http", `--retries=${retries}`],
        env,
      });
      assert.ok(!`${result.stdout}${result.stderr}`.includes(IDENTITY_TOKEN), "the token is printed");
      return [ending(result), ...server.asked];
    };
    try {
      await check(`a token server gives nothing without credentials, or for wrong ones, Helm ${major}`, async () => {
        assert.deepEqual(await pushed({}, 0), ["registry-denied"]);
        assert.deepEqual(await pushed(docker(bench, host, { auth: btoa(`${USER}:wrong`) }), 0), ["registry-denied"]);
        assert.deepEqual(await pushed(docker(bench, host, { identitytoken: "wrong" }), 0), ["registry-denied"]);
      });
      await check(`a token for a password, Helm ${major}`, async () => {
        assert.deepEqual(await pushed(docker(bench, host, { auth: btoa(`${USER}:${PASSWORD}`) })), [
          "pushed",
          "password",
        ]);
      });
      await check(`a token for an identity token in Docker's configuration, Helm ${major}`, async () => {
        const env = docker(bench, host, { auth: btoa(`${USER}:`), identitytoken: IDENTITY_TOKEN });
        assert.deepEqual(await pushed(env), ["unchanged", "refresh token"]);
      });
      await check(`a token for the identity token of a credential helper, Helm ${major}`, async () => {
        const env = helper(bench, host, { Username: "<token>", Secret: IDENTITY_TOKEN });
        assert.deepEqual(await pushed(env), ["unchanged", "refresh token"]);
      });
    } finally {
      await kill(registry);
    }
  }
  await kill(server.process);
}
