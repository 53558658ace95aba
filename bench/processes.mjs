/** Processor time and memory of processes, from /proc (proc_pid_stat(5), proc_pid_status(5)). */
import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

function read(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    // It has ended.
    return "";
  }
}

function statOf(pid) {
  const fields = read(pid, "stat").split(") ").at(-1).split(" ");
  const seconds = (...indices) =>
    indices.reduce((sum, index) => sum + Number(fields[index] ?? 0), 0) / TICKS_PER_SECOND;
  return { parent: Number(fields[1]), own: seconds(11, 12), ofChildren: seconds(13, 14) };
}

/** Seconds of processor time: of a process itself, and of its children that have ended. */
export function timesOf(pid) {
  const { own, ofChildren } = statOf(pid);
  return { own, ofChildren };
}

/** The processes below one, by what their command line contains. */
export function processesBelow(ancestor, words) {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [Number(pid), statOf(pid).parent]));
  const isBelow = (pid) => pid !== undefined && (parents.get(pid) === ancestor || isBelow(parents.get(pid)));
  return [...parents.keys()].filter((pid) => isBelow(pid) && read(pid, "cmdline").includes(words));
}

/** The most memory that a process has had, in MiB. */
export function peakMemoryOf(pid) {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(pid, "status"))?.[1] ?? 0) / 1024;
}
