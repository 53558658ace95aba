/** BUILD files as buildifier writes them. */
import { starlark } from "./starlark.ts";

/** A call in place of a value, like `ref.secret("name", "key")`. */
export interface Call {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly named: Readonly<Record<string, unknown>>;
}

const MARK = Symbol("call");

export function callOf(call: string, args: readonly unknown[], named: Call["named"] = {}): Call {
  return { call, args, named, [MARK]: true } as Call;
}

function isCall(value: unknown): value is Call {
  return typeof value === "object" && value !== null && MARK in value;
}

/** A statement like `load(…)`. */
export function loadStatement(file: string, names: readonly string[]): string {
  return `load(${[file, ...[...names].sort()].map(starlark).join(", ")})`;
}

/** A target: its name first, then the attributes in the order of the alphabet, each on a line of its own. */
export function targetStatement(rule: string, name: string, attributes: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = [["name", name] as const, ...sorted].map(([attribute, value]) => {
    return `    ${attribute} = ${valueText(value, 4, attribute.length + 8)},`;
  });
  return `${rule}(\n${lines.join("\n")}\n)`;
}

/** Where lines end at the latest, if their values can be broken. */
const WIDTH = 80;

/** `used`: what is on the line before and after the value. */
function valueText(value: unknown, indent: number, used: number): string {
  const flat = flatText(value);
  if (isFlat(value) && used + flat.length <= WIDTH) return flat;
  const inner = " ".repeat(indent + 4);
  const close = " ".repeat(indent);
  if (isCall(value)) return Object.keys(value.named).length === 0 ? flat : brokenCall(value, inner, close);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${inner}${valueText(item, indent + 4, indent + 5)},\n`).join("")}${close}]`;
  }
  if (typeof value !== "object" || value === null) return flat;
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, item]) => {
    const name = starlark(key);
    return `${inner}${name}: ${valueText(item, indent + 4, indent + name.length + 7)},\n`;
  });
  return `{\n${lines.join("")}${close}}`;
}

/** Several items are on a line each, and arguments if some of them are named. */
function isFlat(value: unknown): boolean {
  if (isCall(value)) return Object.keys(value.named).length === 0;
  if (typeof value !== "object" || value === null) return true;
  const items: readonly unknown[] = Object.values(value);
  return items.length < 2 && items.every(isScalar);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null || (isCall(value) && isFlat(value));
}

/** An argument on each line. */
function brokenCall({ call, args, named }: Call, inner: string, close: string): string {
  const all = [...args.map(flatText), ...keywordsOf(named)];
  return `${call}(\n${all.map((argument) => `${inner}${argument},\n`).join("")}${close})`;
}

function keywordsOf(named: Call["named"]): readonly string[] {
  return Object.entries(named).map(([name, value]) => `${name} = ${flatText(value)}`);
}

function flatText(value: unknown): string {
  if (isCall(value)) return callText(value);
  if (Array.isArray(value)) return `[${value.map(flatText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return starlark(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${starlark(key)}: ${flatText(item)}`)
    .join(", ")}}`;
}

function callText({ call, args, named }: Call): string {
  return `${call}(${[...args.map(flatText), ...keywordsOf(named)].join(", ")})`;
}
