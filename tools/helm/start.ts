/**
 * Starts the composer with what V8 has compiled of it before (Node.js documentation, "Script: cachedData"), in half the time:
 *
 *   start.cjs <composer> <code cache> <argument>…
 *   start.cjs --compile <composer> <code cache> <argument>… [-- <argument>…]…   runs these commands, and writes the code cache
 *
 * Both are files of parts: the modules of the composer, of which a command loads few, and the code cache of each. V8 does not take
 * the code cache of another Node.js, and compiles a module itself then. To write the same bytes on every machine, it has to be
 * started with `--hash-seed=1`.
 */
import { Script } from "node:vm";
import { partsIn, writeParts } from "./system/parts.ts";

type Composer = typeof import("./cli.ts");

type ReadPart = ReturnType<typeof partsIn>;

interface Loaded {
  readonly composer: Composer;
  /** The modules that have been loaded so far. */
  readonly scripts: ReadonlyMap<string, Script>;
}

/** Runs modules of the composer when they are required, as Node.js runs CommonJS modules. */
function load(program: string, readCodeCache: ReadPart = () => undefined): Loaded {
  const readModule = partsIn(program);
  const scripts = new Map<string, Script>();
  const modules = new Map<string, { exports: object }>();
  const requireModule = (name: string): object => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    // It has no other characters than those of ASCII.
    const source = `(function (exports, require, module) {${readModule(name)?.toString("latin1")}\n})`;
    // Not its path, which would be in the code cache.
    const script = new Script(source, { filename: name, cachedData: readCodeCache(name) });
    const module = { exports: {} };
    scripts.set(name, script);
    modules.set(name, module);
    script.runInThisContext()(module.exports, requireAny, module);
    return module.exports;
  };
  const requireAny = (id: string) => (id.startsWith("./") ? requireModule(id.slice("./".length)) : require(id));
  return { composer: requireModule("cli.js") as Composer, scripts };
}

/** Without a code cache, the composer starts as well: Bazel 7's workers find none at mapped paths. */
function codeCacheIn(path: string): ReadPart | undefined {
  try {
    return partsIn(path);
  } catch {
    return undefined;
  }
}

/** V8 otherwise forgets what it compiled, or compiles it once more, when it sees fit. */
const STEADY = ["--no-flush-bytecode", "--no-sparkplug"];

/** A code cache is only for processes with the same flags: those that are started without any. */
const USUAL = ["--flush-bytecode", "--sparkplug", "--hash-seed=0"];

async function compile(program: string, codeCache: string, args: readonly string[]): Promise<void> {
  // It takes 2 ms to load.
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  STEADY.forEach(setFlagsFromString);
  const { composer, scripts } = load(program);
  for (const command of commandsIn(args)) {
    const { exitCode, output } = await composer.run(command);
    if (exitCode !== 0) throw new Error(output);
  }
  USUAL.forEach(setFlagsFromString);
  writeParts(codeCache, new Map([...scripts].map(([name, script]) => [name, script.createCachedData()])));
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
  void load(program, codeCacheIn(codeCache)).composer.main(rest);
}
