/** What the bundler includes in the program: `tools/npm/bundled_texts.mjs`. */

/** The EJS templates of a folder by their path in it; each makes a text. `<%= %>` places values as they are. */
declare module "*?text" {
  const templates: Readonly<Record<string, (it: object) => string>>;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default templates;
}

/** The same, but `<%= %>` escapes values for HTML. */
declare module "*?html" {
  const templates: Readonly<Record<string, (it: object) => string>>;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default templates;
}

declare module "*.css" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default text;
}

/** One JSON value on each line. */
declare module "*.jsonl" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default text;
}

/** A script for the browser with all that it imports. */
declare module "*.ts?script" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default text;
}
