/** The bundler puts such a file into the program as a text. */
declare module "*.jsonl" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how the bundler gives it.
  export default text;
}
