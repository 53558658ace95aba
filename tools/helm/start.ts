/**
 * Starts the composer with what V8 has compiled of it before (Node.js documentation, "Script: cachedData"), in half the time:
 *
 *   start.cjs <composer> <code cache> <argument>…
 *   start.cjs --compile <composer> <code cache> <argument>… [-- <argument>…]…   runs these commands, and writes the code cache
 *
 * V8 does not take the code cache of another Node.js, and compiles the composer itself then. To write the same bytes on every
 * machine, it has to be started with `--hash-seed=1`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Script } from "node:vm";

type Composer = typeof import("./cli.ts");

interface Loaded {
  readonly composer: Composer;
  readonly script: Script;
}

/** Runs the composer's bundle as Node.js runs a CommonJS module. */
function load(program: string, cachedData?: Buffer): Loaded {
  // It has no other characters than those of ASCII.
  const source = `(function (exports, require, module) {${readFileSync(program, "latin1")}\n})`;
  const script = new Script(source, {
    // Not its path, which would be in the code cache.
    filename: "composer.cjs",
    cachedData,
  });
  const composer = { exports: {} as Composer };
  script.runInThisContext()(composer.exports, require, composer);
  return { composer: composer.exports, script };
}

/** V8 otherwise forgets what it compiled, or compiles it once more, when it sees fit. */
const STEADY = ["--no-flush-bytecode", "--no-sparkplug"];

/** A code cache is only for processes with the same flags: those that are started without any. */
const USUAL = ["--flush-bytecode", "--sparkplug", "--hash-seed=0"];

async function compile(program: string, codeCache: string, args: readonly string[]): Promise<void> {
  // It takes 2 ms to load.
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  STEADY.forEach(setFlagsFromString);
  const { composer, script } = load(program);
  for (const command of commandsIn(args)) {
    const { exitCode, output } = await composer.run(command);
    if (exitCode !== 0) throw new Error(output);
  }
  USUAL.forEach(setFlagsFromString);
  writeFileSync(codeCache, script.createCachedData());
}

function commandsIn(args: readonly string[]): readonly (readonly string[])[] {
  const end = args.indexOf("--");
  return end < 0 ? [args] : [args.slice(0, end), ...commandsIn(args.slice(end + 1))];
}

const [, , ...args] = process.argv;
if (args[0] === "--compile") {
  const [, program = "", codeCache = "", ...commands] = args;
  void compile(program, codeCache, commands);
} else {
  const [program = "", codeCache = "", ...rest] = args;
  // It is not there for Bazel 7's workers with mapped paths; the composer says so, since nothing else is there, either.
  void load(program, existsSync(codeCache) ? readFileSync(codeCache) : undefined).composer.main(rest);
}
