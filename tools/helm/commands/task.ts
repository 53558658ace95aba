/** What run targets of a release are asked to do. */
import type { ReleaseOptions } from "./release_options.ts";
import type { Release } from "./releases.ts";

/** What a person wants of a release. */
export interface Task {
  readonly release: Release;
  readonly options: ReleaseOptions;
  /** The Helm binary. */
  readonly helm: string;
  /** Label of the run target. */
  readonly label: string;
  readonly isColored: boolean;
}
