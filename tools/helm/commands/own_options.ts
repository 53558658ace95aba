/** Tells options of ours from those of Helm, which people write side by side. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

export interface SplitOptions {
  /** The text of an option of ours; undefined if it is not given. */
  readonly text: (name: string) => string | undefined;
  /** Whether a switch of ours is on. */
  readonly isOn: (name: string) => boolean;
  /** The options of Helm that we know. */
  readonly shared: readonly string[];
  /** All options of Helm. */
  readonly helm: readonly string[];
}

/** `own`: the options that Helm does not get. `known`: some that it gets. */
export function splitOptions(
  args: readonly string[],
  own: ParseArgsOptionsConfig,
  known: ParseArgsOptionsConfig = {},
): SplitOptions {
  const options = { ...own, ...known };
  const { tokens, values } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const indicesOf = (names: object) =>
    new Set(
      tokens.flatMap((token) => {
        if (token.kind !== "option" || !Object.hasOwn(names, token.name)) return [];
        // The value may be an argument of its own.
        return token.value !== undefined && token.inlineValue === false
          ? [token.index, token.index + 1]
          : [token.index];
      }),
    );
  const [taken, shared] = [indicesOf(own), indicesOf(known)];
  return {
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    isOn: (name) => values[name] === true,
    shared: args.filter((_, index) => shared.has(index)),
    helm: args.filter((_, index) => !taken.has(index)),
  };
}
