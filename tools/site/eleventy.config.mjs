/** Pages are Markdown and nothing else: `{{` in them belongs to Helm. The rest is set in build.mjs. */
export const config = { markdownTemplateEngine: false };
