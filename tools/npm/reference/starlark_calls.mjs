/** Calls in BUILD files, with their keyword arguments as text. */

/** The tokens of a value's text, as far as needed to find its end. */
const TOKEN = /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*|[[\](){},]|[^"'#[\](){},]+/g;

/** `[{ arguments: { name: text } }]`, one for each call of a function, in the order of the file. */
export function callsOf(name, text) {
  const starts = [...text.matchAll(new RegExp(`(?<![\\w.]|def )${name}\\(`, "g"))];
  return starts.map(({ 0: { length }, index }) => ({ arguments: argumentsFrom(text, index + length) }));
}

function argumentsFrom(text, start) {
  const found = [];
  let depth = 0;
  let current = "";
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(text)?.[0]; token !== undefined; token = TOKEN.exec(text)?.[0]) {
    if (depth === 0 && (token === "," || token === ")")) found.push(current);
    if (depth === 0 && token === ")") break;
    if (/^[[({]$/.test(token)) depth += 1;
    if (/^[\])}]$/.test(token)) depth -= 1;
    // Comments between arguments belong to no argument.
    const isDropped = depth === 0 && (token === "," || token.startsWith("#"));
    current = depth === 0 && token === "," ? "" : current + (isDropped ? "" : token);
  }
  return Object.fromEntries(found.flatMap(keywordArgument));
}

function keywordArgument(text) {
  const [, name, value] = /^\s*(\w+)\s*=(?!=)\s*([\s\S]+?)\s*$/.exec(text) ?? [];
  return name === undefined ? [] : [[name, value]];
}

/** Whether a value can be copied anywhere: it uses no variable of its file. */
export function isSelfContained(value) {
  const outsideOfStrings = value.replace(/"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, "");
  const words = outsideOfStrings.match(/(?<![\w.])[A-Za-z_]\w*/g) ?? [];
  return (
    words.every((word) => ["True", "False", "None", "ref", "glob"].includes(word)) && !/[%+|]/.test(outsideOfStrings)
  );
}
