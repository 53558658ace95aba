/** The bundler includes such a file in the program as text; a script for the browser with all that it imports. */
declare module "*.ejs" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default text;
}

declare module "*.css" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default text;
}

declare module "*.ts?script" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it like this.
  export default text;
}
