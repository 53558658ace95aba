/**
 * A token server on loopback, for registries that trust its certificate (Docker Registry: "Token Authentication Specification"):
 * `node token_server.mjs http|https <certificate> <key> <user> <password> <identity token>`. Prints its port, and then a line for
 * each token that it gives: how it was asked.
 */
import { sign, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { text } from "node:stream/consumers";

const [scheme, certificate, key, user, password, identityToken] = process.argv.slice(2);
/** The user of an identity token that is sent as a password (Azure Container Registry). */
const NOBODY = "00000000-0000-0000-0000-000000000000";

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Allows everything that was asked for. */
function tokenFor(parameters) {
  const access = parameters.getAll("scope").map((scope) => {
    const [type, name, actions = ""] = scope.split(":");
    return { type, name, actions: actions.split(",") };
  });
  const seconds = Math.floor(Date.now() / 1000);
  const times = { nbf: seconds - 60, iat: seconds, exp: seconds + 600 };
  const claims = { iss: "test", sub: user, aud: parameters.get("service"), jti: "1", ...times, access };
  const chain = [new X509Certificate(files.cert).raw.toString("base64")];
  const signed = `${encode({ typ: "JWT", alg: "RS256", x5c: chain })}.${encode(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), files.key).toString("base64url")}`;
}

/** How the one who asks proves who they are; undefined if they do not. */
function proof(authorization, form) {
  const basic = Buffer.from(authorization?.replace(/^Basic /, "") ?? "", "base64").toString();
  if (basic === `${user}:${password}`) return "password";
  if (basic === `${NOBODY}:${identityToken}`) return "identity token as password";
  if (form.get("grant_type") === "refresh_token" && form.get("refresh_token") === identityToken) return "refresh token";
  if (form.get("grant_type") === "password" && form.get("password") === password) return "password";
  return undefined;
}

async function answer(request, response) {
  const query = new URL(request.url, "http://localhost").searchParams;
  const form = new URLSearchParams(request.method === "POST" ? await text(request) : "");
  const how = proof(request.headers.authorization, form);
  if (how === undefined) {
    response.writeHead(401).end();
    return;
  }
  console.log(how);
  const token = tokenFor(request.method === "POST" ? form : query);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ token, access_token: token, expires_in: 600 }));
}

const files = { cert: readFileSync(certificate), key: readFileSync(key) };
const server = scheme === "https" ? https.createServer(files, answer) : http.createServer(answer);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
