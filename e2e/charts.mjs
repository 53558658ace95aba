/**
 * Imports charts into a consumer's module, from Debian's docker-registry and a web server on loopback: `node e2e/charts.mjs`. Prints
 * one line per check, in the Test Anything Protocol.
 *
 * Nothing is installed, all ports are free ones, and all processes end with this one.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { helmBinary } from "../tools/npm/example_charts.mjs";
import { importTypeScript } from "../tools/npm/import_typescript.mjs";
import { ROOT, withScratchModule } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";
import { unpackDebian } from "./debian.mjs";

const USER = "shop";
const PASSWORD = "tr0ub4dor";
const IDENTITY_TOKEN = "an-identity-token";
/** The same for htpasswd files (bcrypt). */
const USERS = `${USER}:$2b$04$ipJw5edVKVBkeEoU.ElFC.D9IvwNNmoJ4j0SK/CzoBTlhR7M25d9q\n`;

/** A configuration of Docker's, in a folder of its own. */
function dockerConfig(folder, config) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  return folder;
}

/** A helper that knows the password or the token: a program on PATH (Docker: credential helper protocol). */
function credentialHelper(folder, host, known = { Username: USER, Secret: PASSWORD }) {
  const config = dockerConfig(folder, { credHelpers: { [host]: "test" } });
  const program = join(folder, "docker-credential-test");
  const answer = JSON.stringify({ ServerURL: host, ...known });
  writeFileSync(program, `#!/bin/sh\n[ "$(cat)" = ${host} ] && echo '${answer}'\n`);
  chmodSync(program, 0o755);
  return config;
}

/** Serves the files of a folder; in a process of its own, since this one waits for Bazel. */
async function serve(start, folder) {
  const server = start([process.execPath, "--eval", SERVER, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(server.stdout, "data");
  return `http://127.0.0.1:${String(port).trim()}`;
}

const SERVER = `const { createReadStream } = require("node:fs");
const server = require("node:http").createServer((request, response) => {
  const file = createReadStream(process.argv[1] + request.url);
  file.on("error", () => response.writeHead(404).end());
  file.pipe(response);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

/** Pushes an artifact that is no chart, and gives the digest of its manifest. */
async function pushImage(host) {
  const url = `http://${host}/v2/charts/redis`;
  const headers = { authorization: `Basic ${btoa(`${USER}:${PASSWORD}`)}` };
  const upload = await fetch(`${url}/blobs/uploads/`, { method: "POST", headers });
  const config = `sha256:${createHash("sha256").update("{}").digest("hex")}`;
  await fetch(`${upload.headers.get("location")}&digest=${config}`, {
    method: "PUT",
    headers: { ...headers, "content-type": "application/octet-stream" },
    body: "{}",
  });
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: { mediaType: "application/vnd.oci.image.config.v1+json", digest: config, size: 2 },
    layers: [],
  });
  const { status } = await fetch(`${url}/manifests/image`, {
    method: "PUT",
    headers: { ...headers, "content-type": mediaType },
    body: manifest,
  });
  assert.equal(status, 201);
  return `sha256:${createHash("sha256").update(manifest).digest("hex")}`;
}

async function testCharts({ debian, servers, scratch: { folder, write, bazel } }) {
  const helm = helmBinary(4);
  const home = join(folder, "home");
  mkdirSync(home);
  const env = { HOME: home, PATH: process.env.PATH, HELM_REGISTRY_CONFIG: join(home, "helm.json") };
  const runHelm = (...args) =>
    execFileSync(helm, args, { cwd: folder, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const port = await servers.freePort();
  const host = `127.0.0.1:${port}`;
  await servers.startRegistry({ debian, folder: join(folder, "registry"), port, users: USERS });
  const login = dockerConfig(join(folder, "docker"), { auths: { [host]: { auth: btoa(`${USER}:${PASSWORD}`) } } });

  // A chart that contains another one, which Helm has made.
  runHelm("create", "redis");
  runHelm("package", "redis", "--version", "1.2.3");
  const packed = readFileSync(join(folder, "redis-1.2.3.tgz"));
  env.DOCKER_CONFIG = login;
  const pushed = execFileSync(
    "sh",
    ["-c", '"$0" push redis-1.2.3.tgz "$1" --plain-http 2>&1', helm, `oci://${host}/charts`],
    {
      cwd: folder,
      env,
      encoding: "utf8",
    },
  );
  const [digest] = /sha256:[0-9a-f]{64}/.exec(pushed);
  const sha256 = createHash("sha256").update(packed).digest("hex");
  const image = await pushImage(host);
  const reference = `oci://${host}/charts/redis:1.2.3`;
  const address = await serve(servers.start, folder);
  const url = `${address}/redis-1.2.3.tgz`;

  const module = readFileSync(join(folder, "MODULE.bazel"), "utf8");
  const importing = (lines) =>
    write(
      "MODULE.bazel",
      `${module}charts = use_extension("@rules_appchart//:extensions.bzl", "charts")\n${lines}\nuse_repo(charts, "redis")\n`,
    );
  const oci = (attributes = {}) => tag("oci", { name: "redis", reference, digest, ...attributes });
  const http = (attributes = {}) => tag("http", { name: "redis", url, sha256, ...attributes });
  const tag = (kind, attributes) => {
    const given = Object.entries(attributes).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
    return `charts.${kind}(${given.join(", ")})`;
  };
  write(
    "BUILD.bazel",
    `load("@rules_appchart//:helm.bzl", "helm_chart")
helm_chart(name = "chart", dependencies = [{"chart": "@redis", "alias": "cache"}])
`,
  );
  /** Without a cache, so that everything is downloaded. */
  const build = (config, ...more) =>
    bazel(
      "build",
      "//:chart",
      "--repository_cache=",
      `--repo_env=HOME=${home}`,
      `--repo_env=DOCKER_CONFIG=${config}`,
      ...more,
    );
  const outcome = (config, ...more) => {
    try {
      build(config, ...more);
      return "";
    } catch ({ stderr }) {
      assert.ok(![PASSWORD, IDENTITY_TOKEN].some((secret) => stderr.includes(secret)));
      return stderr;
    }
  };
  /** Everything that this repository has on disk. */
  const imported = () => {
    const external = join(bazel("info", "output_base").trim(), "external");
    const [name] = readdirSync(external).filter((each) => /charts[~+]redis$/.test(each));
    return {
      files: readdirSync(join(external, name)).sort(),
      package: readFileSync(join(external, name, "chart.tgz")),
    };
  };
  const nobody = dockerConfig(join(folder, "nobody"), {});

  await check("a chart of a registry, with Docker's credentials, which are in no file afterwards", () => {
    importing(oci());
    build(login);
    assert.ok(imported().package.equals(packed));
    assert.ok(
      imported().files.every((name) => ["BUILD.bazel", "REPO.bazel", "WORKSPACE", "chart.tgz"].includes(name)),
      imported().files.join(),
    );
    assert.ok(existsSync(join(folder, "bazel-bin/chart/charts/redis-1.2.3.tgz")));
  });
  await check("nobody is let in without credentials, or with wrong ones", () => {
    importing(oci({ reference: `${reference}-again` }));
    const refused =
      /401 Unauthorized[\s\S]*charts\.oci\(name = "redis"\): digest: cannot be downloaded from (\S+) without credentials, for the reason in Bazel's warning \(got ".*"\); expected .*\. Fix: if access is denied, run `docker login 127\.0\.0\.1:\d+` .*\. \[no-chart\]$/m;
    assert.match(outcome(nobody), refused);
    const wrong = dockerConfig(join(folder, "wrong"), { auths: { [host]: { auth: btoa(`${USER}:wrong`) } } });
    assert.match(
      outcome(wrong),
      /401 Unauthorized[\s\S]* with the credentials in Docker's configuration, for the reason/,
    );
  });
  await check("a credential helper", () => {
    importing(oci({ reference: `${reference}-helper` }));
    const config = credentialHelper(join(folder, "helper"), host);
    build(config, `--repo_env=PATH=${config}:${process.env.PATH}`);
    assert.ok(imported().package.equals(packed));
  });
  await check("a registry that takes tokens: for a password, and for identity tokens", async () => {
    const certificate = servers.makeCertificate(debian, folder, "127.0.0.1");
    const options = servers.trusting(certificate.certificate, join(folder, "trusted.jks"));
    appendFileSync(join(folder, ".bazelrc"), options.map((option) => `startup ${option}\n`).join(""));
    const known = { user: USER, password: PASSWORD, identityToken: IDENTITY_TOKEN };
    const tokenServer = await servers.startTokenServer("https", certificate, known);
    const tokens = { realm: tokenServer.url, certificate: certificate.certificate };
    const other = `127.0.0.1:${await servers.freePort()}`;
    cpSync(join(folder, "registry/data"), join(folder, "with-tokens/data"), { recursive: true });
    const port = Number(other.split(":")[1]);
    await servers.startRegistry({ debian, folder: join(folder, "with-tokens"), port, tokens });
    const importOther = (tag) =>
      importing(
        oci({ reference: `oci://${other}/charts/redis:${tag}`, token_server: `${tokenServer.url}?service=test` }),
      );
    importOther("denied");
    assert.match(outcome(nobody), /401 Unauthorized[\s\S]* without credentials, for the reason/);
    const entries = { password: { auth: btoa(`${USER}:${PASSWORD}`) }, token: { identitytoken: IDENTITY_TOKEN } };
    for (const [tag, entry] of Object.entries(entries)) {
      importOther(tag);
      build(dockerConfig(join(folder, tag), { auths: { [other]: entry } }));
      assert.ok(imported().package.equals(packed));
    }
    importOther("helper");
    const config = credentialHelper(join(folder, "token-helper"), other, {
      Username: "<token>",
      Secret: IDENTITY_TOKEN,
    });
    build(config, `--repo_env=PATH=${config}:${process.env.PATH}`);
    assert.ok(imported().package.equals(packed));
  });
  await check("Bazel's own credential helper", () => {
    importing(oci({ reference: `${reference}-bazel` }));
    const program = join(folder, "helper.sh");
    const headers = { headers: { Authorization: [`Basic ${btoa(`${USER}:${PASSWORD}`)}`] } };
    writeFileSync(program, `#!/bin/sh\ncat >/dev/null\necho '${JSON.stringify(headers)}'\n`);
    chmodSync(program, 0o755);
    build(nobody, `--credential_helper=127.0.0.1=${program}`);
    assert.ok(imported().package.equals(packed));
  });
  await check("a mirror is asked first, and the registry if the mirror does not have it", () => {
    importing(oci({ mirrors: [`oci://${host}/mirror`, "oci://127.0.0.1:1"] }));
    build(login);
    importing(oci({ reference: "oci://127.0.0.1:1/redis:1.2.3", mirrors: [`oci://${host}/charts`] }));
    build(login);
    assert.ok(imported().package.equals(packed));
  });
  await check("a digest that is not there, and one of what is no chart", () => {
    importing(oci({ digest: `sha256:${"0".repeat(64)}` }));
    assert.match(
      outcome(login),
      /404 Not Found[\s\S]*charts\.oci\(name = "redis"\): digest: cannot be downloaded from \S+ .* \(got "sha256:0{64}"\); .*tools\/charts:pin -- oci:.*\[no-chart\]$/m,
    );
    importing(oci({ digest: image }));
    assert.match(
      outcome(login),
      /charts\.oci\(name = "redis"\): digest: is that of something else than a chart .*\[no-chart\]$/m,
    );
  });
  await check("a chart of a web server, from a mirror as well", () => {
    importing(http({ mirrors: [`${address}/none.tgz`] }));
    build(nobody);
    assert.ok(imported().package.equals(packed));
  });
  await check("a wrong checksum, and a file that is not there", () => {
    importing(http({ sha256: "0".repeat(64) }));
    const place =
      'charts\\.http\\(name = "redis"\\): url: cannot be downloaded, for the reason in Bazel\'s warning .*\\[no-chart\\]$';
    assert.match(outcome(nobody), new RegExp(`Checksum was ${sha256} but wanted 0{64}[\\s\\S]*${place}`, "m"));
    importing(http({ url: `${address}/none.tgz` }));
    assert.match(outcome(nobody), new RegExp(`404[\\s\\S]*${place}`, "m"));
  });
  await check("what cannot be an import is refused before anything is downloaded, all at once", () => {
    importing(
      `${oci({ digest: "latest" })}\n${tag("http", { name: "other", url: "http://charts.example.com/a.tgz", sha256: "1" })}`,
    );
    const lines = outcome(nobody).match(/^module scratch: .*$/gm);
    assert.deepEqual(
      lines.map((line) => /(charts\.\w+)\(name = "(\w+)"\): (\w+): .*\[([\w-]+)\]$/.exec(line)?.slice(1).join(" ")),
      [
        "charts.http other sha256 invalid-value",
        "charts.http other url invalid-value",
        "charts.oci redis digest invalid-value",
      ],
    );
  });
  await check("the commands of the document print the lines that it shows, and these build", () => {
    write("MODULE.bazel", module);
    const page = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8");
    const local = (text) =>
      text.replaceAll("registry.example.com", host).replaceAll("https://charts.example.com", address);
    process.env.DOCKER_CONFIG = login;
    const printed = [...page.matchAll(/^bazel (.*)$/gm)].map(([, words]) => {
      const args = local(words).split(" ");
      return bazel(...args, ...(words.includes("oci://") ? ["--plain-http"] : []));
    });
    assert.equal(printed.length, 2);
    const [shown] = [...page.matchAll(/^```starlark\n(charts = [\s\S]*?)```$/gm)].map(([, lines]) => local(lines));
    assert.equal(printed[0].replace("    plain_http = True,\n", ""), shown.replace("sha256:…", digest));
    for (const lines of printed) {
      write("MODULE.bazel", `${module}${lines}`);
      build(login);
      assert.ok(imported().package.equals(packed));
    }
  });
  await check("`pin` says in one line what it cannot find", () => {
    const pin = (...args) => bazel("run", "@rules_appchart//tools/charts:pin", "--", ...args);
    for (const missing of [[`${reference}-none`, "--plain-http"], [`${address}/none.tgz`]]) {
      assert.throws(
        () => pin(...missing),
        ({ stderr }) => /^pin: (oci|http):\S+: cannot be downloaded: .*\[no-chart\]$/m.test(stderr),
      );
    }
    process.env.DOCKER_CONFIG = nobody;
    assert.throws(
      () => pin(reference, "--plain-http"),
      ({ stderr }) => /^pin: .*\[registry-denied\]$/m.test(stderr),
    );
    assert.throws(
      () => pin("redis"),
      ({ stderr }) => /^pin: expected the address of a chart/m.test(stderr),
    );
  });
}

const debian = unpackDebian("registry", join(ROOT, "e2e/registry/packages.txt"));
if (process.platform !== "linux" || debian === undefined) {
  console.log("# not run: neither mmdebstrap nor apt-get can get Debian's packages here");
} else {
  const servers = await importTypeScript({
    stdin: {
      contents:
        'export * from "./servers.ts"; export * from "./token_servers.ts"; export { start, stopAll } from "./processes.ts";',
      resolveDir: join(ROOT, "e2e/registry"),
      loader: "ts",
    },
  });
  try {
    await withScratchModule("charts", (scratch) => testCharts({ debian, servers, scratch }));
  } finally {
    servers.stopAll();
  }
  finish();
}
