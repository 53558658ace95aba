export interface Outcome {
  /** 0: done. 1: something is wrong with the input. 2: the command was called wrongly. */
  readonly exitCode: number;
  readonly output: string;
  /** Whether the output is what was asked for, whatever the exit code. Default: after 0 alone. */
  readonly isResult?: boolean;
}

/** Where a person reads the output. */
export interface Terminal {
  readonly isColored: boolean;
}

export type Command = (args: readonly string[], terminal: Terminal) => Outcome | Promise<Outcome>;
