/** Tells options of ours from those of Helm, which people write side by side. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

export interface SplitOptions {
  /** The text of an option of ours; undefined if it is not given. */
  readonly text: (name: string) => string | undefined;
  /** Whether a switch of ours is on. */
  readonly isOn: (name: string) => boolean;
  /** The arguments that are options of ours. */
  readonly own: readonly string[];
  /** Everything else, for Helm. */
  readonly helm: readonly string[];
}

export function splitOptions(args: readonly string[], options: ParseArgsOptionsConfig): SplitOptions {
  const { tokens, values } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const taken = new Set(
    tokens.flatMap((token) => {
      if (token.kind !== "option" || !Object.hasOwn(options, token.name)) return [];
      // The value may be an argument of its own.
      return token.value !== undefined && token.inlineValue === false ? [token.index, token.index + 1] : [token.index];
    }),
  );
  return {
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    isOn: (name) => values[name] === true,
    own: args.filter((_, index) => taken.has(index)),
    helm: args.filter((_, index) => !taken.has(index)),
  };
}
