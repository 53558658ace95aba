/** Explains an unknown name in a dict: where its value goes, or which names come close. */

import { isDeepStrictEqual } from "node:util";
import { similar } from "../base/similar.ts";
import { starlark } from "../base/starlark.ts";
import { closest, listWords } from "../base/text.ts";
import { type Path, placeOf, type Target, writeOut, writeTo } from "./edits.ts";
import { type Home, homesOf } from "./homes.ts";
import type { Problem } from "./problems.ts";
import { sampleOf } from "./sample.ts";
import { nodeAt, propertiesOf, type SchemaFiles, type SchemaNode } from "./schema_tree.ts";
import { accepts, isDict, openedBy, translate } from "./translate.ts";

/** The term for a schema's properties, and where they are all listed. */
export interface Vocabulary {
  readonly noun: "attribute" | "key";
  /** The code of a problem with an unknown one. */
  readonly code: "unknown-attribute" | "unknown-case-key" | "unknown-value";
  /** The document that lists them. */
  readonly page: string;
  /** Suffix of the page's anchors, which start with the name of a top-level property; undefined if the page has no anchors. */
  readonly anchorEnd?: string;
  /** Schemas of other declarations, by the name of their macro. */
  readonly elsewhere?: SchemaFiles;
}

/** A value with its schema, and a dict in it with an unknown name. */
export interface Unknown extends Target {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  readonly root: SchemaNode;
  readonly files: SchemaFiles;
  readonly whole: unknown;
}

type Advice = Pick<Problem, "expected" | "fix">;

/** Longer lists would bury the message. */
const SHORT_LIST = 8;

export function explainUnknown(unknown: Unknown): Advice & Pick<Problem, "code" | "what" | "got"> {
  const { code, noun } = unknown.vocabulary;
  return {
    code,
    what: noun === "key" ? "is not a key" : "is not an attribute",
    got: unknown.dict[unknown.name],
    ...(advice(unknown) ?? guess(unknown)),
  };
}

/** For a recognized name: where its value goes. */
function advice(unknown: Unknown): Advice | undefined {
  const { name, dict, path, root, files } = unknown;
  const here = nodeAt(path, root, files) ?? root;
  const opened = openedBy(name, dict[name], here, files);
  if (opened !== undefined) return { expected: `${listWords(Object.keys(opened))} instead`, fix: writeOut(opened) };
  const below = fittingHomes(unknown, here);
  if (below.length > 0) return moved(unknown, below, { path, dict });
  return inOtherMacro(unknown) ?? reshaped(unknown) ?? outside(unknown);
}

/** For a top-level attribute that was written inside a dict. */
function outside(unknown: Unknown): Advice | undefined {
  const { path, root, whole } = unknown;
  if (path.length === 0 || !isDict(whole) || typoOf(unknown) !== undefined || !isOneOfAKind(unknown)) return undefined;
  const homes = fittingHomes(unknown, root);
  if (homes.length === 0) return undefined;
  const { expected, fix } = moved(unknown, homes, { path: [], dict: whole });
  return { expected, fix: `${fix}, outside \`${placeOf(path)}\`` };
}

/** Places for this name that accept a value of this type. */
function fittingHomes({ name, dict, files }: Unknown, start: SchemaNode): readonly Home[] {
  return homesOf(name, start, files, (node) => accepts(dict[name], node, files));
}

/** Whether the user chose no part of the path: below a name of their own, the top-level attributes are about something else. */
function isOneOfAKind({ path, root, files }: Unknown): boolean {
  return path.every((key, index) => propertyNames(path.slice(0, index), root, files).includes(String(key)));
}

function propertyNames(path: Path, root: SchemaNode, files: SchemaFiles): readonly string[] {
  const node = nodeAt(path, root, files);
  return node === undefined ? [] : propertiesOf(node, files).map(([name]) => name);
}

function moved({ name, dict, files, vocabulary }: Unknown, homes: readonly Home[], target: Target): Advice {
  const edits = homes.map(({ path, node }) => {
    const [first, ...others] = path;
    const place = placeOf([...target.path, ...path]);
    const wanted = translate(dict[name], node, files);
    const isRenamed = others.length === 0 && isDeepStrictEqual(wanted, dict[name]) && target.dict === dict;
    if (isRenamed && !Object.hasOwn(dict, String(first))) return `rename it to \`${first}\``;
    return vocabulary.noun === "key" ? `move it to \`${place}\`` : writeTo(path, wanted, target);
  });
  const places = homes.map(({ path }) => placeOf([...target.path, ...path]));
  return { expected: listWords(places, "or"), fix: edits.join(" or ").replaceAll(" or write ", " or ") };
}

/** For an attribute of a chart in an app, or the other way round. */
function inOtherMacro(unknown: Unknown): Advice | undefined {
  const { name, path, vocabulary, files } = unknown;
  if (path.length > 0) return undefined;
  for (const [macro, schema] of Object.entries(vocabulary.elsewhere ?? {})) {
    const [home] = homesOf(name, { schema, file: schema }, files, () => true);
    if (home === undefined) continue;
    const place = placeOf(home.path);
    const fix = place === name ? `move it to the \`${macro}\`` : `set \`${place}\` of the \`${macro}\``;
    return { expected: `\`${place}\` of \`${macro}\``, fix };
  }
  return undefined;
}

/** For a name that is recognized here but takes another kind of value: what that looks like. */
function reshaped({ name, path, root, files }: Unknown): Advice | undefined {
  const here = nodeAt(path, root, files) ?? root;
  const [home] = homesOf(name, here, files, () => true);
  if (home === undefined) return undefined;
  const place = placeOf([...path, ...home.path]);
  const sample = writeTo(home.path, sampleOf(home.node, files), { path, dict: {} });
  return { expected: `\`${place}\``, fix: sample.replace(/^write/, "write it like this:") };
}

function typoOf({ name, path, root, files }: Unknown): string | undefined {
  return closest(name, propertyNames(path, root, files));
}

/** For a name that is misspelt or not recognized: the closest ones, and where all of them are listed. */
function guess(unknown: Unknown): Advice {
  const { name, path, root, files, vocabulary } = unknown;
  const names = [...new Set(propertyNames(path, root, files))].sort();
  const [top] = path;
  const isAnchored = top !== undefined && vocabulary.anchorEnd !== undefined;
  const page = isAnchored ? `${vocabulary.page}#${top}${vocabulary.anchorEnd}` : vocabulary.page;
  const typo = typoOf(unknown);
  const fix = typo === undefined ? lookUp(unknown, page) : renamed(unknown, typo);
  if (names.length === 0) return { expected: `no ${vocabulary.noun} here`, fix: "remove it" };
  if (names.length <= SHORT_LIST) return { expected: `one of ${listWords(names)}`, fix };
  const few = typo === undefined ? similar(name, names) : [typo];
  const article = vocabulary.noun === "key" ? "a key" : "an attribute";
  const like = few.length === 0 ? "" : `${listWords(few, "or")}, or another one from `;
  return { expected: few.length === 0 ? `${article} from ${page}` : `${like}${page}`, fix };
}

/** The new name alone, or with the value in the form that it needs there, such as a list of one. */
function renamed({ name, dict, path, root, files }: Unknown, typo: string): string {
  const node = nodeAt([...path, typo], root, files);
  const wanted = node === undefined ? dict[name] : translate(dict[name], node, files);
  const change = isDeepStrictEqual(wanted, dict[name]) ? "" : ` and write ${starlark(wanted)}`;
  return `rename it to \`${typo}\`${change}`;
}

/** A name in Kubernetes' spelling may be a field that has no attribute. */
function lookUp({ name, path, vocabulary }: Unknown, page: string): string {
  const isField = vocabulary.noun === "attribute" && path.length === 0 && /[a-z][A-Z]/.test(name);
  return `look in ${page} for what it means, ${isField ? "or set the field with `patches`" : "or remove it"}`;
}
