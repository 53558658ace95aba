/** Pods as a kubelet runs them: init containers one after another, then the containers, whose probes it asks. */

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { type RunningContainer, startContainer } from "./container.ts";
import type { Container, PodSpec, Probe } from "./types.ts";
import { makeVolume } from "./volumes.ts";

export interface Pod {
  readonly initContainers: readonly RunningContainer[];
  readonly containers: readonly RunningContainer[];
  /** Waits until all readiness probes succeed, then runs the other probes once. Fails if one fails, or a container exits. */
  readonly ready: () => Promise<void>;
  /** Waits until the first container has written this, and returns all that it has written. */
  readonly wrote: (pattern: RegExp) => Promise<string>;
  readonly stop: (graceSeconds?: number) => Promise<void>;
}

/** A container did not do its work. */
export class ContainerFailed extends Error {}

export async function startPod(cluster: Cluster, spec: PodSpec): Promise<Pod> {
  const folder = mkdtempSync(join(cluster.scratch, "pod-"));
  const { fsGroup } = spec.securityContext ?? {};
  const volumes = new Map((spec.volumes ?? []).map((each) => [each.name, makeVolume(cluster, each, folder, fsGroup)]));
  const start = (container: Container) =>
    startContainer(cluster, spec, container, { folder: join(folder, container.name), volumes });
  const initContainers: RunningContainer[] = [];
  for (const container of spec.initContainers ?? []) {
    const running = start(container);
    initContainers.push(running);
    const code = await running.exited;
    if (code !== 0) throw failed(running, `exited with ${code}`);
  }
  const containers = spec.containers.map(start);
  return {
    initContainers,
    containers,
    ready: async () => {
      for (const [index, container] of spec.containers.entries()) {
        const running = containers[index] as RunningContainer;
        await soon(running, () => probe(container, container.readinessProbe, running));
        await probe(container, container.startupProbe, running);
        await probe(container, container.livenessProbe, running);
      }
    },
    wrote: async (pattern) => {
      const [first] = containers as [RunningContainer];
      await soon(first, async () => assert.match(first.log(), pattern));
      return first.log();
    },
    stop: async (graceSeconds = 10) => {
      await Promise.all(containers.map((container) => container.stop(graceSeconds)));
    },
  };
}

/** Runs a pod whose containers exit, such as that of a job, and returns what the first one wrote. */
export async function runPod(cluster: Cluster, spec: PodSpec): Promise<string> {
  const { containers } = await startPod(cluster, spec);
  for (const container of containers) {
    const code = await container.exited;
    if (code !== 0) throw failed(container, `exited with ${code}`);
  }
  return containers[0]?.log() ?? "";
}

/** How long a container may take here to do what it has to. */
const LIMIT_SECONDS = 30;

/** Repeats a check until it succeeds. */
async function soon(running: RunningContainer, check: () => Promise<void>): Promise<void> {
  const end = Date.now() + LIMIT_SECONDS * 1000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (!running.isRunning()) throw failed(running, `exited with ${await running.exited}`);
      if (Date.now() > end) throw failed(running, `took too long: ${error}`);
    }
    await delay(100);
  }
}

async function probe({ ports = [] }: Container, check: Probe | undefined, running: RunningContainer): Promise<void> {
  if (check === undefined) return;
  const number = (port: string | number) =>
    typeof port === "number" ? port : (ports.find(({ name }) => name === port)?.containerPort ?? 0);
  if (check.exec !== undefined) {
    running.execute(check.exec.command);
  } else if (check.httpGet !== undefined) {
    const { status } = await fetch(`http://127.0.0.1:${number(check.httpGet.port)}${check.httpGet.path}`);
    if (status < 200 || status >= 400) throw new Error(`HTTP probe failed with statuscode: ${status}`);
  } else if (check.tcpSocket !== undefined) {
    await connects(number(check.tcpSocket.port));
  } else {
    throw new Error(`a probe of this kind cannot run here: ${JSON.stringify(check)}`);
  }
}

function connects(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}

function failed(container: RunningContainer, what: string): ContainerFailed {
  return new ContainerFailed(`container ${container.name} ${what}; its log:\n${container.log()}`);
}
