/** The composer: app metadata and a chart declaration become a chart's files, or problems. */
import { check } from "./check.ts";
import { parse } from "./parse.ts";
import type { Result } from "./problems.ts";
import { render } from "./render.ts";
import { resolve } from "./resolve.ts";
import type { ChartFiles, Request } from "./types.ts";
import { validate } from "./validate.ts";

/**
 * Composes one chart. Pure: the same request gives the same files, byte for byte.
 *
 * The stages are parse → validate → resolve → check → render. Each says everything that is wrong with its input;
 * the next one runs only on input that it can trust.
 */
export function compose(request: Request): Result<ChartFiles> {
  const parsed = parse(request);
  if (parsed.model === undefined) return { problems: parsed.problems };
  const { model } = parsed;

  const invalid = [...parsed.problems, ...validate(model)];
  if (invalid.length > 0) return { problems: invalid };

  const { view, problems } = resolve(model);
  if (view === undefined || problems.length > 0) return { problems };

  const failed = check(view, model);
  if (failed.length > 0) return { problems: failed };

  return { value: render(view, request) };
}
