/** The volume for temporary files that comes with a read-only root file system. */
export const TEMPORARY = { name: "tmp", mountPath: "/tmp" } as const;
