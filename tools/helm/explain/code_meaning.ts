/** What a code means. */

export interface CodeMeaning {
  /** What is wrong, as a sentence. */
  readonly meaning: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

export interface CodeGroup {
  readonly title: string;
  readonly codes: Readonly<Record<string, CodeMeaning>>;
}

export const code = (meaning: string, remedy: string): CodeMeaning => ({ meaning, remedy });
