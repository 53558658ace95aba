/** The account that an app's pods act as. */
import type { App } from "../../model/types.ts";
import type { Account } from "../types.ts";

export function serviceAccountOf({ service_account: own, rbac }: App): Account | undefined {
  if (own === undefined && rbac === undefined) return undefined;
  const { create, name, annotations } = typeof own === "string" ? { name: own } : (own ?? {});
  return {
    // Only a name means an existing account; other settings make it the app's own.
    create: create ?? (name === undefined || annotations !== undefined || rbac !== undefined),
    name: name ?? "",
    annotations: annotations ?? {},
  };
}
