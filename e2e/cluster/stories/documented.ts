/** The commands of a page that its readers type in, run as they stand there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentOf } from "../helm.ts";
import { type Run, run, startService } from "../processes.ts";
import type { Scene } from "./scene.ts";

/** What a command of a page does here. */
export interface Expected {
  /** What it prints. */
  readonly shows: RegExp;
  /** Why the cluster of the tests refuses it, and `shows` is how. */
  readonly refused?: string;
  /** It runs until it is stopped. */
  readonly isServer?: boolean;
  /** What has to be there before it, and what has to hold after it. */
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
}

export interface Page {
  readonly path: string;
  /** The folder in which the commands are run. */
  readonly folder: string;
  /** What readers replace, such as `<pod>`, and what takes its place. */
  readonly placeholders: Readonly<Record<string, () => string | Promise<string>>>;
  /** Each command of the page, as it stands there. */
  readonly expected: Readonly<Record<string, Expected>>;
}

const BLOCK = /^```\w*\n([\s\S]*?)^```$/gm;
const SPAN = /`([^`\n]+)`/g;

/** `helm upgrade` or `kubectl set env` by itself is only a name. */
const NAME = /^\w+ (\w+|set env|rollout restart)$/;

/** The commands in blocks, in tables and within sentences, each once. */
export function commandsIn(text: string): readonly string[] {
  const lines = text
    .replaceAll(/ \\\n\s*/g, " ")
    .replaceAll(BLOCK, (_, code: string) => code.replaceAll(/^(.*)$/gm, "`$1`"));
  const spans = [...lines.matchAll(SPAN)].map(([, span = ""]) => span.trim());
  return [...new Set(spans.filter((span) => /^(kubectl|helm) /.test(span) && !NAME.test(span)))];
}

/** Runs the commands in the order of the page. Those that it has and nobody expects are findings, and so are the others. */
export async function runPage(scene: Scene, { path, folder, placeholders, expected }: Page): Promise<void> {
  const commands = commandsIn(readFileSync(path, "utf8"));
  for (const command of Object.keys(expected))
    scene.expect(`${path} has no command \`${command}\``, commands.includes(command));
  for (const command of commands) {
    const { shows, refused, isServer = false, before, after } = expected[command] ?? {};
    scene.expect(`nobody says what \`${command}\` in ${path} shows`, shows !== undefined);
    if (shows === undefined) continue;
    await before?.();
    const text = await filledIn(command, placeholders);
    const { exitCode, stdout, stderr } = await (isServer ? serve(scene, text, shows) : runLine(scene, folder, text));
    const said = `${stdout}${stderr}`;
    scene.expect(
      `\`${text}\`: exit code ${exitCode}\n${said}\nexpected ${shows}`,
      (exitCode === 0) === (refused === undefined) && shows.test(said),
    );
    await after?.();
  }
}

async function filledIn(command: string, placeholders: Page["placeholders"]): Promise<string> {
  let text = command;
  for (const [placeholder, value] of Object.entries(placeholders))
    if (text.includes(placeholder)) text = text.replaceAll(placeholder, await value());
  return text;
}

/** Functions, so that a reader's shell is all that stands between the page and the programs. */
export function runLine({ controlPlane, helm }: Scene, folder: string, line: string): Promise<Run> {
  const programs = `kubectl() { '${controlPlane.program}' kubectl "$@"; }; helm() { '${helm.program}' "$@"; }`;
  const env = { PATH: process.env["PATH"], ...environmentOf(controlPlane) };
  return run("sh", ["-c", `${programs}; ${line}`], { cwd: folder, env });
}

/** Starts a program, and stops it once it has said what it is to say, or has had time for it. */
async function serve({ controlPlane }: Scene, text: string, shows: RegExp): Promise<Run> {
  const log = join(controlPlane.directory, "served.log");
  const env = environmentOf(controlPlane);
  const service = startService("kubectl", controlPlane.program, text.split(" "), { log, env, onEnd: () => undefined });
  const end = performance.now() + 30_000;
  const said = () => readFileSync(log, "utf8");
  while (!shows.test(said()) && !service.ended && performance.now() < end) await sleep(100);
  const exitCode = service.ended ? 1 : 0;
  await service.stop();
  return { exitCode, stdout: said(), stderr: "", seconds: 0 };
}
