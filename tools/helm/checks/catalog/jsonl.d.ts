/** The bundler includes such a file in the program as text. */
declare module "*.jsonl" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default text;
}
