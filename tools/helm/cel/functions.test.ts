import { expect, test } from "@jest/globals";
import { FUNCTION_GROUPS, FUNCTION_NAMES } from "./functions.ts";
import { language } from "./language.ts";

const { environment, compile } = language();

const EXAMPLES = FUNCTION_GROUPS.flatMap(({ examples }) => Object.entries(examples));

test.each(EXAMPLES)("%s: %s", (_, expression) => {
  const { program, error } = compile(environment, expression);
  expect(error).toBeUndefined();
  expect(program?.evaluate({})).toEqual({ value: true });
  expect(program?.type).toBe("bool");
});

test("every function is used in the example of its name", () => {
  const lost = EXAMPLES.filter(([name, expression]) => {
    const [plain = name] = name.split(" ");
    return !expression.includes(`${plain}(`);
  });
  expect(lost).toEqual([]);
});

test("the functions that the library has in addition are not in the list", () => {
  expect(["base64", "bind", "hex", "json", "at"].filter((name) => FUNCTION_NAMES.has(name))).toEqual([]);
});
