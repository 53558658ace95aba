/**
 * A Kubernetes control plane on loopback: etcd, kube-apiserver, kube-controller-manager and kube-scheduler. There are no
 * containers: `nodes.ts` plays the kubelets. Everything else is real: validation, defaults, Pod Security admission, RBAC,
 * controllers, scheduling, rolling updates, garbage collection.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, connect } from "./api.ts";
import { type Service, startService } from "./processes.ts";

export interface ControlPlane {
  readonly api: Api;
  /** The version of Kubernetes, like `1.36`. */
  readonly version: string;
  /** Path of the binary that holds all its programs, and kubectl. */
  readonly program: string;
  /** Path of a kubeconfig of the administrator. */
  readonly kubeconfig: string;
  /** The folder with its state and its logs. */
  readonly directory: string;
  /** Rejects when a program of the control plane ends by itself. */
  readonly failure: Promise<never>;
  stop(): Promise<void>;
}

export interface ControlPlaneOptions {
  /** Path of the binary that holds all its programs. */
  readonly program: string;
  /** Port of the API server; by default a free one. */
  readonly port?: number | undefined;
}

const PORTS = ["apiServer", "etcd", "etcdPeer", "controllerManager", "scheduler"] as const;
type Ports = Readonly<Record<(typeof PORTS)[number], number>>;

const ADMIN = "admin";
const CONTROLLER_MANAGER = "system:kube-controller-manager";
const SCHEDULER = "system:kube-scheduler";
const USERS = [ADMIN, CONTROLLER_MANAGER, SCHEDULER] as const;
type User = (typeof USERS)[number];

const READY_SECONDS = 120;

/** Starts it and waits until it serves. If that fails, everything is stopped and the error ends with the program's last words. */
export async function startControlPlane({ program, port }: ControlPlaneOptions): Promise<ControlPlane> {
  const directory = mkdtempSync(join(tmpdir(), "control-plane-"));
  const services: Service[] = [];
  let fail: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Also handled when nothing waits for it yet.
  failure.catch(() => undefined);
  let api: Api | undefined;

  function start(name: string, flags: Readonly<Record<string, string | number | boolean>>): void {
    const args = [name, ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)];
    const log = join(directory, `${name}.log`);
    const onEnd = (reason: string) => fail(new Error(`${name}: ${reason}\n${lastLines(log)}`));
    services.push(startService(name, program, args, { log, onEnd }));
  }

  async function stop(): Promise<void> {
    api?.close();
    // In the opposite order: clients before the servers that they need.
    for (const service of services.toReversed()) await service.stop();
    rmSync(directory, { recursive: true, force: true });
  }

  async function until(what: string, isReady: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + READY_SECONDS * 1000;
    while (!(await Promise.race([isReady().catch(() => false), failure]))) {
      if (performance.now() > end) throw new Error(`${what} is not ready after ${READY_SECONDS} seconds`);
      await sleep(100);
    }
  }

  try {
    const ports = await choosePorts(port);
    const { kubeconfigs, tokens } = writeState(directory, ports);
    const certificate = join(directory, "pki/apiserver.crt");
    start("etcd", etcdFlags(directory, ports));
    start("kube-apiserver", apiServerFlags(directory, ports));
    await until("kube-apiserver", async () => existsSync(certificate));
    const connected = connect({ port: ports.apiServer, token: tokens.admin, certificate });
    api = connected;
    const answers = async (path: string) => (await connected.call("GET", path)).status === 200;
    await until("kube-apiserver", () => answers("/readyz"));
    start("kube-controller-manager", controllerManagerFlags(directory, ports, kubeconfigs));
    start("kube-scheduler", schedulerFlags(directory, ports, kubeconfigs));
    await until("kube-controller-manager", () => answers("/api/v1/namespaces/default/serviceaccounts/default"));
    const { major, minor } = (await connected.call("GET", "/version")).body;
    const version = `${major}.${minor}`;
    return { api, version, program, kubeconfig: kubeconfigs.admin, directory, failure, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Free ports. If the API server's is given, it must be free. */
async function choosePorts(apiServer = 0): Promise<Ports> {
  const wanted = PORTS.map((name) => (name === "apiServer" ? apiServer : 0));
  const results = await Promise.allSettled(wanted.map(listen));
  const servers = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const ports = servers.map((server) => (server.address() as { readonly port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  for (const result of results) if (result.status === "rejected") throw result.reason;
  return Object.fromEntries(PORTS.map((name, index) => [name, ports[index]])) as Ports;
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(`port ${port} of 127.0.0.1 cannot be used: ${error.message}`)));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function lastLines(log: string): string {
  return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").slice(-5).join("\n") : "";
}

/** Keys, tokens, and a kubeconfig for each user. */
function writeState(directory: string, ports: Ports) {
  const write = (name: string, text: string) => {
    const path = join(directory, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  mkdirSync(join(directory, "pki"));
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  write("pki/service-accounts.key", privateKey);
  write("pki/service-accounts.pub", publicKey);
  const tokens = byUser(() => randomBytes(16).toString("hex"));
  const lines = USERS.map((user) => `${tokens[user]},${user},${user}${user === ADMIN ? ",system:masters" : ""}\n`);
  write("pki/tokens.csv", lines.join(""));
  const server = `https://127.0.0.1:${ports.apiServer}`;
  // Compressing megabytes of schemas for each call of Helm costs more than sending them on loopback.
  const cluster = {
    server,
    "certificate-authority": join(directory, "pki/apiserver.crt"),
    "disable-compression": true,
  };
  const kubeconfigs = byUser((user) =>
    write(`${user.replaceAll(":", "-")}.kubeconfig`, JSON.stringify(kubeconfig(cluster, tokens[user]))),
  );
  return { tokens, kubeconfigs };
}

function byUser(of: (user: User) => string): Readonly<Record<User, string>> {
  return Object.fromEntries(USERS.map((user) => [user, of(user)])) as Record<User, string>;
}

function kubeconfig(cluster: object, token: string): object {
  const name = "test";
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  };
}

function etcdFlags(directory: string, { etcd, etcdPeer }: Ports) {
  const [client, peer] = [`http://127.0.0.1:${etcd}`, `http://127.0.0.1:${etcdPeer}`];
  return {
    "data-dir": join(directory, "etcd"),
    // The state does not have to survive a crash of the machine.
    "unsafe-no-fsync": true,
    "log-level": "warn",
    "listen-client-urls": client,
    "advertise-client-urls": client,
    "listen-peer-urls": peer,
    "initial-advertise-peer-urls": peer,
    "initial-cluster": `default=${peer}`,
  };
}

function apiServerFlags(directory: string, ports: Ports) {
  const pki = join(directory, "pki");
  return {
    "etcd-servers": `http://127.0.0.1:${ports.etcd}`,
    "bind-address": "127.0.0.1",
    "advertise-address": "127.0.0.1",
    "secure-port": ports.apiServer,
    "cert-dir": pki,
    "service-cluster-ip-range": "10.96.0.0/16,fd00:10:96::/112",
    "endpoint-reconciler-type": "none",
    "authorization-mode": "Node,RBAC",
    "token-auth-file": join(pki, "tokens.csv"),
    "enable-admission-plugins": "NodeRestriction",
    "service-account-issuer": "https://kubernetes.default.svc",
    "service-account-key-file": join(pki, "service-accounts.pub"),
    "service-account-signing-key-file": join(pki, "service-accounts.key"),
    "allow-privileged": true,
  };
}

type Kubeconfigs = Readonly<Record<User, string>>;

/** Many short-lived namespaces would wait for minutes at the default of 20 requests a second. */
const RATE = { "kube-api-qps": 500, "kube-api-burst": 1000 } as const;

function controllerManagerFlags(directory: string, ports: Ports, kubeconfigs: Kubeconfigs) {
  return {
    kubeconfig: kubeconfigs[CONTROLLER_MANAGER],
    "bind-address": "127.0.0.1",
    "secure-port": ports.controllerManager,
    "cert-dir": join(directory, "pki/controller-manager"),
    "leader-elect": false,
    "use-service-account-credentials": true,
    "service-account-private-key-file": join(directory, "pki/service-accounts.key"),
    "root-ca-file": join(directory, "pki/apiserver.crt"),
    ...RATE,
  };
}

function schedulerFlags(directory: string, ports: Ports, kubeconfigs: Kubeconfigs) {
  return {
    kubeconfig: kubeconfigs[SCHEDULER],
    "bind-address": "127.0.0.1",
    "secure-port": ports.scheduler,
    "cert-dir": join(directory, "pki/scheduler"),
    "leader-elect": false,
    ...RATE,
  };
}
