/** The form in which functions are listed. */

export interface FunctionGroup {
  readonly name: string;
  /** The Kubernetes version that brought it. */
  readonly since: string;
  /** Expressions that are true, by the functions that they show. */
  readonly examples: Readonly<Record<string, string>>;
  /** What is not there, and how to do without. */
  readonly missing?: string;
}
